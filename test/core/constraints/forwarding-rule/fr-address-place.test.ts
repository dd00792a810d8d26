import rule from "../../../../src/core/constraints/forwarding-rule/fr-address-place";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const regional = (region = '"europe-west1"', more = "") => `resource "google_compute_address" "ip" {
  name   = "ip"
  region = ${region}${more}
}
`;
const global = `resource "google_compute_global_address" "ip" {
  name = "ip"
}
`;
const front = (ip: string, more = "") =>
  regionalRule(
    `load_balancing_scheme = "EXTERNAL"\nip_address = ${ip}\nports = ["80"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"${more}`,
  );
const world = (ip: string, scheme = '"EXTERNAL_MANAGED"', target = '"projects/p/global/targetHttpProxies/web"') =>
  globalRule(`load_balancing_scheme = ${scheme}\nip_address = ${ip}\nport_range = "80"\ntarget = ${target}`);
const toRegional = "google_compute_address.ip.address";
const toGlobal = "google_compute_global_address.ip.id";

testConstraint(rule, {
  valid: [
    { name: "an address of the region", tf: regional() + front(toRegional) },
    { name: "a global address of a global rule", tf: global + world(toGlobal) },
    { name: "a region that is not known", tf: `variable "r" {}\n${regional("var.r")}${front(toRegional)}` },
    {
      name: "a global internal rule, whose address is that of one region",
      tf:
        regional(undefined, '\n  address_type = "INTERNAL"') +
        world(toRegional, '"INTERNAL_MANAGED"').replace(
          "  port_range",
          '  subnetwork = "projects/p/regions/europe-west1/subnetworks/a"\n  port_range',
        ),
    },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${regional()}${world(toRegional, "var.s")}` },
    {
      name: "a target that is not known",
      tf: `variable "t" {}\n${regional()}${world(toRegional, undefined, "var.t")}`,
    },
    {
      name: "Private Service Connect",
      tf: `${global}${regionalRule(`load_balancing_scheme = ""\nip_address = ${toGlobal}\ntarget = "projects/p/regions/europe-west1/serviceAttachments/a"`)}`,
    },
    { name: "an address that is not here", tf: front('"34.1.2.3"') },
  ],
  invalid: [
    {
      name: "a global address of a regional rule",
      tf: global + front("«google_compute_global_address.ip.id»"),
      message:
        "This rule is regional, but its address ip is global: the API refuses it. Reserve a regional address, or use a global load balancer.",
    },
    {
      name: "a regional address of a global rule",
      tf: regional() + world("«google_compute_address.ip.address»"),
      message:
        "This rule is global and external, but its address ip is regional: global rules need an anycast address, and the API refuses it. Reserve a global address.",
    },
    {
      name: "an address of another region",
      tf: regional('"us-central1"') + front("«google_compute_address.ip.address»"),
      message:
        "This rule is in europe-west1, but its address ip is in us-central1: the API wants an address of the region of the rule. Reserve one there.",
    },
  ],
});
