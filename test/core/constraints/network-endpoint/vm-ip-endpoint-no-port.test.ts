import rule from "../../../../src/core/constraints/network-endpoint/vm-ip-endpoint-no-port";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, zonalEndpoint, zonalNeg } from "../fixtures";

const address = 'instance = "vm-1"\nip_address = "10.0.0.5"';

testConstraint(rule, {
  valid: [
    { name: "an interface", tf: zonalNeg("vms", "GCE_VM_IP") + zonalEndpoint(address) },
    { name: "zero is none", tf: zonalNeg("vms", "GCE_VM_IP") + zonalEndpoint(`${address}\nport = 0`) },
    {
      name: "a port that may be null",
      tf: `variable "port" {}\n${zonalNeg("vms", "GCE_VM_IP")}${zonalEndpoint(`${address}\nport = var.port`)}`,
    },
    { name: "a group with ports", tf: zonalNeg() + zonalEndpoint(`${address}\nport = 80`) },
  ],
  invalid: [
    {
      name: "a port",
      tf: zonalNeg("vms", "GCE_VM_IP") + zonalEndpoint(`${address}\nport = «80»`),
      fixes: ["Remove the port"],
      fixed: zonalNeg("vms", "GCE_VM_IP") + zonalEndpoint(address),
    },
    {
      name: "in a list, behind a proxy",
      tf: `${zonalNeg("vms", "GCE_VM_IP")}resource "google_compute_network_endpoints" "all" {
  network_endpoint_group = google_compute_network_endpoint_group.vms.name
  network_endpoints {
    instance   = "vm-1"
    ip_address = "10.0.0.5"
    port       = «80»
  }
}
${regionalService(`load_balancing_scheme = "INTERNAL_MANAGED"
protocol = "HTTP"
health_checks = ["projects/p/regions/europe-west1/healthChecks/hc"]
backend {
  group = google_compute_network_endpoint_group.vms.id
  balancing_mode = "RATE"
  max_rate_per_endpoint = 10
  capacity_scaler = 1
}`)}`,
      fixes: ["Remove the port", "Change the group's type to GCE_VM_IP_PORT"],
    },
  ],
});
