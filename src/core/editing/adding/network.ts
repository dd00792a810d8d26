/** The network that something new belongs to, and its subnetwork there. */
import type { ChangeValue } from "../../model/change";
import type { Resource } from "../../model/resource";
import { type ScalarType, scalarOf } from "../../model/value";
import { field, known } from "../../topology/read";
import { ownExpression } from "../expression-behind";
import { canName, type Spot } from "./spot";
import { type Asked, ask, to } from "./template";

export interface Network {
  readonly network: ChangeValue | undefined;
  readonly subnetwork: ChangeValue | undefined;
  /** Asked where a network without automatic subnetworks has none here that is known. */
  readonly asks: readonly Asked[];
}

/** As the neighbours have it; else the only network that there is. */
export function networkAt(spot: Spot, region: string | undefined): Network {
  const from = spot.members.find((it) => users.includes(it.kind) && field(it, "network") !== undefined);
  const own = from && copied(spot, from, "network");
  const resource = from ? undefined : onlyNetwork(spot);
  const network = own ?? (resource && to(resource.id));
  const declared = resource ?? (from && target(spot, from, "network"));
  const beside = from && from.scope.name === region ? copied(spot, from, "subnetwork") : undefined;
  const found = beside ?? subnetworkIn(spot, declared, region);
  const needed = declared !== undefined && known(declared, "autoCreateSubnetworks") !== true && found === undefined;
  return {
    network,
    subnetwork: found,
    asks: needed
      ? [ask("subnetwork", `Subnetwork of ${declared.name}`, "text", "", "projects/p/regions/r/subnetworks/s")]
      : [],
  };
}

const users: readonly string[] = ["NetworkEndpointGroup", "ForwardingRule", "BackendService", "InstanceGroup"];

/** What another resource's field says, as far as it can be said once more: a resource here, or plain text. */
export function copied(spot: Spot, from: Resource, name: string): ChangeValue | undefined {
  const there = target(spot, from, name);
  if (there && canName(spot, there)) return to(there.id);
  const value = field(from, name);
  const text: ScalarType | undefined =
    value?.type === "reference" && value.target.by === "link" ? value.target.link : scalarOf(value);
  return text === undefined || (value && ownExpression(value) !== undefined) ? undefined : text;
}

function target({ topology }: Spot, from: Resource, name: string): Resource | undefined {
  const edge = topology.out(from.id).find((it) => it.field === name);
  return edge && topology.get(edge.to);
}

function onlyNetwork(spot: Spot): Resource | undefined {
  const [only, ...others] = spot.topology.all("Network").filter((it) => canName(spot, it));
  return others.length === 0 ? only : undefined;
}

/** A subnetwork of the region that VMs and addresses are taken from. */
function subnetworkIn(spot: Spot, network: Resource | undefined, region: string | undefined): ChangeValue | undefined {
  const found = spot.topology
    .all("Subnetwork")
    .find(
      (it) =>
        canName(spot, it) &&
        (region === undefined || it.scope.name === region) &&
        ["PRIVATE", undefined].includes(known(it, "purpose")?.toString()) &&
        (network === undefined || target(spot, it, "network") === network),
    );
  return found && network ? to(found.id) : undefined;
}
