/** The front of a proxy Network Load Balancer. */
import type { ChangeValue } from "../../../model/change";
import type { Draft } from "../draft";
import { type RegionSuffix, suffixed } from "./networking";

type Fields = Readonly<Record<string, ChangeValue>>;

export interface TcpFrontNeeds {
  readonly scope: string;
  readonly loadBalancingScheme: string;
  readonly entries: readonly RegionSuffix[];
  readonly address: (entry: RegionSuffix) => { readonly scope: string; readonly fields: Fields };
  readonly rule: (entry: RegionSuffix) => Fields;
}

/** Adds addresses, rules and the target TCP proxy. */
export function addTcpFront(draft: Draft, needs: TcpFrontNeeds): void {
  const { scope, loadBalancingScheme, entries } = needs;
  for (const entry of entries) {
    const address = needs.address(entry);
    draft.add("Address", suffixed(entry), address.scope, address.fields);
  }
  for (const entry of entries)
    draft.add("ForwardingRule", suffixed(entry), scope, {
      loadBalancingScheme,
      IPAddress: draft.own("Address", suffixed(entry)),
      portRange: draft.answer("port"),
      target: draft.own("TargetTcpProxy"),
      ...needs.rule(entry),
    });
  draft.add("TargetTcpProxy", "", scope, { service: draft.own("BackendService") });
}
