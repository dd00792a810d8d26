import internetIpEndpointFields from "../../../../src/core/constraints/network-endpoint/internet-ip-endpoint-fields";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(internetIpEndpointFields, {
  valid: [
    {
      name: "an address",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "34.120.7.9"
  port                          = 443
}
`,
    },
    {
      name: "an address that is not known, and a name that may be null",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = var.ip
  fqdn                          = var.fqdn
  port                          = 443
}
variable "ip" {}
variable "fqdn" {}
`,
    },
    {
      name: "a name in a group of names",
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
  ],
  invalid: [
    {
      name: "a name instead of an address",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «"origin.example.com"»
  port                          = 443
}
`,
      fixes: ["Change the group's type to INTERNET_FQDN_PORT"],
      fixed: `resource "google_compute_global_network_endpoint_group" "origin" {
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
      name: "a name beside the address",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "34.120.7.9"
  fqdn                          = «"origin.example.com"»
  port                          = 443
}
`,
      fixed: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "34.120.7.9"
  port                          = 443
}
`,
    },
    {
      name: "neither",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
«resource "google_compute_global_network_endpoint" "origin"» {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  port                          = 443
}
`,
    },
  ],
});
