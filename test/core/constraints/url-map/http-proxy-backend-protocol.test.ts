import httpProxyBackendProtocol from "../../../../src/core/constraints/url-map/http-proxy-backend-protocol";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(httpProxyBackendProtocol, {
  valid: [
    {
      name: "HTTP",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "a URL map that no proxy uses",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "TCP"
}
`,
    },
  ],
  invalid: [
    {
      name: "TCP",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = «google_compute_backend_service.web.id»
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "TCP"
}
`,
      message:
        "Backend service web has protocol TCP, but a URL map routes requests, so the service must speak HTTP. Set its protocol to HTTP, HTTPS, HTTP2.",
      fixed: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
  ],
});
