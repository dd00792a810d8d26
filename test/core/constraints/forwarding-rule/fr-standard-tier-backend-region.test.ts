import rule from "../../../../src/core/constraints/forwarding-rule/fr-standard-tier-backend-region";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalNeg,
  regionalRule,
  serverlessNeg,
  service,
  toGlobal,
  toServerless,
  zonalNeg,
} from "../fixtures";

const map = `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
`;
const front = (tier: string, region = "us-central1", scheme = "EXTERNAL") =>
  `${map}${regionalRule(`load_balancing_scheme = "${scheme}"\nnetwork_tier = ${tier}\nport_range = "80"\ntarget = google_compute_target_http_proxy.web.id`).replace("europe-west1", region)}`;
const https = 'load_balancing_scheme = "EXTERNAL"\nprotocol = "HTTPS"';
const run = serverlessNeg() + service(`${https}\n${backend(toServerless)}`);
const toVms = "google_compute_network_endpoint_group.vms.id";

testConstraint(rule, {
  valid: [
    { name: "in the same region", tf: run + front('"STANDARD"', "europe-west1") },
    { name: "in Premium Tier", tf: run + front('"PREMIUM"') },
    { name: "a tier that is not known", tf: `variable "t" {}\n${run}${front("var.t")}` },
    {
      name: "a zone of the same region",
      tf:
        zonalNeg() +
        service(`${https}\n${backend(toVms, 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 100')}`) +
        front('"STANDARD"', "europe-west1"),
    },
    {
      name: "a global NEG: where its origin is nobody knows",
      tf: globalNeg() + service(`${https}\n${backend(toGlobal)}`) + front('"STANDARD"'),
    },
    {
      name: "a region that is not known",
      tf: `variable "r" {}\n${run}${front('"STANDARD"').replace('"us-central1"', "var.r")}`,
    },
    {
      name: "a group that is not known",
      tf: `variable "g" {}\n${service(`${https}\n${backend("var.g")}`)}${front('"STANDARD"')}`,
    },
  ],
  invalid: [
    {
      name: "a serverless NEG elsewhere",
      tf: run + front('«"STANDARD"»'),
      message:
        'This rule is in Standard Tier and in us-central1, but it reaches the serverless NEG "run" in europe-west1: traffic of Standard Tier stays in the region of the rule. Move the backend, or use Premium Tier with a global rule.',
    },
    {
      name: "instances elsewhere, by a literal link, and more",
      tf:
        serverlessNeg() +
        service(
          `load_balancing_scheme = "EXTERNAL"\nprotocol = "HTTP"\n${backend('"projects/p/zones/us-east1-b/instanceGroups/vms"')}\n${backend('"projects/p/zones/us-east1-c/instanceGroups/vms"')}`,
        ) +
        front('«"STANDARD"»'),
      message:
        'This rule is in Standard Tier and in us-central1, but it reaches the instance group "vms" in us-east1-b and 1 other backend elsewhere: traffic of Standard Tier stays in the region of the rule. Move the backend, or use Premium Tier with a global rule.',
    },
  ],
});
