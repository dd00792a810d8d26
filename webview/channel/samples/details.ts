/** Details for a node of a sample: made from its diagram, and by hand for the one that shows the signature finding. */
import type { Diagram, NodeDetails } from "../../../src/core/diagram/model";
import { endpoint } from "./make";

export function sampleDetails(diagram: Diagram, id: string): NodeDetails | null {
  const node = diagram.nodes.find((it) => it.id === id);
  if (!node) return null;
  const link = (other: string, via: string) => {
    const it = diagram.nodes.find(({ id: each }) => each === other);
    return { id: other, title: it?.title ?? other, kindLabel: it?.kindLabel ?? "", via };
  };
  const lane = diagram.lanes.find((it) => it.id === node.lane);
  const file = node.ghost ? undefined : (lane?.files.split(",")[0] ?? "main.tf") || "main.tf";
  return {
    id,
    title: node.title,
    kindLabel: node.kindLabel,
    scope: node.scope,
    product: lane?.product ?? "",
    because: lane?.because ?? "",
    doc: `${node.kindLabel}: what it is and what it does in a load balancer, in two sentences.`,
    ...(file === undefined ? {} : { file, line: 41 }),
    fields: fieldsOf(diagram, id),
    findings: findingsOf(node.badge, id),
    reachedFrom: diagram.edges.filter((it) => it.to === id).map((it) => link(it.from, it.label ?? "target")),
    leadsTo: diagram.edges.filter((it) => it.from === id).map((it) => link(it.to, it.label ?? "backends[0].group")),
    rows: [
      ...node.rows,
      ...Array.from({ length: node.moreRows }, (_, index) => {
        const n = index + node.rows.length;
        return endpoint(`${id}-more-${n}`, `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255} : 8443`);
      }),
    ],
  };
}

/** Nodes of which a row that was not sent has the whole query in its label. */
export function sampleHits(diagram: Diagram, query: string): { id: string; row: string }[] {
  return diagram.nodes.flatMap(({ id, moreRows, rows }) => {
    const hidden = moreRows ? (sampleDetails(diagram, id)?.rows.slice(rows.length) ?? []) : [];
    const row = hidden.find((it) => it.label.includes(query));
    return row ? [{ id, row: row.id }] : [];
  });
}

function fieldsOf(diagram: Diagram, id: string): NodeDetails["fields"] {
  const to = diagram.edges.find((it) => it.from === id)?.to;
  const title = diagram.nodes.find((it) => it.id === to)?.title;
  return [
    { path: "protocol", text: "HTTPS", from: "local.https", state: "known" },
    { path: "loadBalancingScheme", text: "EXTERNAL_MANAGED", state: "known" },
    ...(to && title
      ? [{ path: "backends[0].group", text: title, ref: to, from: "internet NEG", state: "reference" as const }]
      : []),
    { path: "enableCDN", text: "true", state: "known" },
    { path: "customRequestHeaders", text: "Host: origin.example.com", state: "known" },
    { path: "description", text: "var.description", from: "unknown: variable without a value", state: "unknown" },
    { path: "timeoutSec", text: "30", from: "default", state: "default" },
  ];
}

function findingsOf(badge: { errors: number; warnings: number; infos: number }, id: string): NodeDetails["findings"] {
  const all = [
    ...Array.from({ length: Math.min(badge.errors, 3) }, () => "error" as const),
    ...Array.from({ length: Math.min(badge.warnings, 3) }, () => "warning" as const),
    ...Array.from({ length: Math.min(badge.infos, 3) }, () => "info" as const),
  ];
  return all.map((severity, index) => ({
    id: `${id}/finding-${index}`,
    rule: severity === "error" ? "backend-service-scope-mismatch" : "internet-neg-ip-no-tls-validation",
    severity,
    message:
      severity === "error"
        ? "The network endpoint group is in another region than the backend service, so it cannot be attached."
        : "The origin is reached over HTTPS by IP address, so no SNI is sent and its certificate is not checked.",
    field: "protocol",
    fixes:
      severity === "warning"
        ? [
            {
              title: "Switch to FQDN",
              effect: "Replaces the network endpoint group: 30 to 90 seconds of 502 answers are documented.",
              asks: true,
            },
          ]
        : [],
    related: [{ message: "The endpoint is declared here", resource: "neg-legacy" }],
  }));
}
