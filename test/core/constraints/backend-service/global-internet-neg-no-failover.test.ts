import globalInternetNegNoFailover from "../../../../src/core/constraints/backend-service/global-internet-neg-no-failover";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(globalInternetNegNoFailover, {
  valid: [
    {
      name: "no backend service uses it",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
`,
    },
    {
      name: "a mesh",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
    },
  ],
  invalid: [
    {
      name: "an external load balancer",
      tf: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = «google_compute_global_network_endpoint_group.origin.id»
  }
}
`,
    },
  ],
});
