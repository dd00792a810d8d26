import internetIpEndpointPrivate from "../../../../src/core/constraints/network-endpoint/internet-ip-endpoint-private";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(internetIpEndpointPrivate, {
  valid: [
    {
      name: "a public address",
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
      name: "an address from a variable without a value",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = var.ip
  port                          = 443
}
variable "ip" {}
`,
    },
    {
      name: "addresses just outside the private ranges",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "172.32.0.1"
  port                          = 443
}
`,
    },
    {
      name: "a private address in a hybrid group",
      tf: `resource "google_compute_network_endpoint_group" "hybrid" {
  name                  = "hybrid"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "NON_GCP_PRIVATE_IP_PORT"
}
resource "google_compute_network_endpoint" "hybrid" {
  network_endpoint_group = google_compute_network_endpoint_group.hybrid.name
  zone                   = "us-central1-a"
  ip_address             = "10.1.2.3"
  port                   = 443
}
`,
    },
  ],
  invalid: [
    {
      name: "10.0.0.0/8",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = «"10.1.2.3"»
  port                          = 443
}
`,
      message:
        "10.1.2.3 is a private address, but endpoints of an internet NEG are reached over the internet. Use the public address, or a hybrid NEG (NON_GCP_PRIVATE_IP_PORT) for a private origin.",
    },
    {
      name: "172.16.0.0/12, through a variable with a default",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = «var.ip»
  port                          = 443
}
variable "ip" {
  default = "172.31.255.255"
}
`,
    },
    {
      name: "192.168.0.0/16 in a regional group",
      tf: `resource "google_compute_region_network_endpoint_group" "origin" {
  name                  = "origin"
  region                = "us-central1"
  network               = "default"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_region_network_endpoint" "origin" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.origin.name
  region                        = "us-central1"
  ip_address                    = «"192.168.0.1"»
  port                          = 443
}
`,
    },
  ],
});
