import { known } from "../../topology/read";
import { servicesBehind } from "../chain";
import { defineConstraint } from "../constraint";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "grpc-proxy-backend-protocol",
    severity: "error",
    title: "Target gRPC proxy needs GRPC backend services",
    appliesTo: ["TargetGrpcProxy"],
    reads: ["TargetGrpcProxy", "UrlMap", "BackendService"],
    products: ["cloud-service-mesh"],
    local: true,
    docs: "A target gRPC proxy configures proxyless gRPC clients of Cloud Service Mesh, which speak gRPC to the backends themselves: every backend service behind its URL map must have protocol `GRPC`. Only an explicit protocol is judged.",
    repair: "Set `protocol` to `GRPC`.",
    sources: ["Compute API v1 TargetGrpcProxy.urlMap", "Compute API v1 BackendService.protocol"],
    fixable: true,
    messages: {
      refused:
        "Backend service {service} behind this proxy has protocol {protocol}. Proxyless gRPC clients speak gRPC to the backends themselves: set its protocol to GRPC.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  protocol              = "HTTP"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_grpc_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  protocol              = "GRPC"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_grpc_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
`,
    },
  },
  *find(topology) {
    for (const proxy of topology.all("TargetGrpcProxy"))
      for (const { service } of servicesBehind(topology, proxy.id)) {
        const protocol = known(service, "protocol");
        if (protocol === undefined || protocol === "GRPC") continue;
        yield {
          message: "refused",
          data: { service: service.name, protocol: String(protocol) },
          resource: proxy.id,
          field: "urlMap",
          related: related(service, `${service.name} has protocol ${String(protocol)}`, "protocol"),
          fixes: [
            {
              title: `Set the protocol of ${service.name} to GRPC`,
              changes: [{ op: "setField", resource: service.id, field: "protocol", value: "GRPC" }],
            },
          ],
        };
      }
  },
});
