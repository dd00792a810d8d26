/** Tells whether an edit left every load balancer, and what its product is inferred from, as it was. */
import type { Resource } from "../model/resource";
import { inferService } from "./infer";
import type { Surroundings } from "./infer-facts";
import { frontKey, isRedirectOnly } from "./load-balancers";
import type { Edge, Ghost } from "./topology";

interface Graph extends Surroundings {
  readonly resources: readonly Resource[];
  readonly edges: readonly Edge[];
  readonly ghosts: readonly Ghost[];
}

/** For graphs whose resources have the same identities, in the same order. */
export function keepsLoadBalancers(before: Graph, after: Graph): boolean {
  return (
    haveSameItems(before.ghosts, after.ghosts, (a, b) => a.id === b.id && a.kind === b.kind && a.name === b.name) &&
    haveSameItems(before.edges, after.edges, (a, b) => a.from === b.from && a.to === b.to && a.role === b.role) &&
    haveSameItems(before.resources, after.resources, (a, b) => decidesSame(a, before, b, after))
  );
}

function haveSameItems<T>(before: readonly T[], after: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return (
    before.length === after.length &&
    after.every((b, index) => {
      const a = before[index];
      return a === b || (a !== undefined && isSame(a, b));
    })
  );
}

function decidesSame(old: Resource, before: Graph, now: Resource, after: Graph): boolean {
  switch (now.kind) {
    case "ForwardingRule":
      return frontKey(old, before) === frontKey(now, after);
    case "UrlMap":
      return routeKey(old, before) === routeKey(now, after);
    case "BackendService":
    case "BackendBucket":
      return JSON.stringify(inferService(old, before)) === JSON.stringify(inferService(now, after));
    default:
      return true;
  }
}

/** What a URL map's routes say of it: whether it only redirects, and which references only tests make. */
function routeKey(map: Resource, graph: Graph): string {
  const types = graph.out(map.id).map((it) => it.route?.type);
  return [isRedirectOnly(map.id, graph), ...types].join();
}
