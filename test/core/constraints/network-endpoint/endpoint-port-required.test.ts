import endpointPortRequired from "../../../../src/core/constraints/network-endpoint/endpoint-port-required";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(endpointPortRequired, {
  valid: [
    {
      name: "a port of its own",
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
`,
    },
    {
      name: "a default port of the group",
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
}
`,
    },
    {
      name: "a default port that is not known",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
  default_port          = var.port
}
resource "google_compute_network_endpoint" "a" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
}
variable "port" {}
`,
    },
    {
      name: "a group without ports",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP"
}
resource "google_compute_network_endpoint" "a" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
}
`,
    },
  ],
  invalid: [
    {
      name: "neither",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
«resource "google_compute_network_endpoint" "a"» {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
}
`,
      fixes: ["Set the port…", "Set a default port on the group…"],
      fixed: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
resource "google_compute_network_endpoint" "a" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 8080
}
`,
      answer: "8080",
    },
  ],
});
