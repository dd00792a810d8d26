import rule from "../../../../src/core/constraints/forwarding-rule/proxy-only-subnet-missing";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const vpc = `resource "google_compute_network" "vpc" {
  name                    = "vpc"
  auto_create_subnetworks = false
}
`;
const subnetwork = (name: string, more: string, region = '"europe-west1"', range = "10.0.0.0/24") =>
  `resource "google_compute_subnetwork" "${name}" {
  name          = "${name}"
  region        = ${region}
  network       = google_compute_network.vpc.id
  ip_cidr_range = "${range}"${more}
}
`;
const app = subnetwork("app", "");
const proxies = (purpose = '"REGIONAL_MANAGED_PROXY"', region?: string, role = '"ACTIVE"') =>
  subnetwork("proxies", `\n  purpose       = ${purpose}\n  role          = ${role}`, region, "10.129.0.0/23");
const inVpc = "network = google_compute_network.vpc.id";
const front = (scheme = '"EXTERNAL_MANAGED"', network = inVpc, kind = "targetHttpProxies") =>
  regionalRule(
    `load_balancing_scheme = ${scheme}\nport_range = "80"\n${network}\ntarget = "projects/p/regions/europe-west1/${kind}/web"`,
  );
const marked = "network = «google_compute_network.vpc.id»";
const internal = (network = inVpc) =>
  front('"INTERNAL_MANAGED"', `${network}\nsubnetwork = google_compute_subnetwork.app.id`);
const global = (more = "") =>
  globalRule(
    `load_balancing_scheme = "INTERNAL_MANAGED"\nport_range = "80"\n${more}\nsubnetwork = google_compute_subnetwork.app.id\ntarget = "projects/p/global/targetHttpProxies/web"`,
  );
const fix = ["Add a proxy-only subnet in europe-west1"];

testConstraint(rule, {
  valid: [
    { name: "a proxy-only subnet", tf: vpc + app + proxies() + internal() },
    { name: "one with the older purpose", tf: vpc + app + proxies('"INTERNAL_HTTPS_LOAD_BALANCER"') + internal() },
    { name: "one for global proxies", tf: vpc + app + proxies('"GLOBAL_MANAGED_PROXY"') + global(inVpc) },
    { name: "a purpose that is not known", tf: `variable "p" {}\n${vpc}${app}${proxies("var.p")}${internal()}` },
    {
      name: "a region that is not known",
      tf: `variable "r" {}\n${vpc}${app}${proxies(undefined, "var.r")}${internal()}`,
    },
    {
      name: "a subnetwork whose network is not known",
      tf: `variable "n" {}\n${vpc}${app}${proxies().replace("google_compute_network.vpc.id", "var.n")}${internal()}`,
    },
    {
      name: "one that names the network by its name",
      tf: vpc + app + proxies().replace("google_compute_network.vpc.id", '"vpc"') + internal(),
    },
    { name: "a network that is not here", tf: front(undefined, 'network = "projects/p/global/networks/vpc"') },
    { name: "no network", tf: front(undefined, "") },
    {
      name: "a passthrough rule",
      tf: `${vpc}${app}${regionalRule(`load_balancing_scheme = "INTERNAL"\nports = ["80"]\n${inVpc}\nsubnetwork = google_compute_subnetwork.app.id\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"`)}`,
    },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${vpc}${front("var.s")}` },
    {
      name: "Private Service Connect",
      tf: `${vpc}${regionalRule(`load_balancing_scheme = ""\n${inVpc}\ntarget = "projects/p/regions/europe-west1/serviceAttachments/a"`)}`,
    },
  ],
  invalid: [
    {
      name: "an internal rule",
      tf: vpc + app + internal(marked),
      message:
        "The proxies of this rule take their addresses from a proxy-only subnet of network vpc in europe-west1, and there is none: without it the rule cannot be created. Add a subnetwork with purpose REGIONAL_MANAGED_PROXY and role ACTIVE.",
      fixes: fix,
      fixed: `${vpc + app + internal()}
resource "google_compute_subnetwork" "vpc_proxy_only" {
  name          = "vpc-proxy-only"
  region        = "europe-west1"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.129.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}
`,
    },
    { name: "a regional external rule", tf: vpc + front(undefined, marked), fixes: fix },
    {
      name: "one in another region, whose range is taken",
      tf: vpc + app + proxies(undefined, '"us-central1"') + internal(marked),
      fixes: fix,
    },
    {
      name: "one that waits",
      tf: vpc + app + proxies(undefined, undefined, '"BACKUP"') + internal(marked),
      fixes: fix,
    },
    {
      name: "one for regional proxies, before a global rule",
      tf: vpc + app + proxies() + global(marked),
      message:
        "The proxies of this rule take their addresses from a proxy-only subnet of network vpc in europe-west1, and there is none: without it the rule cannot be created. Add a subnetwork with purpose GLOBAL_MANAGED_PROXY and role ACTIVE.",
      fixes: fix,
    },
    {
      name: "a network that only the subnetwork tells",
      tf: vpc + app + global().replace("google_compute_subnetwork.app.id", "«google_compute_subnetwork.app.id»"),
      fixes: fix,
    },
    {
      name: "a range that is not known: nothing to offer",
      tf: `variable "c" {}\n${vpc}${app.replace('"10.0.0.0/24"', "var.c")}${internal(marked)}`,
      fixes: [],
    },
  ],
});
