import internetIpEndpointNotRoutable from "../../../../src/core/constraints/network-endpoint/internet-ip-endpoint-not-routable";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(internetIpEndpointNotRoutable, {
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
      name: "a private address, which has a rule of its own",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "10.1.2.3"
  port                          = 443
}
`,
    },
    {
      name: "something that is no address at all",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "::1"
  port                          = 443
}
`,
    },
  ],
  invalid: [
    {
      name: "link-local",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = «"169.254.169.254"»
  port                          = 443
}
`,
      message:
        "169.254.169.254 is a link-local address, which cannot be reached over the internet, so every request to this origin fails. Use the origin's public address.",
    },
    {
      name: "loopback",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = «"127.0.0.1"»
  port                          = 443
}
`,
    },
    {
      name: "shared",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = «"100.127.0.1"»
  port                          = 443
}
`,
    },
    {
      name: "documentation",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = «"203.0.113.10"»
  port                          = 443
}
`,
    },
    {
      name: "multicast",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = «"224.0.0.1"»
  port                          = 443
}
`,
    },
    {
      name: "reserved",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = «"255.255.255.255"»
  port                          = 443
}
`,
    },
    {
      name: "unspecified",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = «"0.0.0.0"»
  port                          = 443
}
`,
    },
  ],
});
