import type { NewProduct } from "../model";
import { addHttpBackend } from "../parts/backends";
import { addHttpFront, addRedirect } from "../parts/http-front-end";
import { Networking } from "../parts/networking";
import {
  backend,
  backendRegion,
  bucket,
  domain,
  network,
  origin,
  port,
  protection,
  service,
  subnetwork,
  zone,
} from "../questions";

export const globalExternalAlb: NewProduct = {
  id: "global-external-alb",
  label: "Global external Application Load Balancer",
  detail: "HTTPS from the internet, at one address all over the world",
  questions: [
    domain,
    backend("cloud-run", "internet-neg", "zonal-neg", "bucket"),
    origin,
    bucket,
    backendRegion,
    service(),
    zone(),
    port("Port that the backends listen on", "8080"),
    network(false),
    subnetwork(),
    protection,
  ],
  build(draft) {
    const isZonal = draft.answer("backend") === "zonal-neg";
    const networking = new Networking(draft, {
      regions: isZonal ? [""] : [],
      hasSubnetworks: isZonal,
      ...(isZonal ? { backendPort: draft.answer("port") } : {}),
    });
    const common = { scope: "global", loadBalancingScheme: "EXTERNAL_MANAGED" } as const;
    const front = {
      ...common,
      entries: [""],
      address: () => ({ scope: "global", fields: {} }),
      rule: () => ({}),
      certificate: "compute",
    } as const;
    addHttpFront(draft, front);
    addHttpBackend(draft, { ...common, regions: [""], networking });
    addRedirect(draft, front);
    if (isZonal) networking.finish();
  },
};
