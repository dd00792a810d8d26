/** Everything the details panel shows of one node: asked for when it is selected, so it may cost a little. */

import { defaultsOf } from "../kinds/defaults";
import { kindSpec } from "../kinds/registry";
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Value } from "../model/value";
import { productName, productText } from "../topology/products";
import { isAbsent } from "../topology/read";
import type { Edge, Ghost, Topology } from "../topology/topology";
import type { DiagramSource } from "./build";
import { endpointRows } from "./endpoint-rows";
import type { DiagramRow, NodeDetails } from "./model";
import { byResource, bySeverity, findingsOfNode } from "./severity";
import { nameOf, originText, scopeText, textOf } from "./text";
import { urlMapRows } from "./url-map-rows";

type DetailField = NodeDetails["fields"][number];

/** Endpoint rows listed at most; the panel says how many more there are. */
const ROWS_LISTED = 10_000;

/** Details of a resource or ghost, or null when there is none of that id. */
export function nodeDetails(source: DiagramSource, id: string): NodeDetails | null {
  const { topology } = source;
  const ghost = topology.ghost(id);
  if (ghost) return ghostDetails(topology, ghost);
  const resource = topology.get(id);
  if (!resource) return null;
  const spec = kindSpec(resource.kind);
  const findings = byResource(source.findings);
  return {
    id,
    title: resource.name,
    kindLabel: spec.label,
    scope: scopeText(resource.scope),
    ...productOf(topology, resource),
    doc: spec.doc,
    file: resource.range.file,
    line: (source.lines(resource.range.file)?.position(resource.range.start).line ?? 0) + 1,
    fields: [...setFields(topology, resource.id, resource.fields), ...defaultFields(resource)],
    findings: bySeverity(findingsOfNode(topology, resource, findings)).map(detailFinding),
    ...neighbours(topology, id),
    rows: allRows(topology, resource, findings),
  };
}

function ghostDetails(topology: Topology, ghost: Ghost): NodeDetails {
  const sentence = {
    dangling: "Nothing of this name is declared in the module, so what refers to it leads nowhere.",
    outside: `It stands outside these files (${ghost.reason}), so its fields are not known here.`,
    unknown: `What it is cannot be told from the text: ${ghost.reason}.`,
  }[ghost.state];
  return {
    id: ghost.id,
    title: ghost.name,
    kindLabel: ghost.kind ? kindSpec(ghost.kind).label : ghost.inputs ? "Module" : "Reference",
    scope: "",
    product: "",
    because: "",
    doc: sentence,
    fields: ghost.inputs
      ? setFields(topology, ghost.id, ghost.inputs)
      : ghost.link
        ? [{ path: "link", text: ghost.link, state: "known" }]
        : [],
    findings: [],
    ...neighbours(topology, ghost.id),
    rows: [],
  };
}

function productOf(topology: Topology, resource: Resource): { product: string; because: string } {
  const lbs = topology.loadBalancersOf(resource.id);
  if (lbs.length)
    return {
      product: [...new Set(lbs.map(productText))].join(" and "),
      because: [...new Set(lbs.map((it) => it.because))].join("\n"),
    };
  const candidates = topology.productsOf(resource.id)[0] ?? [];
  if (candidates.length === 1 && candidates[0])
    return { product: productName(candidates[0]), because: "Judged by its own fields: no forwarding rule reaches it." };
  return { product: "", because: "" };
}

/** Fields that the text sets, flattened to their leaves; lists of plain values stay one line. */
function setFields(topology: Topology, id: string, all: Value): DetailField[] {
  const fields: DetailField[] = [];
  const edges = new Map(topology.out(id).map((it) => [it.field, it.to]));
  const visit = (value: Value, path: string): void => {
    if (value.type === "object") {
      for (const [name, it] of Object.entries(value.fields)) visit(it, path ? `${path}.${name}` : name);
      if (value.open !== undefined) fields.push(openField(path, value.open));
    } else if (value.type === "list" && value.items.some((it) => it.type === "object" || it.type === "reference")) {
      value.items.forEach((it, index) => {
        visit(it, `${path}[${index}]`);
      });
      if (value.open !== undefined) fields.push(openField(path, value.open));
    } else fields.push(leaf(topology, edges, value, path));
  };
  visit(all, "");
  return fields;
}

function openField(path: string, reason: string): DetailField {
  return { path: path || "…", text: "more, not known here", from: reason, state: "unknown" };
}

function leaf(topology: Topology, edges: ReadonlyMap<string, string>, value: Value, path: string): DetailField {
  const to = edges.get(path);
  const from = originText(value.via);
  if (value.type === "unknown")
    return {
      path,
      text: value.expression,
      from: `unknown: ${value.reason}`,
      state: "unknown",
      ...(to ? { ref: to } : {}),
    };
  if (to !== undefined && value.type === "reference")
    return { path, text: nameOf(topology, to), ref: to, state: "reference", ...(from ? { from } : {}) };
  return {
    path,
    text: textOf(value),
    state: value.type === "reference" ? "reference" : "known",
    ...(from ? { from } : {}),
  };
}

/** Defaults that apply because the text is silent, for the fields the kind knows. */
function defaultFields(resource: Resource): DetailField[] {
  return kindSpec(resource.kind).fields.flatMap((spec) => {
    if (!isAbsent(resource, spec.name)) return [];
    const values = defaultsOf(resource, spec.name);
    return values.length
      ? [{ path: spec.name, text: values.join(" or "), from: "default", state: "default" as const }]
      : [];
  });
}

function detailFinding(finding: Finding): NodeDetails["findings"][number] {
  return {
    id: finding.id,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...(finding.field ? { field: finding.field } : {}),
    fixes: finding.fixes.map((it) => ({
      title: it.title,
      asks: it.ask !== undefined,
      ...(it.effect ? { effect: it.effect } : {}),
    })),
    related: finding.related.map((it) => ({ message: it.message, ...(it.resource ? { resource: it.resource } : {}) })),
  };
}

function neighbours(topology: Topology, id: string): Pick<NodeDetails, "reachedFrom" | "leadsTo"> {
  const entry = (other: string, edge: Edge) => {
    const resource = topology.get(other);
    const kind = resource?.kind ?? topology.ghost(other)?.kind;
    const where = edge.route
      ? [edge.route.hosts.join(", "), edge.route.paths.join(", ")].filter(Boolean).join(" ")
      : "";
    return {
      id: other,
      title: nameOf(topology, other),
      kindLabel: kind ? kindSpec(kind).label : "Reference",
      via:
        [where, edge.route?.weight === undefined ? "" : `weight ${edge.route.weight}`].filter(Boolean).join(" · ") ||
        edge.field,
    };
  };
  return {
    reachedFrom: topology.into(id).map((it) => entry(it.from, it)),
    leadsTo: topology.out(id).map((it) => entry(it.to, it)),
  };
}

function allRows(
  topology: Topology,
  resource: Resource,
  findings: ReadonlyMap<string, readonly Finding[]>,
): DiagramRow[] {
  if (resource.kind === "UrlMap") return urlMapRows(resource).rows;
  if (resource.kind === "NetworkEndpointGroup") return endpointRows(topology, resource, findings, ROWS_LISTED).rows;
  return [];
}
