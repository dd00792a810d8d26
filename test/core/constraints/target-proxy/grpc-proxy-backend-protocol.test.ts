import grpcProxyBackendProtocol from "../../../../src/core/constraints/target-proxy/grpc-proxy-backend-protocol";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(grpcProxyBackendProtocol, {
  valid: [
    {
      name: "GRPC",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_grpc_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  protocol              = "GRPC"
}
`,
    },
    {
      name: "no protocol in the text",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_grpc_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
}
`,
    },
  ],
  invalid: [
    {
      name: "HTTP",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_grpc_proxy" "web" {
  name    = "web"
  url_map = «google_compute_url_map.web.id»
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  protocol              = "HTTP"
}
`,
      message:
        "Backend service web behind this proxy has protocol HTTP. Proxyless gRPC clients speak gRPC to the backends themselves: set its protocol to GRPC.",
      fixed: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_grpc_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  protocol              = "GRPC"
}
`,
    },
  ],
});
