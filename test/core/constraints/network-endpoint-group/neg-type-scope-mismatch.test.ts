import negTypeScopeMismatch from "../../../../src/core/constraints/network-endpoint-group/neg-type-scope-mismatch";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(negTypeScopeMismatch, {
  valid: [
    {
      name: "a zonal type in a zone",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
`,
    },
    {
      name: "the defaults",
      tf: `resource "google_compute_network_endpoint_group" "zonal" {
  name    = "zonal"
  network = "default"
}
resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"

  cloud_run {
    service = "web"
  }
}
`,
    },
    {
      name: "a type nobody knows yet",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_SOMETHING_NEW"
}
`,
    },
    {
      name: "a type that is not known",
      tf: `variable "type" {}
resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = var.type
}
`,
    },
  ],
  invalid: [
    {
      name: "a serverless group in a zone",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = «"SERVERLESS"»
}
`,
      message:
        "SERVERLESS exists only as a regional group, and this one is zonal, so the API refuses it. Use the regional resource, or one of GCE_VM_IP, GCE_VM_IP_PORT, NON_GCP_PRIVATE_IP_PORT, GCE_VM_IP_DEDICATED_BACKEND.",
    },
    {
      name: "an internet group in a zone",
      tf: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = «"INTERNET_FQDN_PORT"»
}
`,
    },
  ],
});
