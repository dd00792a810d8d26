import rule from "../../../../src/core/constraints/network-endpoint/hybrid-endpoint-no-instance";
import { testConstraint } from "../../../support/test-constraint";
import { customNetwork, zonalEndpoint, zonalNeg } from "../fixtures";

const hybrid = zonalNeg("vms", "NON_GCP_PRIVATE_IP_PORT");
const address = 'ip_address = "10.0.0.5"\nport = 80';

testConstraint(rule, {
  valid: [
    { name: "an address", tf: hybrid + zonalEndpoint(address) },
    {
      name: "an instance that may be null",
      tf: `variable "vm" {}\n${hybrid}${zonalEndpoint(`${address}\ninstance = var.vm`)}`,
    },
    { name: "VMs in their own group", tf: zonalNeg() + zonalEndpoint(`${address}\ninstance = "vm-1"`) },
  ],
  invalid: [
    {
      name: "a VM",
      tf: hybrid + zonalEndpoint(`${address}\ninstance = «"vm-1"»`),
      fixes: ["Remove instance", "Change the group's type to GCE_VM_IP_PORT"],
      fixed: hybrid + zonalEndpoint(address),
    },
    {
      name: "beside one outside: no group of VMs then",
      tf:
        hybrid +
        zonalEndpoint(`${address}\ninstance = «"vm-1"»`) +
        zonalEndpoint('ip_address = "10.0.0.6"\nport = 80', "b"),
      fixes: ["Remove instance"],
    },
    {
      name: "in a network where a group of VMs would need a subnetwork",
      tf:
        customNetwork +
        hybrid.replace('"default"', "google_compute_network.vpc.id") +
        zonalEndpoint(`${address}\ninstance = «"vm-1"»`),
      fixes: ["Remove instance"],
    },
  ],
});
