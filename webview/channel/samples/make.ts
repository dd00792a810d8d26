/** Short ways to write a diagram by hand, for the development page and its tests. */
import type { ColumnId, Diagram, DiagramEdge, DiagramNode, DiagramRow } from "../../../src/core/diagram/model";

const columns: Record<string, readonly [column: ColumnId, label: string]> = {
  ForwardingRule: ["forwardingRule", "Forwarding rule"],
  TargetHttpsProxy: ["targetProxy", "Target HTTPS proxy"],
  TargetHttpProxy: ["targetProxy", "Target HTTP proxy"],
  UrlMap: ["urlMap", "URL map"],
  BackendService: ["backend", "Backend service"],
  BackendBucket: ["backend", "Backend bucket"],
  NetworkEndpointGroup: ["endpointGroup", "Network endpoint group"],
  InstanceGroup: ["endpointGroup", "Instance group"],
  HealthCheck: ["aux", "Health check"],
  SslCertificate: ["aux", "SSL certificate"],
  SecurityPolicy: ["aux", "Security policy"],
};

export type Extra = Partial<
  Pick<DiagramNode, "rows" | "moreRows" | "ghost" | "many" | "scope"> & {
    errors: number;
    warnings: number;
    infos: number;
  }
>;

export function node(
  lane: string,
  kind: string,
  id: string,
  title: string,
  subtitle: string,
  { errors = 0, warnings = 0, infos = 0, ...rest }: Extra = {},
): DiagramNode {
  const [column, kindLabel] = columns[kind] ?? ["aux", kind];
  const findings = [errors ? `${errors} errors` : "", warnings ? `${warnings} warnings` : ""].filter(Boolean);
  return {
    id,
    kind,
    kindLabel,
    column,
    lane,
    title,
    subtitle,
    scope: "global",
    badge: { errors, warnings, infos },
    rows: [],
    moreRows: 0,
    label: [`${kindLabel} ${title}`, subtitle, ...findings].filter(Boolean).join(", "),
    ...rest,
  };
}

export function edge(from: string, to: string, extra: Partial<DiagramEdge> = {}): DiagramEdge {
  return { id: `${from} ${extra.fromRow ?? ""} ${to}`, from, to, style: "solid", ...extra };
}

export const heading = (id: string, label: string): DiagramRow => ({ id, type: "heading", label, emphasis: "strong" });
export const route = (id: string, label: string, extra: Partial<DiagramRow> = {}): DiagramRow => ({
  id,
  type: "route",
  label,
  ...extra,
});
export const endpoint = (id: string, label: string, extra: Partial<DiagramRow> = {}): DiagramRow => ({
  id,
  type: "endpoint",
  label,
  ...extra,
});

/** A whole diagram, with the summary counted from its parts. */
export function diagram(
  lanes: readonly (readonly [id: string, title: string, product: string, files: string])[],
  nodes: DiagramNode[],
  edges: DiagramEdge[],
  summary: Partial<Diagram["summary"]> = {},
): Diagram {
  const sum = (of: (it: DiagramNode) => number) => nodes.reduce((total, it) => total + of(it), 0);
  const balanced = lanes.filter(([, , product]) => product);
  return {
    lanes: lanes.map(([id, title, product, files]) => ({
      id,
      loadBalancers: product ? [id] : [],
      title,
      product,
      because: product ? "loadBalancingScheme and the kind of the target proxy" : "",
      files,
    })),
    nodes,
    edges,
    loadBalancers: balanced.map(([id, name, product]) => ({ id, name, product })),
    summary: {
      loadBalancers: balanced.length,
      resources: nodes.filter((it) => !it.ghost).length,
      errors: sum((it) => it.badge.errors),
      warnings: sum((it) => it.badge.warnings),
      infos: sum((it) => it.badge.infos),
      unknowns: nodes.filter((it) => it.ghost?.state === "unknown").length,
      problems: [],
      ...summary,
    },
  };
}
