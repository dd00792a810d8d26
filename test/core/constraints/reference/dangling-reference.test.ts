import danglingReference from "../../../../src/core/constraints/reference/dangling-reference";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(danglingReference, {
  valid: [
    {
      name: "a resource without instances is declared all the same",
      tf: `resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = one(google_compute_url_map.web[*].id)
}
resource "google_compute_url_map" "web" {
  count           = 0
  name            = "web"
  default_service = "projects/p/global/backendServices/web"
}
`,
    },
    {
      name: "a declared resource",
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
      name: "a data source",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = data.google_compute_backend_service.web.id
}
data "google_compute_backend_service" "web" {
  name = "web"
}
`,
    },
    {
      name: "a module output, a variable, a link",
      tf: `variable "v" {}
resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = module.web.service
}
resource "google_compute_url_map" "v" {
  name            = "v"
  default_service = var.v
}
resource "google_compute_url_map" "l" {
  name            = "l"
  default_service = "projects/p/global/backendServices/web"
}
`,
    },
    {
      name: "a local that leads to a declared resource",
      tf: `locals {
  s = google_compute_backend_service.web.id
}
resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = local.s
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
  ],
  invalid: [
    {
      name: "nothing of that kind is there",
      tf: `resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = «google_compute_url_map.missing.id»
}
`,
      message:
        "google_compute_url_map.missing.id is not declared in this module, so the plan fails and the chain of the load balancer ends here. Correct the name or declare the resource.",
      fixes: [],
    },
    {
      name: "a slip of the pen",
      tf: `resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = «google_compute_url_map.wbe.id»
}
resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = "projects/p/global/backendServices/web"
}
`,
      fixes: ["Refer to google_compute_url_map.web"],
      fixed: `resource "google_compute_target_http_proxy" "web" {
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
