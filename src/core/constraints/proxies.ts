/** The forwarding rules in front of a target proxy. */
import type { Resource } from "../model/resource";
import { couldBe } from "../topology/read";
import type { Topology } from "../topology/topology";

/** Forwarding rules that point at a proxy, in text order. */
export function rulesBefore(topology: Topology, proxy: Resource): readonly Resource[] {
  return topology.into(proxy.id, "target").flatMap((it) => {
    const rule = topology.get(it.from);
    return rule?.kind === "ForwardingRule" ? [rule] : [];
  });
}

/** Whether the proxy may be configuration of service mesh clients: then it ends no connections itself. */
export function mayBeMesh(topology: Topology, proxy: Resource): boolean {
  if (couldBe(proxy, "proxyBind", true)) return true;
  return rulesBefore(topology, proxy).some((it) => couldBe(it, "loadBalancingScheme", "INTERNAL_SELF_MANAGED"));
}
