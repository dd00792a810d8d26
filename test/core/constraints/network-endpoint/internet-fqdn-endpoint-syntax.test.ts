import internetFqdnEndpointSyntax from "../../../../src/core/constraints/network-endpoint/internet-fqdn-endpoint-syntax";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(internetFqdnEndpointSyntax, {
  valid: [
    {
      name: "a host name",
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
      name: "a dot at the end",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com."
  port                          = 443
}
`,
    },
    {
      name: "a name with underscores",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "_origin.example.com"
  port                          = 443
}
`,
    },
    {
      name: "a name from a variable without a value",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "\${var.host}/x"
  port                          = 443
}
variable "host" {}
`,
    },
  ],
  invalid: [
    {
      name: "a group that is not in these files",
      tf: `resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = "projects/p/global/networkEndpointGroups/origin"
  fqdn                          = «"*.example.com"»
  port                          = 443
}
`,
      fixes: [],
    },
    {
      name: "a URL",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «"https://origin.example.com/app"»
  port                          = 443
}
`,
      message:
        '"https://origin.example.com/app" holds a scheme, but the value is resolved by DNS and sent as server name, so it must be a bare host name. Keep the host name only.',
      fixes: ["Keep origin.example.com"],
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
      name: "a port",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «"origin.example.com:8443"»
  port                          = 443
}
`,
      fixes: ["Keep origin.example.com"],
    },
    {
      name: "an address",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «"34.120.7.9"»
  port                          = 443
}
`,
    },
    {
      name: "a wildcard",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «"*.example.com"»
  port                          = 443
}
`,
    },
    {
      name: "a space",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «"origin example.com"»
  port                          = 443
}
`,
    },
    {
      name: "an empty label",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «"origin..example.com"»
  port                          = 443
}
`,
    },
    {
      name: "a long label",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com"»
  port                          = 443
}
`,
    },
    {
      name: "nothing",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = «""»
  port                          = 443
}
`,
    },
  ],
});
