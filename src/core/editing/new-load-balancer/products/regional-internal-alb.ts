import type { NewProduct } from "../model";
import { addHttpBackend } from "../parts/backends";
import { addHttpFront, addRedirect } from "../parts/http-front-end";
import { internalAddress, internalRule } from "../parts/internal-entry";
import { Networking } from "../parts/networking";
import { backend, domain, network, port, proxyOnly, region, scheme, service, subnetwork, zone } from "../questions";

export const regionalInternalAlb: NewProduct = {
  id: "regional-internal-alb",
  label: "Regional internal Application Load Balancer",
  detail: "HTTPS or HTTP inside a VPC network, in one region",
  questions: [
    scheme,
    domain,
    backend("zonal-neg", "cloud-run"),
    region,
    service(),
    zone(),
    port("Port that the backends listen on", "8080"),
    network(true),
    subnetwork("", true),
    proxyOnly,
  ],
  build(draft) {
    const isZonal = draft.answer("backend") === "zonal-neg";
    const networking = new Networking(draft, {
      regions: [""],
      proxies: "REGIONAL_MANAGED_PROXY",
      hasSubnetworks: true,
      ...(isZonal ? { backendPort: draft.answer("port") } : {}),
    });
    const scope = `region/${draft.answer("region")}`;
    const common = { scope, loadBalancingScheme: "INTERNAL_MANAGED" } as const;
    const front = {
      ...common,
      entries: [""],
      address: internalAddress(draft, networking, draft.answer("scheme") !== "http"),
      rule: internalRule(networking),
      certificate: "regional",
    } as const;
    addHttpFront(draft, front);
    addHttpBackend(draft, { ...common, regions: [""], networking });
    addRedirect(draft, front);
    networking.finish();
  },
};
