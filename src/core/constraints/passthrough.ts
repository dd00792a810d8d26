/** Whether a backend service is for a passthrough load balancer or for proxies, as far as its own fields decide. */
import type { Resource } from "../model/resource";
import { isAbsent, isCertainly, known, possible } from "../topology/read";

/** Schemes of Envoy-based load balancers and of the service mesh: proxies on either level. */
export const managedSchemes = ["EXTERNAL_MANAGED", "INTERNAL_MANAGED", "INTERNAL_SELF_MANAGED"] as const;

/** Certainly regional with scheme INTERNAL or EXTERNAL, be it by default: packets pass through unchanged. */
export function isPassthrough(service: Resource): boolean {
  return service.scope.level === "region" && isCertainly(service, "loadBalancingScheme", "INTERNAL", "EXTERNAL");
}

/**
 * Certainly behind proxies: a managed scheme, or global with the classic one. A scheme that is not known may be that of
 * the global passthrough load balancer.
 */
export function isProxied(service: Resource): boolean {
  const global = service.scope.level === "global";
  return isCertainly(service, "loadBalancingScheme", ...managedSchemes, ...(global ? ["EXTERNAL"] : []));
}

/** Certainly a classic one, said in so many words: global with scheme EXTERNAL, and not on its way to another. */
export function isExplicitlyClassic(service: Resource): boolean {
  return (
    service.scope.level === "global" &&
    known(service, "loadBalancingScheme") === "EXTERNAL" &&
    isAbsent(service, "externalManagedMigrationState")
  );
}

/** "scheme EXTERNAL_MANAGED": the scheme in words, both where the default depends on the provider's version. */
export function schemeText(service: Resource): string {
  return `scheme ${(possible(service, "loadBalancingScheme") ?? []).join(" or ")}`;
}
