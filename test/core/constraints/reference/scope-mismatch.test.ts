import scopeMismatch from "../../../../src/core/constraints/reference/scope-mismatch";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(scopeMismatch, {
  valid: [
    {
      name: "global all the way",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "a classic load balancer in Standard Tier",
      tf: `resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = "EXTERNAL"
  port_range            = "80"
  network               = "default"
  network_tier          = "STANDARD"
  target                = "projects/p/global/targetHttpProxies/web"
}
`,
    },
    {
      name: "a tier that is not known",
      tf: `variable "t" {}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = "EXTERNAL"
  port_range            = "80"
  network               = "default"
  network_tier          = var.t
  target                = "projects/p/global/targetHttpProxies/web"
}
`,
    },
  ],
  invalid: [
    {
      name: "the default of a path matcher",
      tf: `resource "google_compute_url_map" "web" {
  name = "web"
  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
  path_matcher {
    name            = "all"
    default_service = «"projects/p/regions/us-central1/backendServices/web"»
  }
}
`,
    },
    {
      name: "a global URL map and a regional service",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = «"projects/p/regions/us-central1/backendServices/web"»
}
`,
      message:
        "This is global, but web is regional (us-central1). A load balancer is global or regional all the way, so the API refuses the reference: use the global variant on both sides.",
    },
    {
      name: "a regional rule and a global proxy",
      tf: `resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = «google_compute_target_http_proxy.web.id»
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = "projects/p/global/backendServices/web"
}
`,
    },
  ],
});
