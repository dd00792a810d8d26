import l4ProxyBackendProtocol from "../../../../src/core/constraints/target-proxy/l4-proxy-backend-protocol";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(l4ProxyBackendProtocol, {
  valid: [
    {
      name: "TCP",
      tf: `resource "google_compute_target_tcp_proxy" "web" {
  name            = "web"
  backend_service = google_compute_backend_service.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "TCP"
}
`,
    },
    {
      name: "a protocol that is not known",
      tf: `variable "p" {}
resource "google_compute_target_tcp_proxy" "web" {
  name            = "web"
  backend_service = google_compute_backend_service.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = var.p
}
`,
    },
  ],
  invalid: [
    {
      name: "HTTP",
      tf: `resource "google_compute_target_tcp_proxy" "web" {
  name            = "web"
  backend_service = «google_compute_backend_service.web.id»
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
      message:
        "Backend service web has protocol HTTP, but a target TCP proxy forwards streams of bytes and takes TCP or SSL only. Set its protocol, or use a target HTTP proxy with a URL map.",
      fixed: `resource "google_compute_target_tcp_proxy" "web" {
  name            = "web"
  backend_service = google_compute_backend_service.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "TCP"
}
`,
    },
    {
      name: "the default of a global service",
      tf: `resource "google_compute_target_tcp_proxy" "web" {
  name            = "web"
  backend_service = «google_compute_backend_service.web.id»
}
resource "google_compute_backend_service" "web" {
  name = "web"
}
`,
      fixes: ["Set the protocol of web to TCP", "Set the protocol of web to SSL"],
    },
  ],
});
