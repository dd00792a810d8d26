/** What belongs to a load balancer: everything reached from its forwarding rules, endpoints and policies included. */
import { isDrawn } from "../kinds/registry";
import type { Surroundings } from "./products";
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

/** References that are followed backwards: an endpoint points at its group, an entry at its map. */
const backward = [
  "networkEndpointGroup",
  "targetProxy",
  "certificateMap",
  "targetPool",
  "signedUrlKeyOf",
  "targetService",
];

/**
 * Ids of all drawn resources and ghosts that forwarding rules reach, the rules included, nearest first. Networks,
 * instances and other forwarding rules are not part of it.
 */
export function reach(rules: readonly string[], graph: Surroundings): string[] {
  const seen = new Set<string>(rules);
  const queue = [...rules];
  const add = (id: string) => {
    if (seen.has(id)) return;
    const resource = graph.get(id);
    if (resource && (!isDrawn(resource.kind) || resource.kind === "ForwardingRule")) return;
    seen.add(id);
    queue.push(id);
  };
  for (let at = 0; at < queue.length; at++) {
    const id = queue[at];
    if (id === undefined) break;
    for (const edge of graph.out(id)) if (!outward.has(edge.role)) add(edge.to);
    for (const edge of graph.into(id, ...backward)) if (isBackward(edge, graph)) add(edge.from);
  }
  return [...seen];
}

/** Whether a reference points from the part to the whole: it is followed against its direction. */
export function isBackward(edge: Edge, graph: Surroundings): boolean {
  if (!backward.includes(edge.role)) return false;
  // A proxy refers to its certificate map in the same role as an entry does; only entries are below the map.
  return edge.role !== "certificateMap" || graph.get(edge.from)?.kind === "CertificateMapEntry";
}
