/** Which load balancer a URL map is for, as rules about features of URL maps need it. */
import type { Related } from "../model/finding";
import type { Resource } from "../model/resource";
import { inferService } from "../topology/infer";
import { productName } from "../topology/products";
import type { ProductId, Topology } from "../topology/topology";
import { forwardEdges } from "./chain";
import { related } from "./related";

export interface User {
  /** The product, in words with an article: `a Classic Application Load Balancer`. */
  readonly product: string;
  readonly candidates: readonly ProductId[];
  /** What tells. */
  readonly related: readonly Related[];
}

/**
 * A load balancer that certainly uses the URL map, and whose product certainly passes the test. For a URL map that no
 * forwarding rule reaches: what its backend services are made for, as long as none of them contradicts.
 */
export function certainUser(
  topology: Topology,
  urlMap: Resource,
  test: (product: ProductId) => boolean,
): User | undefined {
  const passes = (list: readonly ProductId[]) => list.length > 0 && list.every(test);
  const balancers = topology.loadBalancersOf(urlMap.id);
  if (balancers.length > 0) {
    const found = balancers.find((it) => passes(it.candidates));
    if (!found) return undefined;
    const rules = found.forwardingRules.flatMap((it) => topology.get(it) ?? []);
    return user(
      found.candidates,
      rules.flatMap((it) => related(it, `Forwarding rule ${it.name} leads here`)),
    );
  }
  const services = forwardEdges(topology, urlMap.id).flatMap((edge) => {
    const service = topology.get(edge.to);
    return service?.kind === "BackendService" ? [service] : [];
  });
  const made = [...new Set(services)].map((service) => ({ service, ...inferService(service, topology) }));
  if (made.some((it) => it.candidates.length > 0 && !it.candidates.some(test))) return undefined;
  const found = made.find((it) => passes(it.candidates));
  return (
    found && user(found.candidates, related(found.service, `${found.service.name}: ${found.because}`, schemeField))
  );
}

const schemeField = "loadBalancingScheme";

function user(candidates: readonly ProductId[], places: readonly Related[]): User {
  const names = candidates.length < 3 ? candidates.map(productName) : ["load balancer of this scheme"];
  return { product: `a ${names.join(" or ")}`, candidates, related: places };
}
