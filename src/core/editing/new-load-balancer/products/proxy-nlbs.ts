/** The proxy Network Load Balancers: TCP connections end at Google's proxies and begin anew to the backends. */
import type { Draft } from "../draft";
import type { NewProduct } from "../model";
import { addTcpBackend } from "../parts/backends";
import { internalAddress, internalRule } from "../parts/internal-entry";
import { Networking, type RegionSuffix } from "../parts/networking";
import { addTcpFront } from "../parts/tcp-front-end";
import { network, port, proxyOnly, region, secondRegion, subnetwork, zone } from "../questions";

const tcpPort = port("Port that clients connect to and backends listen on", "443");

export const globalExternalProxyNlb: NewProduct = {
  id: "global-external-proxy-nlb",
  label: "Global external proxy Network Load Balancer",
  detail: "TCP from the internet, at one address all over the world",
  questions: [{ ...region, prompt: "Region of the backends" }, zone(), tcpPort, network(true), subnetwork("", true)],
  build(draft) {
    const networking = new Networking(draft, {
      regions: [""],
      hasSubnetworks: true,
      backendPort: draft.answer("port"),
    });
    const common = { scope: "global", loadBalancingScheme: "EXTERNAL_MANAGED" } as const;
    addTcpFront(draft, {
      ...common,
      entries: [""],
      address: () => ({ scope: "global", fields: {} }),
      rule: () => ({}),
    });
    addTcpBackend(draft, { ...common, regions: [""], networking });
    networking.finish();
  },
};

export const regionalExternalProxyNlb: NewProduct = {
  id: "regional-external-proxy-nlb",
  label: "Regional external proxy Network Load Balancer",
  detail: "TCP from the internet, with everything in one region",
  questions: [region, zone(), tcpPort, network(true), subnetwork("", true), proxyOnly],
  build(draft) {
    const networking = proxied(draft, [""], "REGIONAL_MANAGED_PROXY");
    const scope = `region/${draft.answer("region")}`;
    const common = { scope, loadBalancingScheme: "EXTERNAL_MANAGED" } as const;
    addTcpFront(draft, {
      ...common,
      entries: [""],
      address: () => ({ scope, fields: { addressType: "EXTERNAL", networkTier: "PREMIUM" } }),
      rule: () => ({ network: networking.network, networkTier: "PREMIUM", dependsOn: networking.dependencies("") }),
    });
    addTcpBackend(draft, { ...common, regions: [""], networking });
    networking.finish();
  },
};

export const regionalInternalProxyNlb: NewProduct = {
  id: "regional-internal-proxy-nlb",
  label: "Regional internal proxy Network Load Balancer",
  detail: "TCP inside a VPC network, in one region",
  questions: [region, zone(), tcpPort, network(true), subnetwork("", true), proxyOnly],
  build: (draft) => buildInternal(draft, `region/${draft.answer("region")}`, [""], "REGIONAL_MANAGED_PROXY"),
};

export const crossRegionInternalProxyNlb: NewProduct = {
  id: "cross-region-internal-proxy-nlb",
  label: "Cross-region internal proxy Network Load Balancer",
  detail: "TCP inside a VPC network, with addresses and backends in two regions",
  questions: [
    { ...region, prompt: "First region" },
    secondRegion,
    zone(),
    zone("2"),
    tcpPort,
    network(true),
    subnetwork("", true),
    subnetwork("2", true),
    { ...proxyOnly, prompt: "Proxy-only subnets of the network in both regions" },
  ],
  build: (draft) => buildInternal(draft, "global", ["", "2"], "GLOBAL_MANAGED_PROXY"),
};

function buildInternal(
  draft: Draft,
  scope: string,
  regions: readonly RegionSuffix[],
  purpose: "REGIONAL_MANAGED_PROXY" | "GLOBAL_MANAGED_PROXY",
): void {
  const networking = proxied(draft, regions, purpose);
  const common = { scope, loadBalancingScheme: "INTERNAL_MANAGED" } as const;
  addTcpFront(draft, {
    ...common,
    entries: regions,
    address: internalAddress(draft, networking, false),
    rule: internalRule(networking),
  });
  addTcpBackend(draft, { ...common, regions, networking });
  networking.finish();
}

function proxied(
  draft: Draft,
  regions: readonly RegionSuffix[],
  proxies: "REGIONAL_MANAGED_PROXY" | "GLOBAL_MANAGED_PROXY",
): Networking {
  return new Networking(draft, { regions, proxies, hasSubnetworks: true, backendPort: draft.answer("port") });
}
