import { known } from "../../topology/read";
import { defineConstraint } from "../constraint";

export default defineConstraint({
  meta: {
    id: "grpc-protocol-mesh-only",
    severity: "error",
    title: "GRPC protocol is for Cloud Service Mesh",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: [
      "global-external-alb",
      "classic-alb",
      "regional-external-alb",
      "cross-region-internal-alb",
      "regional-internal-alb",
      "global-external-proxy-nlb",
      "classic-proxy-nlb",
      "regional-external-proxy-nlb",
      "cross-region-internal-proxy-nlb",
      "regional-internal-proxy-nlb",
      "external-passthrough-nlb",
      "internal-passthrough-nlb",
    ],
    local: true,
    docs: "`GRPC` names the proxyless mesh: a backend service with that protocol must have scheme `INTERNAL_SELF_MANAGED`. Application Load Balancers carry gRPC over HTTP/2, with protocol `HTTP2` (or `H2C` without TLS). Only an explicit scheme is judged.",
    repair: "Set `protocol` to `HTTP2` when the backends serve TLS, to `H2C` when they do not.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "Compute API v1 BackendService.protocol",
    ],
    fixable: true,
    messages: {
      refused:
        "Protocol GRPC is for Cloud Service Mesh (INTERNAL_SELF_MANAGED), and the scheme here is {scheme}, so the API refuses it. Load balancers carry gRPC over HTTP/2: use HTTP2, or H2C without TLS.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "GRPC"
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP2"
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const scheme = known(service, "loadBalancingScheme");
      if (known(service, "protocol") !== "GRPC" || scheme === undefined || scheme === "INTERNAL_SELF_MANAGED") continue;
      const values = String(scheme).endsWith("_MANAGED") ? ["HTTP2", "H2C"] : ["HTTP2"];
      yield {
        message: "refused",
        data: { scheme: String(scheme) },
        resource: service.id,
        field: "protocol",
        fixes: values.map((value) => ({
          title: `Set the protocol to ${value}`,
          changes: [{ op: "setField", resource: service.id, field: "protocol", value }],
        })),
      };
    }
  },
});
