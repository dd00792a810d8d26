import { known } from "../../topology/read";
import { defineConstraint } from "../constraint";
import { iapField, isIapOn, switchIapOff } from "../iap";
import { passthroughProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

const REFUSED = ["TCP", "SSL", "UDP", "GRPC", "UNSPECIFIED"];

export default defineConstraint({
  meta: {
    id: "iap-needs-http",
    severity: "error",
    title: "IAP works only with HTTP backend services",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: [...proxyNetworkProducts, ...passthroughProducts, "cloud-service-mesh"],
    local: true,
    docs: `Identity-Aware Proxy is on for a backend service whose protocol is explicitly TCP, SSL, UDP, GRPC or UNSPECIFIED. IAP
signs people in over HTTP, which network load balancers do not speak and a service mesh does by other means.

In a Config Connector manifest IAP counts as on when \`iap\` names an OAuth client: there is no \`enabled\` field.`,
    repair:
      "Switch IAP off, or put the service behind an Application Load Balancer with protocol HTTP, HTTPS or HTTP/2.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "Compute API v1 BackendService.iap",
    ],
    fixable: true,
    messages: {
      protocol:
        "Identity-Aware Proxy signs people in over HTTP, but this backend service speaks {protocol}: the API refuses it. Switch IAP off, or use an Application Load Balancer with protocol HTTP, HTTPS or HTTP2.",
    },
    examples: { bad: example("TCP"), good: example("HTTPS") },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const protocol = String(known(service, "protocol"));
      if (!REFUSED.includes(protocol) || !isIapOn(service)) continue;
      yield {
        message: "protocol",
        data: { protocol },
        resource: service.id,
        field: iapField(service),
        related: related(service, `The protocol is ${protocol}`, "protocol"),
        fixes: [switchIapOff(service)],
      };
    }
  },
});

function example(protocol: string): string {
  return `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "${protocol}"
  iap {
    enabled = true
  }
}
`;
}
