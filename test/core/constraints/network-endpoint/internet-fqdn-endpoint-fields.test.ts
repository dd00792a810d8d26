import internetFqdnEndpointFields from "../../../../src/core/constraints/network-endpoint/internet-fqdn-endpoint-fields";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(internetFqdnEndpointFields, {
  valid: [
    {
      name: "a name",
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
      name: "an address that may be null beside a name",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  ip_address                    = var.ip
  port                          = 443
}
variable "ip" {}
`,
    },
    {
      name: "an address in a group of addresses",
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
  ],
  invalid: [
    {
      name: "an address instead of a name",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = «"34.120.7.9"»
  port                          = 443
}
`,
      fixes: ["Replace ipAddress by fqdn…", "Change the group's type to INTERNET_IP_PORT"],
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
      answer: "origin.example.com",
    },
    {
      name: "an address beside the name",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  ip_address                    = «"34.120.7.9"»
  port                          = 443
}
`,
      fixes: ["Remove ipAddress"],
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
      name: "neither",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
«resource "google_compute_global_network_endpoint" "origin"» {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  port                          = 443
}
`,
      fixes: ["Set fqdn…"],
      answer: "origin.example.com",
    },
  ],
});
