/** References along a load balancer that bind scope and region, as [kind that refers, roles]. */
import type { Kind } from "../../kinds/kind";
import type { Resource } from "../../model/resource";
import type { Edge, Topology } from "../../topology/topology";
import { type Destination, destinationOf, isPrivateServiceConnect, URL_MAP_ROLES } from "../chain";

const BINDING: readonly (readonly [Kind, readonly string[]])[] = [
  ["ForwardingRule", ["target", "backendService"]],
  ["TargetHttpProxy", ["urlMap"]],
  ["TargetHttpsProxy", ["urlMap", "sslPolicy", "sslCertificate"]],
  ["TargetGrpcProxy", ["urlMap"]],
  ["TargetTcpProxy", ["service"]],
  ["TargetSslProxy", ["service", "sslPolicy", "sslCertificate"]],
  ["UrlMap", URL_MAP_ROLES],
];

/** Kinds that a binding reference can lead to. Target pools, instances and gateways have rules of their own. */
const BOUND: readonly Kind[] = [
  "TargetHttpProxy",
  "TargetHttpsProxy",
  "TargetGrpcProxy",
  "TargetTcpProxy",
  "TargetSslProxy",
  "UrlMap",
  "BackendService",
  "BackendBucket",
  "SslPolicy",
  "SslCertificate",
];

export const REFERRING_KINDS: readonly Kind[] = BINDING.map(([kind]) => kind);
export const LINKED_KINDS: readonly Kind[] = [...new Set([...REFERRING_KINDS, ...BOUND])];

export interface Link {
  readonly from: Resource;
  readonly edge: Edge;
  readonly to: Destination;
}

/**
 * Every binding reference whose other end is known, in the config or by what its link says. Only the first of several
 * to the same end: what is wrong with one is wrong with all, and one step repairs it.
 */
export function* bindingLinks(topology: Topology): Generator<Link> {
  for (const [kind, roles] of BINDING)
    for (const from of topology.all(kind)) {
      if (kind === "ForwardingRule" && isPrivateServiceConnect(topology, from)) continue;
      const ends = new Set<string>();
      for (const edge of topology.out(from.id, ...roles)) {
        if (edge.route?.type === "test" || ends.has(edge.to)) continue;
        ends.add(edge.to);
        const to = destinationOf(topology, edge);
        if (to?.kind && BOUND.includes(to.kind)) yield { from, edge, to };
      }
    }
}
