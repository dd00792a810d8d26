import rule from "../../../../src/core/constraints/network-endpoint/endpoint-neg-zone-mismatch";
import { testConstraint } from "../../../support/test-constraint";
import { service, zonalEndpoint, zonalNeg } from "../fixtures";

const address = 'ip_address = "10.0.0.5"\nport = 80';
const vm = (zone: string) => `resource "google_compute_instance" "vm" {
  name         = "vm"
  zone         = ${zone}
  machine_type = "e2-small"
}
`;
const endpoint = (zone: string, instance = '"vm-1"') =>
  zonalEndpoint(`zone = ${zone}\ninstance = ${instance}\n${address}`);
const ofVm = "google_compute_instance.vm.name";
const other = zonalNeg("other").replace("europe-west1-b", "europe-west1-c");
const both = service(`health_checks = ["projects/p/global/healthChecks/hc"]
backend {
  group = google_compute_network_endpoint_group.vms.id
  balancing_mode = "RATE"
  max_rate_per_endpoint = 10
}
backend {
  group = google_compute_network_endpoint_group.other.id
  balancing_mode = "RATE"
  max_rate_per_endpoint = 10
}`);

testConstraint(rule, {
  valid: [
    { name: "the same zone", tf: zonalNeg() + endpoint('"europe-west1-b"') },
    { name: "no zone of its own", tf: zonalNeg() + zonalEndpoint(`instance = "vm-1"\n${address}`) },
    { name: "a VM in the same zone", tf: zonalNeg() + vm('"europe-west1-b"') + endpoint('"europe-west1-b"', ofVm) },
    {
      name: "a VM told by its bare name",
      tf: zonalNeg() + vm('"europe-west1-c"') + zonalEndpoint(`instance = "some-vm"\n${address}`),
    },
    { name: "a zone that is not known", tf: `variable "z" {}\n${zonalNeg()}${endpoint("var.z")}` },
    {
      name: "a VM whose zone is not known",
      tf: `variable "z" {}\n${zonalNeg()}${vm("var.z")}${zonalEndpoint(`instance = ${ofVm}\n${address}`)}`,
    },
    {
      name: "a group whose zone is not known",
      tf: `variable "z" {}\n${zonalNeg().replace('"europe-west1-b"', "var.z")}${endpoint('"europe-west1-c"')}`,
    },
    {
      name: "groups by zone, each with its own endpoints",
      tf: `resource "google_compute_network_endpoint_group" "vms" {
  for_each = toset(["europe-west1-b", "europe-west1-c"])
  name     = "vms-\${each.key}"
  zone     = each.key
  network  = "default"
}
resource "google_compute_network_endpoint" "a" {
  for_each               = toset(["europe-west1-b", "europe-west1-c"])
  network_endpoint_group = google_compute_network_endpoint_group.vms[each.key].name
  zone                   = each.key
  instance               = "vm-\${each.key}"
  ip_address             = "10.0.0.5"
  port                   = 80
}
`,
    },
    {
      name: "a hybrid group, whose endpoints are in no zone",
      tf:
        zonalNeg("vms", "NON_GCP_PRIVATE_IP_PORT") +
        vm('"europe-west1-c"') +
        zonalEndpoint(`instance = ${ofVm}\n${address}`),
    },
  ],
  invalid: [
    {
      name: "another zone",
      tf: zonalNeg() + endpoint('«"europe-west1-c"»'),
      message:
        "This endpoint names zone europe-west1-c, but its group vms is in europe-west1-b. An endpoint is attached in the zone of its group: use the same zone.",
      fixes: ["Set zone to europe-west1-b"],
      fixed: zonalNeg() + endpoint('"europe-west1-b"'),
    },
    {
      name: "a list of another zone",
      tf: `${zonalNeg()}resource "google_compute_network_endpoints" "all" {
  network_endpoint_group = google_compute_network_endpoint_group.vms.name
  zone                   = «"europe-west1-c"»
  network_endpoints {
    instance   = "vm-1"
    ip_address = "10.0.0.5"
    port       = 80
  }
  network_endpoints {
    instance   = "vm-2"
    ip_address = "10.0.0.6"
    port       = 80
  }
}
`,
      fixes: ["Set zone to europe-west1-b"],
    },
    {
      name: "a VM in another zone",
      tf: zonalNeg() + vm('"europe-west1-c"') + zonalEndpoint(`instance = «${ofVm}»\n${address}`),
      message:
        "The VM vm is in europe-west1-c, but the group vms is in europe-west1-b. A zonal NEG takes VMs of its own zone only: attach the VM to a group in europe-west1-c.",
      fixes: [],
    },
    {
      name: "a VM told by its link",
      tf: zonalNeg() + zonalEndpoint(`instance = «"projects/p/zones/europe-west1-c/instances/vm"»\n${address}`),
    },
    {
      name: "endpoint and VM in another zone, which has a group",
      tf: zonalNeg() + other + both + vm('"europe-west1-c"') + endpoint('«"europe-west1-c"»', `«${ofVm}»`),
      fixes: ["Attach it to other, the group in europe-west1-c"],
      fixed:
        zonalNeg() +
        other +
        both +
        vm('"europe-west1-c"') +
        endpoint('"europe-west1-c"', ofVm).replace("group.vms.name", "group.other.name"),
    },
  ],
});
