import portOutOfRange from "../../../../src/core/constraints/network-endpoint/port-out-of-range";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(portOutOfRange, {
  valid: [
    {
      name: "a port",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = 65535
}
`,
    },
    {
      name: "a port as text",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = "443"
}
`,
    },
    {
      name: "zero in a health check: not set",
      tf: `resource "google_compute_health_check" "web" {
  name = "web"

  http_health_check {
    port = 0
  }
}
`,
    },
    {
      name: "a port that is not known",
      tf: `variable "port" {}
resource "google_compute_health_check" "web" {
  name = "web"

  http_health_check {
    port = var.port
  }
}
`,
    },
  ],
  invalid: [
    {
      name: "an endpoint",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = «70000»
}
`,
      message: "70000 is no port: ports are whole numbers from 1 to 65535, and the API refuses others. Correct it.",
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
      answer: "443",
    },
    {
      name: "a health check",
      tf: `resource "google_compute_health_check" "web" {
  name = "web"

  http_health_check {
    port = «-1»
  }
}
`,
      fixed: `resource "google_compute_health_check" "web" {
  name = "web"

  http_health_check {
    port = 80
  }
}
`,
      answer: "80",
    },
    {
      name: "a fraction as default port",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = «80.5»
}
`,
      answer: "80",
    },
  ],
});
