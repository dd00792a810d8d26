import rule from "../../../../src/core/constraints/network-endpoint/endpoint-outside-subnet";
import { testConstraint } from "../../../support/test-constraint";
import { customNetwork, subnetwork, zonalEndpoint, zonalNeg } from "../fixtures";

const inSubnet = "  subnetwork            = google_compute_subnetwork.app.id\n";
const group = zonalNeg("vms", "GCE_VM_IP_PORT", inSubnet).replace('"default"', "google_compute_network.vpc.id");
const interfaces = group.replace("GCE_VM_IP_PORT", "GCE_VM_IP");
const endpoint = (address: string, name = "a") =>
  zonalEndpoint(`instance = "vm-1"\nip_address = ${address}\nport = 80`, name);
const face = (address: string) => zonalEndpoint(`instance = "vm-1"\nip_address = ${address}`);
const app = (more = "") => customNetwork + subnetwork("app", '"10.0.0.0/24"', more);
const pods = '  secondary_ip_range {\n    range_name    = "pods"\n    ip_cidr_range = "10.8.0.0/16"\n  }\n';

testConstraint(rule, {
  valid: [
    { name: "in the primary range", tf: app() + group + endpoint('"10.0.0.200"') },
    { name: "in a secondary range", tf: app(pods) + group + endpoint('"10.8.3.4"') },
    { name: "an interface in the primary range", tf: app(pods) + interfaces + face('"10.0.0.5"') },
    {
      name: "a range that is not known",
      tf: `variable "r" {}\n${customNetwork}${subnetwork("app", "var.r")}${group}${endpoint('"10.9.9.9"')}`,
    },
    {
      name: "a secondary range that is not known",
      tf: `variable "r" {}\n${app(pods.replace('"10.8.0.0/16"', "var.r"))}${group}${endpoint('"10.9.9.9"')}`,
    },
    {
      name: "secondary ranges that are not known",
      tf: `variable "r" {}\n${app(`  dynamic "secondary_ip_range" {
    for_each = var.r
    content {
      range_name    = secondary_ip_range.key
      ip_cidr_range = secondary_ip_range.value
    }
  }
`)}${group}${endpoint('"10.9.9.9"')}`,
    },
    {
      name: "a subnetwork that is elsewhere",
      tf: zonalNeg("vms", "GCE_VM_IP_PORT", '  subnetwork            = "app"\n') + endpoint('"10.9.9.9"'),
    },
    { name: "an address that is not known", tf: `variable "ip" {}\n${app()}${group}${endpoint("var.ip")}` },
    { name: "IPv6", tf: app() + group + endpoint('"fd20::1"') },
    {
      name: "a hybrid group",
      tf:
        app() +
        group.replace('"GCE_VM_IP_PORT"', '"NON_GCP_PRIVATE_IP_PORT"') +
        zonalEndpoint('ip_address = "192.168.0.5"\nport = 80'),
    },
  ],
  invalid: [
    {
      name: "in no range",
      tf: app() + group + endpoint('«"10.9.9.9"»'),
      message:
        "10.9.9.9 is not in the subnetwork app of the group vms (10.0.0.0/24). An endpoint has an address that its VM has in that subnetwork: correct the address, or the group's subnetwork.",
      fixes: [],
    },
    {
      name: "an alias address of a whole interface",
      tf: app(pods) + interfaces + face('«"10.8.3.4"»'),
      message:
        "10.8.3.4 is in a secondary range of the subnetwork app, but the endpoints of vms are of type GCE_VM_IP, which takes primary addresses only (10.0.0.0/24). Use the VM's primary address.",
      fixes: [],
    },
    {
      name: "in another subnetwork of the network",
      tf: app() + subnetwork("db", '"10.9.0.0/16"') + group + endpoint('«"10.9.9.9"»'),
      fixes: ["Name the subnetwork db in the group"],
      fixed:
        app() +
        subnetwork("db", '"10.9.0.0/16"') +
        group.replace("google_compute_subnetwork.app", "google_compute_subnetwork.db") +
        endpoint('"10.9.9.9"'),
    },
    {
      name: "another endpoint is where the group says",
      tf: app() + subnetwork("db", '"10.9.0.0/16"') + group + endpoint('«"10.9.9.9"»') + endpoint('"10.0.0.5"', "b"),
      fixes: [],
    },
  ],
});
