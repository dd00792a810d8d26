import type { NewProduct } from "../model";
import { addHttpBackend } from "../parts/backends";
import { addHttpFront, addRedirect } from "../parts/http-front-end";
import { internalAddress, internalRule } from "../parts/internal-entry";
import { Networking, type RegionSuffix } from "../parts/networking";
import {
  backend,
  domain,
  network,
  port,
  proxyOnly,
  region,
  scheme,
  secondRegion,
  service,
  subnetwork,
  zone,
} from "../questions";

const regions: readonly RegionSuffix[] = ["", "2"];

export const crossRegionInternalAlb: NewProduct = {
  id: "cross-region-internal-alb",
  label: "Cross-region internal Application Load Balancer",
  detail: "HTTPS or HTTP inside a VPC network, with addresses and backends in two regions",
  questions: [
    scheme,
    domain,
    backend("zonal-neg", "cloud-run"),
    { ...region, prompt: "First region" },
    secondRegion,
    service(),
    service("2"),
    zone(),
    zone("2"),
    port("Port that the backends listen on", "8080"),
    network(true),
    subnetwork("", true),
    subnetwork("2", true),
    { ...proxyOnly, prompt: "Proxy-only subnets of the network in both regions" },
  ],
  build(draft) {
    const isZonal = draft.answer("backend") === "zonal-neg";
    const networking = new Networking(draft, {
      regions,
      proxies: "GLOBAL_MANAGED_PROXY",
      hasSubnetworks: true,
      ...(isZonal ? { backendPort: draft.answer("port") } : {}),
    });
    const common = { scope: "global", loadBalancingScheme: "INTERNAL_MANAGED" } as const;
    const front = {
      ...common,
      entries: regions,
      address: internalAddress(draft, networking, draft.answer("scheme") !== "http"),
      rule: internalRule(networking),
      certificate: "all-regions",
    } as const;
    addHttpFront(draft, front);
    addHttpBackend(draft, { ...common, regions, networking });
    addRedirect(draft, front);
    networking.finish();
  },
};
