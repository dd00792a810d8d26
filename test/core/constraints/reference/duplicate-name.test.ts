import duplicateName from "../../../../src/core/constraints/reference/duplicate-name";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(duplicateName, {
  valid: [
    {
      name: "different names",
      tf: `resource "google_compute_backend_service" "a" {
  name                  = "a"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
resource "google_compute_backend_service" "b" {
  name                  = "b"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "count",
      tf: `variable "n" {}
resource "google_compute_backend_service" "a" {
  name                  = "a"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
resource "google_compute_backend_service" "b" {
  count = var.n
  name                  = "a"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "one global, one regional",
      tf: `resource "google_compute_backend_service" "a" {
  name                  = "a"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
resource "google_compute_region_backend_service" "b" {
  name                  = "a"
  region = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "different projects",
      tf: `resource "google_compute_backend_service" "a" {
  name                  = "a"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
resource "google_compute_backend_service" "b" {
  name                  = "a"
  project = "other"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
    {
      name: "a name that is not known",
      tf: `variable "n" {}
resource "google_compute_backend_service" "a" {
  name                  = var.n
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
resource "google_compute_backend_service" "b" {
  name                  = var.n
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
    },
  ],
  invalid: [
    {
      name: "two backend services",
      tf: `resource "google_compute_backend_service" "a" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
resource "google_compute_backend_service" "b" {
  name                  = «"web"»
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
}
`,
      message:
        '"web" is also the name of google_compute_backend_service.a. Names are unique in a collection and location, so the API refuses the second one; rename one of them.',
    },
  ],
});
