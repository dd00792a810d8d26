/** What host and webview say to each other about connections: plain JSON, shared by both. */
import { Change } from "../model/change";
import { z } from "../model/zod";

/** The end that stays while the other one is looked for. */
export const ConnectionSource = z.object({
  id: z.string(),
  /** A row of a URL map: the field that says where its requests go. */
  row: z.string().optional(),
  /** The edge whose other end is being taken elsewhere. */
  moving: z.string().optional(),
  /** One of `ConnectionTargets.ways`: only connections of that sort. */
  way: z.string().optional(),
});
export type ConnectionSource = z.infer<typeof ConnectionSource>;

export const Verdict = z.object({
  /**
   * "fits"; "warned": it fits, and a rule warns; "refused": a rule reports an error, and it can be done all the same;
   * "asks": an expression would be overwritten; "present": there already; "impossible"; "open": not judged yet.
   */
  state: z.enum(["fits", "warned", "refused", "asks", "present", "impossible", "open"]),
  /** A sentence, wherever it does not simply fit. */
  reason: z.string().optional(),
  rule: z.string().optional(),
});
export type Verdict = z.infer<typeof Verdict>;

export const ConnectionTarget = Verdict.extend({ id: z.string() });
export type ConnectionTarget = z.infer<typeof ConnectionTarget>;

export const ConnectionTargets = z.object({
  /** What the source can be connected as, where that has to be chosen: "Backend", "Health check". */
  ways: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Resources that it could be connected to, as far as kinds go; others in `otherwise`. */
  targets: z.array(ConnectionTarget),
  /** Why it cannot be connected at all to what is not among the targets, by kind. */
  otherwise: z.record(z.string(), z.string()),
});
export type ConnectionTargets = z.infer<typeof ConnectionTargets>;

/** One connection that could be made between two resources: the field, and what carries it out. */
export const ConnectionWay = Verdict.extend({
  id: z.string(),
  /** "api: /v1/*", "Backend". */
  label: z.string(),
  /** Names the gesture in the past: "Connected web to api". */
  title: z.string(),
  changes: z.array(Change),
  /** What else happens: what it takes the place of, what is written beside the reference. */
  notes: z.array(z.string()),
});
export type ConnectionWay = z.infer<typeof ConnectionWay>;

/** The connections that there can be between a source and one target; none, and then why. */
export const JudgedConnection = Verdict.extend({ ways: z.array(ConnectionWay) });
export type JudgedConnection = z.infer<typeof JudgedConnection>;

/** A reference that there is, and what takes it away. */
export const Connection = z.object({
  /** The id of the edge in the topology. */
  edge: z.string(),
  from: z.string(),
  to: z.string(),
  /** The field in words: "api: /v1/*", "Backend". */
  label: z.string(),
  field: z.string(),
  title: z.string(),
  changes: z.array(Change),
  /** What goes with it, and what is left without a use: sentences. */
  leaves: z.array(z.string()),
});
export type Connection = z.infer<typeof Connection>;
