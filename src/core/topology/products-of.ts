/** By which products a resource is to be judged. */
import { inferService } from "./infer";
import { allProducts } from "./products";
import { isBackward } from "./reach";
import type { ProductId, Topology } from "./topology";

/**
 * One list of candidates for each load balancer that reaches the resource. For one that none reaches: what its own
 * fields say (backend services and buckets), else what the resources that refer to it, or that it refers to, are for.
 */
export function productsOf(topology: Topology, id: string): readonly (readonly ProductId[])[] {
  const reached = topology.loadBalancersOf(id);
  if (reached.length) return distinct(reached.map((it) => it.candidates));
  return distinct(alone(topology, id, new Set()));
}

function alone(topology: Topology, id: string, seen: Set<string>): readonly (readonly ProductId[])[] {
  if (seen.has(id)) return [];
  seen.add(id);
  const resource = topology.get(id);
  if (resource?.kind === "BackendService" || resource?.kind === "BackendBucket")
    return [inferService(resource, topology).candidates];
  const whole = topology.out(id).filter((it) => isBackward(it, topology));
  const ways =
    whole.length || resource?.kind === "UrlMap" || resource?.kind.startsWith("Target")
      ? (whole.length ? whole : topology.out(id)).filter((it) => it.route?.type !== "test").map((it) => it.to)
      : topology.into(id).flatMap((it) => (isBackward(it, topology) ? [] : [it.from]));
  const found = ways.flatMap((it) => {
    const reached = topology.loadBalancersOf(it);
    return reached.length ? reached.map((lb) => lb.candidates) : alone(topology, it, seen);
  });
  return found.length ? found : [allProducts];
}

function distinct(lists: readonly (readonly ProductId[])[]): readonly (readonly ProductId[])[] {
  const seen = new Set<string>();
  return lists.filter((it) => {
    const key = it.join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
