import rule from "../../../../src/core/constraints/network-endpoint-group/zonal-neg-subnet-required";
import { testConstraint } from "../../../support/test-constraint";
import { customNetwork, subnetwork, zonalEndpoint, zonalNeg } from "../fixtures";

const inVpc = (type = "GCE_VM_IP_PORT", more = "") =>
  zonalNeg("vms", type, more).replace('"default"', "google_compute_network.vpc.id");
const marked = inVpc().replace("google_compute_network.vpc.id", "«$&»");
const app = subnetwork("app", '"10.0.0.0/24"');
const db = subnetwork("db", '"10.9.0.0/16"');
const endpoint = zonalEndpoint('instance = "vm-1"\nip_address = "10.9.9.9"\nport = 80');

testConstraint(rule, {
  valid: [
    {
      name: "a subnetwork",
      tf: customNetwork + app + inVpc("GCE_VM_IP_PORT", "  subnetwork            = google_compute_subnetwork.app.id\n"),
    },
    {
      name: "a subnetwork that is not known",
      tf: `variable "s" {}\n${customNetwork}${inVpc("GCE_VM_IP_PORT", "  subnetwork            = var.s\n")}`,
    },
    { name: "auto mode", tf: customNetwork.replace("false", "true") + inVpc() },
    { name: "auto mode by default", tf: customNetwork.replace(/ *auto_create.*\n/, "") + inVpc() },
    { name: "a mode that is not known", tf: `variable "m" {}\n${customNetwork.replace("false", "var.m")}${inVpc()}` },
    { name: "a network that is elsewhere", tf: customNetwork + zonalNeg() },
    { name: "a hybrid group", tf: customNetwork + inVpc("NON_GCP_PRIVATE_IP_PORT") },
  ],
  invalid: [
    {
      name: "no subnetwork at all",
      tf: customNetwork + marked,
      message:
        "The network vpc is in custom mode, so the API cannot tell which subnetwork this GCE_VM_IP_PORT group is for and refuses it. Set subnetwork to the one of the zone's region.",
      fixes: [],
    },
    {
      name: "one subnetwork",
      tf: customNetwork + app + inVpc("GCE_VM_IP").replace("google_compute_network.vpc.id", "«$&»"),
      fixes: ["Set subnetwork to app"],
    },
    { name: "two subnetworks", tf: customNetwork + app + db + marked, fixes: [] },
    {
      name: "two subnetworks, one of which has the addresses",
      tf: customNetwork + app + db + marked + endpoint,
      fixes: ["Set subnetwork to db"],
    },
    {
      name: "a subnetwork of another region, and one for proxies",
      tf:
        customNetwork +
        app.replace("europe-west1", "us-central1") +
        subnetwork("proxies", '"10.1.0.0/24"', '  purpose       = "REGIONAL_MANAGED_PROXY"\n') +
        marked,
      fixes: [],
    },
  ],
});
