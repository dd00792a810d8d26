import referenceOutsideWorkspace from "../../../../src/core/constraints/reference/reference-outside-workspace";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(referenceOutsideWorkspace, {
  valid: [
    {
      name: "a single resource",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = "projects/p/global/backendServices/elsewhere"
}
`,
    },
    {
      name: "a link to a declared resource",
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
    default_service = «"projects/p/global/backendServices/elsewhere"»
  }
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
`,
    },
    {
      name: "a link to nothing here",
      tf: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = «"projects/p/global/backendServices/elsewhere"»
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
`,
      message:
        "projects/p/global/backendServices/elsewhere is not declared in these files, so the topology ends here and what stands behind it is not checked.",
    },
  ],
});
