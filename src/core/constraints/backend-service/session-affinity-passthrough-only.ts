import { known } from "../../topology/read";
import { switchAffinity, tupleAffinities } from "../affinity";
import { defineConstraint } from "../constraint";
import { isProxied, schemeText } from "../passthrough";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "session-affinity-passthrough-only",
    severity: "warning",
    title: "Tuple affinity is for passthrough load balancers",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: `Session affinity is \`CLIENT_IP_PROTO\`, \`CLIENT_IP_PORT_PROTO\` or \`CLIENT_IP_NO_DESTINATION\` on a backend
service of proxies (global, or with a managed scheme). Only passthrough load balancers hash packets by these; proxies know \`NONE\`,
\`CLIENT_IP\` and, for HTTP, cookies and headers.`,
    repair: "Use `CLIENT_IP`, or `NONE`.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/features",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      wrong:
        "{affinity} is for passthrough load balancers, which hash packets; this service is for proxies ({scheme}), which do not know it. Use CLIENT_IP or NONE.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  session_affinity      = "CLIENT_IP_PORT_PROTO"
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  session_affinity      = "CLIENT_IP"
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const affinity = String(known(service, "sessionAffinity"));
      if (!tupleAffinities.includes(affinity) || !isProxied(service)) continue;
      const scheme = schemeText(service);
      yield {
        message: "wrong",
        data: { affinity, scheme },
        resource: service.id,
        field: "sessionAffinity",
        related: related(service, `The service has ${scheme}`, "loadBalancingScheme"),
        fixes: ["CLIENT_IP", "NONE"].map((it) => switchAffinity(service, it)),
      };
    }
  },
});
