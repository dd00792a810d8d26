/** Where the endpoints of a network endpoint group live: its network, its subnetwork, and the ranges of that. */
import type { Resource } from "../model/resource";
import { scalarOf, valueAt } from "../model/value";
import { isAbsent, items, known } from "../topology/read";
import type { Topology } from "../topology/topology";
import { entriesOf, isOfType, textOf } from "./endpoint-entries";
import { inRange, isIpv4Range, parseIpv4 } from "./ipv4";
import { whole } from "./islands";

/** The network that a group names, where it is in the config. */
export function networkOf(topology: Topology, group: Resource): Resource | undefined {
  return declared(topology, group, "network", "Network");
}

/** The subnetwork that a group names, where it is in the config. */
export function subnetworkOf(topology: Topology, group: Resource): Resource | undefined {
  return declared(topology, group, "subnetwork", "Subnetwork");
}

function declared(topology: Topology, from: Resource, field: string, kind: Resource["kind"]): Resource | undefined {
  const edge = topology.out(from.id, field).find((it) => it.field === field);
  const resource = edge && topology.get(edge.to);
  return resource?.kind === kind ? resource : undefined;
}

/** Whether a group certainly lacks a subnetwork and its network certainly does not bring one by itself. */
export function lacksSubnetwork(topology: Topology, group: Resource): boolean {
  if (!isAbsent(group, "subnetwork")) return false;
  const network = networkOf(topology, group);
  return network !== undefined && known(network, "autoCreateSubnetworks") === false;
}

/** The IPv4 ranges of a subnetwork: undefined where one of them cannot be known. */
export function subnetRanges(subnetwork: Resource, which: "primary" | "all"): readonly string[] | undefined {
  const primary = known(subnetwork, "ipCidrRange");
  const ranges: unknown[] = [primary];
  if (which === "all") {
    const { items: secondary, complete } = items(subnetwork, "secondaryIpRanges");
    if (!complete) return undefined;
    ranges.push(...secondary.map(({ value }) => scalarOf(valueAt(value, "ipCidrRange"))));
  }
  const texts = ranges.filter((it): it is string => typeof it === "string" && isIpv4Range(it));
  return texts.length === ranges.length ? texts : undefined;
}

/** Whether an address is in one of some ranges. */
export function isInside(address: number, ranges: readonly string[]): boolean {
  return ranges.some((it) => inRange(address, it));
}

/**
 * The one subnetwork of a network and region that VMs can use and that has all addresses of a group's endpoints, as far as
 * those are known. Undefined when there is none or more than one: which one is meant would be a guess.
 */
export function onlySubnetwork(
  topology: Topology,
  group: Resource,
  network: string,
  region: string,
): Resource | undefined {
  const addresses = entriesOf(topology, group).flatMap((it) => parseIpv4(textOf(it, "ipAddress") ?? "") ?? []);
  const [only, ...others] = allSubnetworks(topology).filter((it) => {
    if (it.many || it.scope.name !== region || networkIdOf(topology, it) !== network) return false;
    if (!isAbsent(it, "purpose") && known(it, "purpose") !== "PRIVATE") return false;
    const ranges = subnetRanges(it, countedRanges(group));
    return addresses.length === 0 || (ranges !== undefined && addresses.every((at) => isInside(at, ranges)));
  });
  return only && others.length === 0 && only.format === group.format && only.module === group.module ? only : undefined;
}

/** Which ranges an endpoint's address may be in: alias addresses are no endpoints of GCE_VM_IP groups. */
export function countedRanges(group: Resource): "primary" | "all" {
  return isOfType(group, ["GCE_VM_IP"]) ? "primary" : "all";
}

/** The id of the network that a subnetwork is in, be it in the config or not. */
export function networkIdOf(topology: Topology, subnetwork: Resource): string | undefined {
  return topology.out(subnetwork.id, "network").find((it) => it.field === "network")?.to;
}

/** Every subnetwork of the config, wherever it is: for rules that look beyond their island, with `subnetworksText`. */
export function allSubnetworks(topology: Topology): readonly Resource[] {
  return whole(topology).all("Subnetwork");
}

/** The context of rules that ask for all subnetworks: what they look at in them. */
export function subnetworksText(topology: Topology): string {
  return allSubnetworks(topology)
    .map((it) => {
      const network = topology.out(it.id, "network").map((edge) => edge.to);
      const more = [known(it, "purpose") ?? isAbsent(it, "purpose"), it.many !== undefined, it.scope.name];
      return JSON.stringify([it.id, network, subnetRanges(it, "all"), subnetRanges(it, "primary"), ...more]);
    })
    .join("\n");
}
