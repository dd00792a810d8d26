import rule from "../../../../src/core/constraints/forwarding-rule/fr-address-type";
import { testConstraint } from "../../../support/test-constraint";
import { regionalRule } from "../fixtures";

const address = (type: string, more = "") => `resource "google_compute_address" "ip" {
  name   = "ip"
  region = "europe-west1"${type && `\n  address_type = ${type}`}${more}
}
`;
const subnetwork = `resource "google_compute_subnetwork" "app" {
  name          = "app"
  region        = "europe-west1"
  network       = "default"
  ip_cidr_range = "10.0.0.0/24"
}
`;
const front = (scheme: string, ip = "google_compute_address.ip.id", more = "", name = "web") =>
  regionalRule(
    `load_balancing_scheme = ${scheme}\nip_address = ${ip}\nports = ["80"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"${more}`,
    name,
  );
const ref = "«google_compute_address.ip.id»";
const inApp = "\nsubnetwork = google_compute_subnetwork.app.id";

testConstraint(rule, {
  valid: [
    { name: "internal both", tf: address('"INTERNAL"') + front('"INTERNAL"') },
    { name: "external both", tf: address('"EXTERNAL"') + front('"EXTERNAL"') },
    { name: "external by default", tf: address("") + front('"EXTERNAL"') },
    { name: "a type that is not known", tf: `variable "t" {}\n${address("var.t")}${front('"INTERNAL"')}` },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${address('"INTERNAL"')}${front("var.s")}` },
    { name: "a public number that may be in use privately", tf: front('"INTERNAL"', '"34.1.2.3"') },
    {
      name: "a target that is not known",
      tf: `variable "t" {}\n${address('"INTERNAL"')}${regionalRule("ip_address = google_compute_address.ip.id\ntarget = var.t")}`,
    },
    {
      name: "Private Service Connect",
      tf: `${address('"INTERNAL"')}${regionalRule('load_balancing_scheme = ""\nip_address = google_compute_address.ip.id\ntarget = "projects/p/regions/europe-west1/serviceAttachments/a"')}`,
    },
  ],
  invalid: [
    {
      name: "an external address of an internal rule",
      tf: subnetwork + address("") + front('"INTERNAL"', ref, inApp),
      message:
        "This rule is internal (scheme INTERNAL), but its address ip is external (the default): the address of an internal rule is one of its subnetwork, and the API refuses it. Set addressType to INTERNAL.",
      fixes: ["Make the address ip internal"],
      fixed: `${subnetwork}resource "google_compute_address" "ip" {
  name         = "ip"
  region       = "europe-west1"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.app.id
}
${front('"INTERNAL"', undefined, inApp)}`,
    },
    {
      name: "an internal address of an external rule",
      tf:
        address('"INTERNAL"', '\n  subnetwork = "projects/p/regions/europe-west1/subnetworks/a"') +
        front('"EXTERNAL"', ref),
      message:
        "This rule is external (scheme EXTERNAL), but its address ip is internal: clients on the internet cannot reach it, and the API refuses it. Use an external address, or an internal scheme.",
      fixes: ["Make the address ip external"],
      fixed: address('"EXTERNAL"') + front('"EXTERNAL"'),
    },
    {
      name: "an address that another rule has as well",
      tf:
        address('"INTERNAL"') +
        front('"EXTERNAL"', ref) +
        front('"INTERNAL"', undefined, "", "other").replace('["80"]', '["81"]'),
      fixes: [],
    },
    { name: "a private number of an external rule", tf: front('"EXTERNAL"', '«"10.0.0.5"»'), fixes: [] },
  ],
});
