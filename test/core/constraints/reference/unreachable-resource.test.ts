import unreachableResource from "../../../../src/core/constraints/reference/unreachable-resource";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(unreachableResource, {
  valid: [
    {
      name: "no forwarding rule here at all",
      tf: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "all reached",
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
      name: "a rule whose target is not known might lead there",
      tf: `variable "t" {}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = var.t
}
`,
    },
    {
      name: "a target of mirrored requests",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
  default_route_action {
    request_mirror_policy {
      backend_service = google_compute_backend_service.copy.id
    }
  }
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
resource "google_compute_backend_service" "copy" {
  name                  = "copy"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "mesh",
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
resource "google_compute_backend_service" "mesh" {
  name                  = "mesh"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  protocol              = "HTTP"
}
`,
    },
  ],
  invalid: [
    {
      name: "a service that nothing uses",
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
«resource "google_compute_backend_service" "unused"» {
  name                  = "unused"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
      message:
        "No forwarding rule leads here, so it receives no traffic. Refer to it from a URL map, proxy or forwarding rule, or delete it.",
    },
    {
      name: "only the topmost of a chain",
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
«resource "google_compute_url_map" "old"» {
  name            = "old"
  default_service = google_compute_backend_service.old.id
}
resource "google_compute_backend_service" "old" {
  name                  = "old"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
  ],
});
