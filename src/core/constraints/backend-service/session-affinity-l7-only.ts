import { known } from "../../topology/read";
import { httpAffinities, streamProtocol, switchAffinity } from "../affinity";
import { defineConstraint } from "../constraint";
import { isPassthrough, schemeText } from "../passthrough";
import { passthroughProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "session-affinity-l7-only",
    severity: "error",
    title: "Cookie and header affinity need an Application Load Balancer",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: [...proxyNetworkProducts, ...passthroughProducts],
    local: true,
    docs: `Session affinity is \`GENERATED_COOKIE\`, \`HTTP_COOKIE\`, \`HEADER_FIELD\` or \`STRONG_COOKIE_AFFINITY\` and the
protocol is set to TCP, SSL, UDP or \`UNSPECIFIED\`, or the service is regional with scheme \`INTERNAL\` (Terraform's default) or
\`EXTERNAL\`. Cookies and headers exist for proxies that read HTTP; a Network Load Balancer sees none of them, and the API refuses
the combination.`,
    repair:
      "Use `CLIENT_IP` or `NONE`; passthrough load balancers know `CLIENT_IP_PROTO` and `CLIENT_IP_PORT_PROTO` as well.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/features",
    ],
    fixable: true,
    messages: {
      protocol:
        "{affinity} needs HTTP, but the service speaks {protocol}: nobody reads cookies or headers there, and the API refuses it. Use CLIENT_IP or NONE.",
      scheme:
        "{affinity} needs an Application Load Balancer, but {scheme} makes this a passthrough one: nobody reads cookies or headers there, and the API refuses it. Use CLIENT_IP or NONE.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "tcp" {
  name             = "tcp"
  protocol         = "TCP"
  session_affinity = "GENERATED_COOKIE"
}
`,
      good: `resource "google_compute_backend_service" "tcp" {
  name             = "tcp"
  protocol         = "TCP"
  session_affinity = "CLIENT_IP"
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const affinity = String(known(service, "sessionAffinity"));
      if (!httpAffinities.includes(affinity)) continue;
      const protocol = streamProtocol(service);
      if (protocol === undefined && !isPassthrough(service)) continue;
      const scheme = schemeText(service);
      yield {
        message: protocol === undefined ? "scheme" : "protocol",
        data: { affinity, protocol: protocol ?? "", scheme },
        resource: service.id,
        field: "sessionAffinity",
        related:
          protocol === undefined
            ? related(service, `The service has ${scheme}`, "loadBalancingScheme")
            : related(service, `The service speaks ${protocol}`, "protocol"),
        fixes: ["CLIENT_IP", "NONE"].map((it) => switchAffinity(service, it)),
      };
    }
  },
});
