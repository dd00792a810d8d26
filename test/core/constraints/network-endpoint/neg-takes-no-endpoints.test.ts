import negTakesNoEndpoints from "../../../../src/core/constraints/network-endpoint/neg-takes-no-endpoints";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(negTakesNoEndpoints, {
  valid: [
    {
      name: "endpoints of a group that takes them",
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
      name: "a serverless group alone",
      tf: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"

  cloud_run {
    service = "web"
  }
}
`,
    },
    {
      name: "a group of unknown type",
      tf: `variable "type" {}
resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  network_endpoint_type = var.type

  cloud_run {
    service = "web"
  }
}
resource "google_compute_region_network_endpoint" "run" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.run.id
  region                        = "us-central1"
  ip_address                    = "8.8.8.8"
  port                          = 443
}
`,
    },
  ],
  invalid: [
    {
      name: "an endpoint of a serverless group",
      tf: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"

  cloud_run {
    service = "web"
  }
}

resource "google_compute_region_network_endpoint" "run" {
  region_network_endpoint_group = «google_compute_region_network_endpoint_group.run.id»
  region                        = "us-central1"
  ip_address                    = "8.8.8.8"
  port                          = 443
}
`,
      message:
        "run is a SERVERLESS group, whose endpoint follows from the service it names. The API refuses to attach another one: delete this endpoint.",
      fixed: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"

  cloud_run {
    service = "web"
  }
}
`,
    },
  ],
});
