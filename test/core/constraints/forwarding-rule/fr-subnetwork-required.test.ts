import rule from "../../../../src/core/constraints/forwarding-rule/fr-subnetwork-required";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const network = (mode: string) => `resource "google_compute_network" "vpc" {
  name = "vpc"${mode}
}
`;
const custom = network("\n  auto_create_subnetworks = false");
const subnetwork = (
  region = "europe-west1",
  more = "",
  name = "app",
) => `resource "google_compute_subnetwork" "${name}" {
  name          = "${name}"
  region        = "${region}"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.0.0.0/24"${more}
}
`;
const front = (where: string, scheme = '"INTERNAL"') =>
  regionalRule(
    `load_balancing_scheme = ${scheme}\nports = ["80"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"\n${where}`,
  );
const vpc = "network = google_compute_network.vpc.id";
const global = (where: string) =>
  globalRule(
    `load_balancing_scheme = "INTERNAL_MANAGED"\nport_range = "80"\ntarget = "projects/p/global/targetHttpProxies/web"${where}`,
  );

testConstraint(rule, {
  valid: [
    {
      name: "a subnetwork",
      tf: custom + subnetwork() + front(`${vpc}\nsubnetwork = google_compute_subnetwork.app.id`),
    },
    { name: "a subnetwork that is not known", tf: `variable "s" {}\n${custom}${front(`${vpc}\nsubnetwork = var.s`)}` },
    { name: "an automatic network", tf: network("\n  auto_create_subnetworks = true") + front(vpc) },
    { name: "a network that is automatic by default", tf: network("") + front(vpc) },
    {
      name: "a network whose mode is not known",
      tf: `variable "m" {}\n${network("\n  auto_create_subnetworks = var.m")}${front(vpc)}`,
    },
    { name: "a network that is not here", tf: front('network = "projects/p/global/networks/vpc"') },
    { name: "no network", tf: front("") },
    {
      name: "an external rule",
      tf: custom + front(vpc, '"EXTERNAL"'),
    },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${custom}${front(vpc, "var.s")}` },
    {
      name: "Private Service Connect",
      tf: `${custom}${regionalRule(`load_balancing_scheme = ""\ntarget = "projects/p/regions/europe-west1/serviceAttachments/a"\n${vpc}`)}`,
    },
    { name: "a global rule with a network", tf: global('\nnetwork = "default"') },
    { name: "a global rule with a network that is not known", tf: `variable "n" {}\n${global("\nnetwork = var.n")}` },
  ],
  invalid: [
    {
      name: "a custom network",
      tf: custom + subnetwork() + front("network = «google_compute_network.vpc.id»"),
      message:
        "This internal rule is in network vpc, which has no automatic subnetworks, and names no subnetwork: the API does not know which one its address is to come from. Set the subnetwork.",
      fixes: ["Take the address from subnetwork app"],
      fixed: custom + subnetwork() + front(`${vpc}\nsubnetwork = google_compute_subnetwork.app.id`),
    },
    {
      name: "a custom network, with no subnetwork that fits",
      tf:
        custom +
        subnetwork("us-central1") +
        subnetwork("europe-west1", '\n  purpose = "REGIONAL_MANAGED_PROXY"\n  role = "ACTIVE"', "proxies") +
        front("network = «google_compute_network.vpc.id»"),
      fixes: [],
    },
    {
      name: "a global rule without network and subnetwork",
      tf: global("").replace(/^resource.*(?= \{)/, "«$&»"),
      message:
        "This rule is global and internal, and names neither a network nor a subnetwork: its address is that of one region, and only the subnetwork tells which. Set network and subnetwork.",
      fixes: [],
    },
  ],
});
