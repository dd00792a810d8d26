import type { NewProduct } from "../model";
import { addHttpBackend } from "../parts/backends";
import { addHttpFront, addRedirect } from "../parts/http-front-end";
import { Networking } from "../parts/networking";
import { backend, domain, network, port, protection, proxyOnly, region, service, subnetwork, zone } from "../questions";

export const regionalExternalAlb: NewProduct = {
  id: "regional-external-alb",
  label: "Regional external Application Load Balancer",
  detail: "HTTPS from the internet, with everything in one region",
  questions: [
    domain,
    backend("zonal-neg", "cloud-run"),
    region,
    service(),
    zone(),
    port("Port that the backends listen on", "8080"),
    network(true),
    subnetwork(),
    proxyOnly,
    protection,
  ],
  build(draft) {
    const isZonal = draft.answer("backend") === "zonal-neg";
    const networking = new Networking(draft, {
      regions: [""],
      proxies: "REGIONAL_MANAGED_PROXY",
      hasSubnetworks: isZonal,
      ...(isZonal ? { backendPort: draft.answer("port") } : {}),
    });
    const scope = `region/${draft.answer("region")}`;
    const common = { scope, loadBalancingScheme: "EXTERNAL_MANAGED" } as const;
    const front = {
      ...common,
      entries: [""],
      address: () => ({ scope, fields: { addressType: "EXTERNAL", networkTier: "PREMIUM" } }),
      rule: () => ({
        network: networking.network,
        networkTier: "PREMIUM",
        dependsOn: networking.dependencies(""),
      }),
      certificate: "regional",
    } as const;
    addHttpFront(draft, front);
    addHttpBackend(draft, { ...common, regions: [""], networking });
    addRedirect(draft, front);
    networking.finish();
  },
};
