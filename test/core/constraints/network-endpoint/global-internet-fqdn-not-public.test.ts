import globalInternetFqdnNotPublic from "../../../../src/core/constraints/network-endpoint/global-internet-fqdn-not-public";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(globalInternetFqdnNotPublic, {
  valid: [
    {
      name: "a public name",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = 443
}
`,
    },
    {
      name: "a name that only contains such a word",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "internal.example.com"
  port                          = 443
}
`,
    },
    {
      name: "a mesh, which resolves names itself",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "backend.corp.internal"
  port                          = 443
}
resource "google_compute_backend_service" "mesh" {
  name                  = "mesh"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
    },
    {
      name: "a regional group",
      tf: `resource "google_compute_region_network_endpoint_group" "origin" {
  name                  = "origin"
  region                = "us-central1"
  network               = "default"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_region_network_endpoint" "origin" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.origin.name
  region                        = "us-central1"
  fqdn                          = "backend.corp.internal"
  port                          = 443
}
`,
    },
  ],
  invalid: [
    {
      name: "a private zone",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «"backend.corp.internal"»
  port                          = 443
}
`,
      message:
        '"backend.corp.internal" does not resolve in public DNS, where a global internet NEG looks it up, so clients get a 502. Use a public name, or a regional internet NEG for private names.',
    },
    {
      name: "a single label",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «"backend"»
  port                          = 443
}
`,
    },
  ],
});
