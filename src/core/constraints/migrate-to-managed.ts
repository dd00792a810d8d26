/** The fix that turns a classic Application Load Balancer into a global external one. */
import type { Change } from "../model/change";
import type { Fix } from "../model/finding";
import type { Resource } from "../model/resource";
import { couldBe, possible } from "../topology/read";
import type { Topology } from "../topology/topology";
import { servicesBehind } from "./chain";
import { setField } from "./changes";

/**
 * Sets EXTERNAL_MANAGED on the forwarding rules and backend services of a URL map. Nothing to offer where a scheme is not
 * known, or where another load balancer would be changed with it.
 */
export function migrateToManaged(topology: Topology, urlMap: Resource): readonly Fix[] {
  const balancers = topology.loadBalancersOf(urlMap.id);
  const ids = new Set(balancers.flatMap((it) => it.forwardingRules));
  const rules = [...ids].flatMap((it) => topology.get(it) ?? []);
  const services = servicesBehind(topology, urlMap.id).map((it) => it.service);
  if (balancers.length > 1 || rules.some((it) => it.kind !== "ForwardingRule")) return [];
  const all = [...rules, ...services];
  if (all.length === 0 || all.some((it) => !isExternal(it) || it.many !== undefined)) return [];
  const changes = all
    .filter((it) => couldBe(it, "loadBalancingScheme", "EXTERNAL"))
    .map((it): Change => setField(it, "loadBalancingScheme", "EXTERNAL_MANAGED"));
  if (changes.length === 0) return [];
  return [
    {
      title: "Use the global external load balancer: set scheme EXTERNAL_MANAGED on its forwarding rules and services",
      changes,
      effect: "Changing the scheme replaces forwarding rules, so plan the change, or migrate in steps as documented.",
    },
  ];
}

function isExternal(resource: Resource): boolean {
  const schemes = possible(resource, "loadBalancingScheme");
  return (
    resource.scope.level === "global" &&
    schemes !== undefined &&
    schemes.length > 0 &&
    schemes.every((it) => it === "EXTERNAL" || it === "EXTERNAL_MANAGED")
  );
}
