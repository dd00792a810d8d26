import frSchemeTargetMismatch from "../../../../src/core/constraints/forwarding-rule/fr-scheme-target-mismatch";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(frSchemeTargetMismatch, {
  valid: [
    {
      name: "a managed scheme with a proxy",
      tf: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
    },
    {
      name: "Private Service Connect",
      tf: `resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  port_range            = "80"
  network               = "default"
  target                = "projects/p/regions/us-west1/serviceAttachments/a"
}
`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}
resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = var.s
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
    },
    {
      name: "a classic rule with a global proxy",
      tf: `resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  port_range            = "80"
  target                = "projects/p/global/targetHttpProxies/web"
}
`,
    },
  ],
  invalid: [
    {
      name: "an internal passthrough scheme with a proxy",
      tf: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = «"INTERNAL"»
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
      message:
        "The scheme of this rule is INTERNAL, and a rule of that scheme cannot point at a target http proxy. Each scheme has its own kind of target: use INTERNAL_MANAGED or EXTERNAL_MANAGED.",
      fixes: ["Set the scheme to INTERNAL_MANAGED", "Set the scheme to EXTERNAL_MANAGED"],
      fixed: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
    },
    {
      name: "a forgotten scheme with a regional proxy",
      tf: `resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-west1"
  url_map = "projects/p/regions/us-west1/urlMaps/web"
}
«resource "google_compute_forwarding_rule" "web"» {
  name                  = "web"
  region                = "us-west1"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
      message:
        "The scheme of this rule is EXTERNAL (the default of a regional rule), and a regional target proxy needs EXTERNAL_MANAGED or INTERNAL_MANAGED. The API refuses the rule: set the scheme.",
    },
    {
      name: "a managed scheme with a target pool",
      tf: `resource "google_compute_target_pool" "web" {
  name = "web"
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-west1"
  load_balancing_scheme = «"EXTERNAL_MANAGED"»
  port_range            = "80"
  network               = "default"
  target                = google_compute_target_pool.web.id
}
`,
      fixes: ["Set the scheme to EXTERNAL"],
    },
  ],
});
