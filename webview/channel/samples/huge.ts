/** As many nodes as asked for, in lanes of about ten; the same every time. */
import type { Diagram, DiagramEdge, DiagramNode } from "../../../src/core/diagram/model";
import { diagram, edge, endpoint, heading, node, route } from "./make";

export function huge(size: number): Diagram {
  const lanes: [string, string, string, string][] = [];
  const nodes: DiagramNode[] = [];
  const edges: DiagramEdge[] = [];
  for (let lane = 0; nodes.length < size; lane++) {
    const id = `lane${lane}`;
    const name = `service-${lane}`;
    lanes.push([id, name, "Global external Application Load Balancer", `lb-${lane}.tf`]);
    const services = 2 + ((lane * 7) % 4);
    const paths = Array.from({ length: services }, (_, index) => route(`${index}`, `/path-${index}/*`));
    nodes.push(
      node(id, "ForwardingRule", `${id}-fr`, name, `34.0.${lane >> 8}.${lane & 255} : 443`),
      node(id, "TargetHttpsProxy", `${id}-tp`, name, "HTTPS · 1 certificate"),
      node(id, "UrlMap", `${id}-um`, name, `1 host · ${services} routes`, {
        rows: [heading("host", `service-${lane}.example.com`), ...paths],
      }),
    );
    edges.push(edge(`${id}-fr`, `${id}-tp`), edge(`${id}-tp`, `${id}-um`));
    for (let index = 0; index < services; index++) {
      const backend = `${id}-bs${index}`;
      const warnings = (lane + index) % 11 === 0 ? 1 : 0;
      const errors = (lane * 3 + index) % 37 === 0 ? 1 : 0;
      nodes.push(
        node(id, "BackendService", backend, `${name}-backend-${index}`, "HTTPS · RATE", { warnings, errors }),
        node(id, "NetworkEndpointGroup", `${backend}-neg`, `${name}-neg-${index}`, "Zonal · VM IP:port · 5 endpoints", {
          rows: [0, 1, 2].map((it) => endpoint(`${backend}-${it}`, `10.${lane & 255}.${index}.${it} : 8080`)),
          moreRows: 2,
        }),
      );
      edges.push(
        edge(`${id}-um`, backend, { fromRow: `${index}`, label: `service-${lane}.example.com/path-${index}/*` }),
        edge(backend, `${backend}-neg`),
      );
    }
  }
  return diagram(lanes, nodes.slice(0, size), edges);
}
