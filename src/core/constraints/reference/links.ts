/** References along a load balancer that bind scope and region, as [kind that refers, roles]. */
import type { Kind } from "../../kinds/kind";
import type { Resource } from "../../model/resource";
import type { Edge, Topology } from "../../topology/topology";
import { type Destination, destinationOf, isPrivateServiceConnect } from "../chain";

const BINDING: readonly (readonly [Kind, readonly string[]])[] = [
  ["ForwardingRule", ["target", "backendService"]],
  ["TargetHttpProxy", ["urlMap"]],
  ["TargetHttpsProxy", ["urlMap", "sslPolicy", "sslCertificate"]],
  ["TargetGrpcProxy", ["urlMap"]],
  ["TargetTcpProxy", ["service"]],
  ["TargetSslProxy", ["service", "sslPolicy", "sslCertificate"]],
  ["UrlMap", ["defaultService", "service", "mirror"]],
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

/** Every binding reference whose other end is known, in the config or by what its link says. */
export function* bindingLinks(topology: Topology): Generator<Link> {
  for (const [kind, roles] of BINDING)
    for (const from of topology.all(kind)) {
      if (kind === "ForwardingRule" && isPrivateServiceConnect(topology, from)) continue;
      for (const edge of topology.out(from.id, ...roles)) {
        if (edge.route?.type === "test") continue;
        const to = destinationOf(topology, edge);
        if (to?.kind && BOUND.includes(to.kind)) yield { from, edge, to };
      }
    }
}
