import globalInternetNegSingleEndpoint from "../../../../src/core/constraints/network-endpoint-group/global-internet-neg-single-endpoint";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(globalInternetNegSingleEndpoint, {
  valid: [
    {
      name: "one endpoint",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "a.example.com"
  port                          = 443
}
`,
    },
    {
      name: "another whose number is not known",
      tf: `variable "n" {}
resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "a.example.com"
  port                          = 443
}
resource "google_compute_global_network_endpoint" "b" {
  count = var.n
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "b.example.com"
  port                          = 443
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
resource "google_compute_region_network_endpoint" "a" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.origin.name
  fqdn                          = "a.example.com"
  port                          = 443
}
resource "google_compute_region_network_endpoint" "b" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.origin.name
  fqdn                          = "b.example.com"
  port                          = 443
}
`,
    },
  ],
  invalid: [
    {
      name: "two endpoints",
      tf: `«resource "google_compute_global_network_endpoint_group" "origin"» {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "a" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "a.example.com"
  port                          = 443
}

resource "google_compute_global_network_endpoint" "b" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "b.example.com"
  port                          = 443
}
`,
      fixes: [
        "Keep only google_compute_global_network_endpoint.a",
        "Keep only google_compute_global_network_endpoint.b",
      ],
      fixed: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "a" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "a.example.com"
  port                          = 443
}
`,
    },
  ],
});
