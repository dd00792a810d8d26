/** Where clients inside a network reach a load balancer. */
import type { ChangeValue } from "../../../model/change";
import type { Draft } from "../draft";
import type { Networking, RegionSuffix } from "./networking";

type Fields = Readonly<Record<string, ChangeValue>>;

/** The reserved address of an entry. `shared`: rules for several ports use it. */
export function internalAddress(draft: Draft, networking: Networking, shared: boolean) {
  return (entry: RegionSuffix): { readonly scope: string; readonly fields: Fields } => ({
    scope: `region/${draft.answer(`region${entry}`)}`,
    fields: {
      addressType: "INTERNAL",
      purpose: shared ? "SHARED_LOADBALANCER_VIP" : null,
      subnetwork: networking.subnetwork(entry),
    },
  });
}

/** What an entry's rules say of the network. */
export function internalRule(networking: Networking) {
  return (entry: RegionSuffix): Fields => ({
    network: networking.network,
    subnetwork: networking.subnetwork(entry),
    dependsOn: networking.dependencies(entry),
  });
}
