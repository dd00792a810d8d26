/** The passthrough Network Load Balancers: packets reach the backends as clients sent them. */
import type { ChangeValue } from "../../../model/change";
import type { Draft } from "../draft";
import type { NewProduct } from "../model";
import { internalAddress } from "../parts/internal-entry";
import { Networking } from "../parts/networking";
import { network, port, region, subnetwork, zone } from "../questions";

const tcpPort = port("Port that clients connect to and backends listen on", "443");

export const externalPassthroughNlb: NewProduct = {
  id: "external-passthrough-nlb",
  label: "External passthrough Network Load Balancer",
  detail: "TCP from the internet straight to VMs in one region",
  questions: [region, zone(), tcpPort, network(true), subnetwork("", true)],
  build(draft) {
    // https://docs.cloud.google.com/load-balancing/docs/health-check-concepts#ip-ranges
    const networking = networkOf(draft, ["209.85.152.0/22", "209.85.204.0/22"]);
    const scope = `region/${draft.answer("region")}`;
    draft.add("Address", "", scope, { addressType: "EXTERNAL", networkTier: "PREMIUM" });
    addRuleAndService(draft, scope, "EXTERNAL", { networkTier: "PREMIUM" }, networking);
    draft.notes.push("Let clients through the firewall: packets arrive with their own addresses.");
  },
};

export const internalPassthroughNlb: NewProduct = {
  id: "internal-passthrough-nlb",
  label: "Internal passthrough Network Load Balancer",
  detail: "TCP inside a VPC network straight to VMs in one region",
  questions: [region, zone(), tcpPort, network(true), subnetwork("", true)],
  build(draft) {
    const networking = networkOf(draft, ["130.211.0.0/22"]);
    const scope = `region/${draft.answer("region")}`;
    const address = internalAddress(draft, networking, false)("");
    draft.add("Address", "", address.scope, address.fields);
    const { network: inNetwork } = networking;
    addRuleAndService(
      draft,
      scope,
      "INTERNAL",
      { network: inNetwork, subnetwork: networking.subnetwork("") },
      networking,
    );
    draft.notes.push("Let clients through the firewall: packets arrive with their own addresses.");
  },
};

function networkOf(draft: Draft, probes: readonly string[]): Networking {
  return new Networking(draft, { regions: [""], hasSubnetworks: true, backendPort: draft.answer("port"), probes });
}

function addRuleAndService(
  draft: Draft,
  scope: string,
  loadBalancingScheme: "EXTERNAL" | "INTERNAL",
  rule: Readonly<Record<string, ChangeValue>>,
  networking: Networking,
): void {
  const port = draft.answer("port");
  draft.add("ForwardingRule", "", scope, {
    loadBalancingScheme,
    IPAddress: draft.own("Address"),
    IPProtocol: "TCP",
    ports: [port],
    backendService: draft.own("BackendService"),
    ...rule,
  });
  draft.add("BackendService", "", scope, {
    loadBalancingScheme,
    protocol: "TCP",
    healthChecks: [draft.own("HealthCheck")],
    backends: [{ group: draft.own("InstanceGroup"), balancingMode: "CONNECTION" }],
  });
  draft.add("InstanceGroup", "", `zone/${draft.answer("zone")}`, { network: networking.network });
  draft.add("HealthCheck", "", scope, { type: "TCP", tcpHealthCheck: { port: Number(port) } });
  draft.notes.push("Put VMs into the instance group.");
  networking.finish();
}
