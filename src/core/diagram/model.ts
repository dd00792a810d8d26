/**
 * What the diagram shows, without places: content only, plain JSON. Host and webview share it; the webview lays it out
 * (core/layout) because filters, collapsing and opened endpoint lists are its own state.
 */
import { z } from "../model/zod";

export const ColumnId = z.enum(["forwardingRule", "targetProxy", "urlMap", "backend", "endpointGroup", "aux"]);
export type ColumnId = z.infer<typeof ColumnId>;

export const Badge = z.object({ errors: z.number(), warnings: z.number(), infos: z.number() });
export type Badge = z.infer<typeof Badge>;

/** A row inside a node: a host heading or a route of a URL map, or an endpoint of a NEG. */
export const DiagramRow = z.object({
  /** Unique in its node; edges leave from it. */
  id: z.string(),
  type: z.enum(["heading", "route", "endpoint"]),
  label: z.string(),
  /** Right-aligned: weight, "301", "canary". */
  note: z.string().optional(),
  /** Full text for hover and screen readers, where the label is short. */
  title: z.string().optional(),
  emphasis: z.enum(["strong", "dim"]).optional(),
  severity: z.enum(["error", "warning", "info"]).optional(),
});
export type DiagramRow = z.infer<typeof DiagramRow>;

export const DiagramNode = z.object({
  /** Id of the resource or ghost. */
  id: z.string(),
  kind: z.string(),
  /** "Backend service". */
  kindLabel: z.string(),
  column: ColumnId,
  /** Id of the lane it stands in. */
  lane: z.string(),
  title: z.string(),
  /** The two or three fields that matter for its kind, in words: "HTTPS · CDN", "34.149.10.20 : 443". */
  subtitle: z.string(),
  /** Global / region / zone, in words. */
  scope: z.string(),
  badge: Badge,
  rows: z.array(DiagramRow),
  /** Rows that exist and were not sent (endpoints beyond the first). */
  moreRows: z.number(),
  ghost: z.object({ state: z.enum(["dangling", "outside", "unknown"]), reason: z.string() }).optional(),
  /** "×N": stands for many (count, for_each): the expression. */
  many: z.string().optional(),
  /** What a screen reader says: kind, name, fields, findings. */
  label: z.string(),
});
export type DiagramNode = z.infer<typeof DiagramNode>;

/** Drawn left to right, whatever way the reference points: `from` is the node in the column further left. */
export const DiagramEdge = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  /** Row of `from` that it leaves from. */
  fromRow: z.string().optional(),
  /** Host/path, weight; shown on hover and selection, read by screen readers. */
  label: z.string().optional(),
  style: z.enum(["solid", "dashed"]),
  severity: z.enum(["error", "warning", "info"]).optional(),
});
export type DiagramEdge = z.infer<typeof DiagramEdge>;

export const DiagramLane = z.object({
  id: z.string(),
  /** Load balancers that share the lane (they share a backend); empty for the lane of unreachable resources. */
  loadBalancers: z.array(z.string()),
  title: z.string(),
  /** Product in words, or "product unknown". */
  product: z.string(),
  /** How the product was inferred. */
  because: z.string(),
  /** Files, shortened. */
  files: z.string(),
});
export type DiagramLane = z.infer<typeof DiagramLane>;

export const Diagram = z.object({
  lanes: z.array(DiagramLane),
  nodes: z.array(DiagramNode),
  edges: z.array(DiagramEdge),
  /** For the filter: every load balancer by id and name. */
  loadBalancers: z.array(z.object({ id: z.string(), name: z.string(), product: z.string() })),
  summary: z.object({
    loadBalancers: z.number(),
    resources: z.number(),
    errors: z.number(),
    warnings: z.number(),
    infos: z.number(),
    unknowns: z.number(),
    /** Files with syntax problems: the diagram then shows what is still understood. */
    problems: z.array(z.object({ file: z.string(), line: z.number(), column: z.number(), message: z.string() })),
  }),
});
export type Diagram = z.infer<typeof Diagram>;

const patchOf = <T extends z.ZodType>(item: T) =>
  z.object({ set: z.array(item), removed: z.array(z.string()), order: z.array(z.string()).optional() });

/** The difference between two versions: items set (added or changed), ids removed, and the order when it changed. */
export const DiagramPatch = z.object({
  lanes: patchOf(DiagramLane),
  nodes: patchOf(DiagramNode),
  edges: patchOf(DiagramEdge),
  loadBalancers: Diagram.shape.loadBalancers.optional(),
  summary: Diagram.shape.summary.optional(),
});
export type DiagramPatch = z.infer<typeof DiagramPatch>;

/** Answer to "what do you have that I do not": all, a patch from the version the asker has, or nothing new. */
export const DiagramUpdate = z.discriminatedUnion("type", [
  z.object({ type: z.literal("full"), version: z.number(), diagram: Diagram }),
  z.object({ type: z.literal("patch"), base: z.number(), version: z.number(), patch: DiagramPatch }),
  z.object({ type: z.literal("same"), version: z.number() }),
]);
export type DiagramUpdate = z.infer<typeof DiagramUpdate>;

/** One field of the details panel. */
export const DetailField = z.object({
  path: z.string(),
  /** The value in words, with `ref` when it leads to another node. */
  text: z.string(),
  ref: z.string().optional(),
  /** Where it came from: "local.https", "default", "unknown: variable without a value". */
  from: z.string().optional(),
  state: z.enum(["known", "reference", "unknown", "default"]),
});

export const DetailFinding = z.object({
  id: z.string(),
  rule: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  message: z.string(),
  field: z.string().optional(),
  fixes: z.array(z.object({ title: z.string(), effect: z.string().optional(), asks: z.boolean() })),
  related: z.array(z.object({ message: z.string(), resource: z.string().optional() })),
});

/** Everything the details panel shows of one node; asked for on selection. */
export const NodeDetails = z.object({
  id: z.string(),
  title: z.string(),
  kindLabel: z.string(),
  scope: z.string(),
  product: z.string(),
  because: z.string(),
  doc: z.string(),
  file: z.string().optional(),
  line: z.number().optional(),
  fields: z.array(DetailField),
  findings: z.array(DetailFinding),
  /** Who refers to it and to whom it refers, with the route where there is one. */
  reachedFrom: z.array(z.object({ id: z.string(), title: z.string(), kindLabel: z.string(), via: z.string() })),
  leadsTo: z.array(z.object({ id: z.string(), title: z.string(), kindLabel: z.string(), via: z.string() })),
  /** All rows (every endpoint, every route), for the node's "n more". */
  rows: z.array(DiagramRow),
});
export type NodeDetails = z.infer<typeof NodeDetails>;
