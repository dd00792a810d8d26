/** The fixes that give a backend service a load balancing scheme which supports its backends. */
import type { Fix } from "../model/finding";
import type { Resource } from "../model/resource";
import { isAbsentIn, known } from "../topology/read";
import type { Topology } from "../topology/topology";
import { backendsOf } from "./backends";
import { setField } from "./changes";

/** One for each scheme that will do, best first: that of the rules in front, where it is known; none when that would not do. */
export function schemeFixes(topology: Topology, service: Resource, allowed: readonly string[]): readonly Fix[] {
  return offeredSchemes(topology, service, allowed).map((it) => schemeFix(topology, service, it));
}

/** The schemes to offer: those of the rules in front, where they are known. */
export function offeredSchemes(topology: Topology, service: Resource, allowed: readonly string[]): readonly string[] {
  const rules = topology.loadBalancersOf(service.id).flatMap((it) => it.forwardingRules);
  const schemes = rules.map((it) => topology.get(it)).map((it) => it && known(it, "loadBalancingScheme"));
  const set = new Set(schemes.flatMap((it) => (typeof it === "string" ? [it] : [])));
  if (set.size > 1) return [];
  const offered = allowed.filter((it) => it !== "INTERNAL_SELF_MANAGED");
  return set.size === 1 ? offered.filter((it) => set.has(it)) : offered;
}

/** A regional EXTERNAL_MANAGED service wants the capacity of each backend said in so many words. */
function schemeFix(topology: Topology, service: Resource, scheme: string): Fix {
  const silent =
    service.scope.level === "region" && scheme === "EXTERNAL_MANAGED"
      ? backendsOf(topology, service).list.filter((it) => isAbsentIn(it.value, "capacityScaler"))
      : [];
  return {
    title: `Set loadBalancingScheme to ${scheme}`,
    changes: [
      setField(service, "loadBalancingScheme", scheme),
      ...silent.map((it) => setField(service, `${it.path}.capacityScaler`, 1)),
    ],
    effect: "Changing the scheme replaces the backend service.",
  };
}
