import rule from "../../../../src/core/constraints/network-endpoint/vm-endpoint-instance-required";
import { testConstraint } from "../../../support/test-constraint";
import { globalEndpoint, globalNeg, portMap, zonalEndpoint, zonalNeg } from "../fixtures";

const address = 'ip_address = "10.0.0.5"\nport = 80';

testConstraint(rule, {
  valid: [
    { name: "a VM by name", tf: zonalNeg() + zonalEndpoint(`instance = "vm-1"\n${address}`) },
    {
      name: "a VM that is not known",
      tf: `variable "vm" {}\n${zonalNeg()}${zonalEndpoint(`instance = var.vm\n${address}`)}`,
    },
    { name: "a hybrid endpoint", tf: zonalNeg("vms", "NON_GCP_PRIVATE_IP_PORT") + zonalEndpoint(address) },
    { name: "an internet endpoint", tf: globalNeg() + globalEndpoint('fqdn = "example.com"') },
    {
      name: "a type that is not known",
      tf: `variable "t" {}\n${zonalNeg().replace('"GCE_VM_IP_PORT"', "var.t")}${zonalEndpoint(address)}`,
    },
  ],
  invalid: [
    {
      name: "an address alone",
      tf: zonalNeg() + zonalEndpoint(address).replace(/resource ".*" ".*"/, "«$&»"),
      message:
        "The group vms is of type GCE_VM_IP_PORT, whose endpoints belong to VMs, but this one names no instance. The API refuses it: set instance to the VM that has the address.",
      answer: "vm-1",
      fixes: ["Set the instance…", "Change the group's type to NON_GCP_PRIVATE_IP_PORT"],
    },
    {
      name: "a group without a type holds VMs",
      tf:
        zonalNeg().replace(/ *network_endpoint_type.*\n/, "") +
        zonalEndpoint(address).replace(/resource ".*" ".*"/, "«$&»"),
      answer: "vm-1",
      fixes: ["Set the instance…", "Change the group's type to NON_GCP_PRIVATE_IP_PORT"],
    },
    {
      name: "one of several in a list: no hybrid group then",
      tf: `${zonalNeg()}resource "google_compute_network_endpoints" "all" {
  network_endpoint_group = google_compute_network_endpoint_group.vms.name
  network_endpoints {
    instance   = "vm-1"
    ip_address = "10.0.0.5"
    port       = 80
  }
  «network_endpoints» {
    ip_address = "10.0.0.6"
    port       = 80
  }
}
`,
      answer: "vm-2",
      fixes: ["Set the instance…"],
    },
    {
      name: "an interface of a passthrough load balancer",
      tf: zonalNeg("vms", "GCE_VM_IP") + zonalEndpoint('ip_address = "10.0.0.5"').replace(/resource ".*" ".*"/, "«$&»"),
      answer: "vm-1",
      fixes: ["Set the instance…"],
    },
    {
      name: "a mapped port",
      tf: `${portMap()}«resource "google_compute_region_network_endpoint" "a"» {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.map.id
  region                        = "europe-west1"
  ip_address                    = "10.0.0.5"
  port                          = 80
  client_destination_port       = 1001
}
`,
      answer: "vm-1",
      fixes: ["Set the instance…"],
    },
  ],
});
