import endpointDuplicate from "../../../../src/core/constraints/network-endpoint/endpoint-duplicate";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(endpointDuplicate, {
  valid: [
    {
      name: "different ports",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
resource "google_compute_network_endpoint" "a" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 80
}
resource "google_compute_network_endpoint" "b" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 81
}
`,
    },
    {
      name: "an address that is not known",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
resource "google_compute_network_endpoint" "a" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = var.ip
  port                   = 80
}
resource "google_compute_network_endpoint" "b" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = var.ip
  port                   = 80
}
variable "ip" {}
`,
    },
    {
      name: "instances of count, which differ",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
resource "google_compute_network_endpoint" "a" {
  count = var.n
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 80
}
resource "google_compute_network_endpoint" "b" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 80
}
variable "n" {}
`,
    },
    {
      name: "the same endpoint in two groups",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
resource "google_compute_network_endpoint" "a" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 80
}
resource "google_compute_network_endpoint_group" "other" {
  name                  = "other"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
resource "google_compute_network_endpoint" "b" {
  network_endpoint_group = google_compute_network_endpoint_group.other.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 80
}
`,
    },
  ],
  invalid: [
    {
      name: "twice in one resource",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
resource "google_compute_network_endpoints" "api" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name

  network_endpoints {
    instance   = "vm-1"
    ip_address = "10.0.0.5"
    port       = 80
  }

  «network_endpoints» {
    instance   = "vm-2"
    ip_address = "10.0.0.5"
    port       = 80
  }
}
`,
      message:
        "10.0.0.5 : 80 is already an endpoint of api. Endpoints of a group must be unique, so the API refuses the second one: remove it or change its port.",
      fixed: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
resource "google_compute_network_endpoints" "api" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name

  network_endpoints {
    instance   = "vm-1"
    ip_address = "10.0.0.5"
    port       = 80
  }
}
`,
    },
    {
      name: "two resources, one with the default port",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
  default_port          = 80
}
resource "google_compute_network_endpoint" "a" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 80
}

resource "google_compute_network_endpoint" "b" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = «"10.0.0.5"»
}
`,
      fixes: ["Remove this endpoint"],
      fixed: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
  default_port          = 80
}
resource "google_compute_network_endpoint" "a" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 80
}
`,
    },
  ],
});
