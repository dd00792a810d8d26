/** What belongs to a load balancer: everything reached from its forwarding rules, endpoints and policies included. */
import { isDrawn } from "../kinds/registry";
import type { Surroundings } from "./infer-facts";
import type { Edge } from "./topology";

/** References that lead out of the load balancer: other load balancers, what only tests ask, what heals instances. */
const outward: ReadonlySet<string> = new Set([
  "targetService",
  "targetProxy",
  "targetPool",
  "test",
  "autoHealingHealthCheck",
  "signedUrlKeyOf",
  "source",
]);

/** References that point from a part to its whole and are followed backwards: an endpoint points at its group. */
const backward: ReadonlySet<string> = new Set([
  "networkEndpointGroup",
  "targetProxy",
  "certificateMap",
  "targetPool",
  "signedUrlKeyOf",
  "targetService",
]);

/** Whether a reference points from the part to the whole: it is followed against its direction. */
export function isBackward(edge: Edge, graph: Pick<Surroundings, "get">): boolean {
  if (!backward.has(edge.role)) return false;
  // A proxy refers to its certificate map in the same role as an entry does; only entries are below the map.
  return edge.role !== "certificateMap" || graph.get(edge.from)?.kind === "CertificateMapEntry";
}

/** The parts of every whole, by id: made once, because a certificate or health check may have thousands of referrers. */
export function partsOf(
  edges: readonly Edge[],
  graph: Pick<Surroundings, "get">,
): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const edge of edges) {
    if (!isBackward(edge, graph)) continue;
    const known = parts.get(edge.to);
    if (known) known.push(edge.from);
    else parts.set(edge.to, [edge.from]);
  }
  return parts;
}

/**
 * Ids of all drawn resources and ghosts that forwarding rules reach, the rules included, nearest first. Networks,
 * instances and other forwarding rules are not part of it.
 */
export function reach(
  rules: readonly string[],
  graph: Surroundings,
  parts: ReadonlyMap<string, readonly string[]>,
): string[] {
  const seen = new Set<string>(rules);
  const add = (id: string) => {
    if (seen.has(id)) return;
    const resource = graph.get(id);
    if (resource && (!isDrawn(resource.kind) || resource.kind === "ForwardingRule")) return;
    seen.add(id);
  };
  // A set is walked in the order of insertion, additions during the walk included.
  for (const id of seen) {
    for (const edge of graph.out(id)) if (!outward.has(edge.role)) add(edge.to);
    for (const part of parts.get(id) ?? []) add(part);
  }
  return [...seen];
}
