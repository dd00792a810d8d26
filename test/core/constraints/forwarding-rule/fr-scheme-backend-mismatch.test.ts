import frSchemeBackendMismatch from "../../../../src/core/constraints/forwarding-rule/fr-scheme-backend-mismatch";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(frSchemeBackendMismatch, {
  valid: [
    {
      name: "the same",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "a classic rule on managed services",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}
resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = var.s
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "defaults of a provider whose version is open",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "a service in mid-migration",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "HTTP"
  external_managed_migration_state = "PREPARE"
}
`,
    },
  ],
  invalid: [
    {
      name: "through a URL map",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = «"EXTERNAL_MANAGED"»
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "HTTP"
}
`,
      message:
        "The scheme of this rule is EXTERNAL_MANAGED, but it reaches backend service web with scheme EXTERNAL. The API refuses to connect different products: set the same scheme on both.",
      fixes: ["Set the rule's scheme to EXTERNAL", "Set the scheme of web to EXTERNAL_MANAGED"],
      fixed: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "directly, with a forgotten scheme",
      tf: `resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
}

«resource "google_compute_forwarding_rule" "web"» {
  name            = "web"
  region          = "us-central1"
  ports           = ["80"]
  backend_service = google_compute_region_backend_service.web.id
}
`,
    },
  ],
});
