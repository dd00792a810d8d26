import negDefaultPortForbidden from "../../../../src/core/constraints/network-endpoint-group/neg-default-port-forbidden";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(negDefaultPortForbidden, {
  valid: [
    {
      name: "no default port",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP"
}
`,
    },
    {
      name: "a type with ports",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
  default_port          = 80
}
`,
    },
    {
      name: "a default port that may be null",
      tf: `variable "port" {}
resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP"
  default_port          = var.port
}
`,
    },
  ],
  invalid: [
    {
      name: "a group of bare addresses",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP"
  default_port          = «80»
}
`,
      message: "Endpoints of a GCE_VM_IP group carry no port, so the API refuses a default port. Remove it.",
      fixed: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP"
}
`,
    },
  ],
});
