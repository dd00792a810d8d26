import rule from "../../../../src/core/constraints/forwarding-rule/fr-address-tier";
import { testConstraint } from "../../../support/test-constraint";
import { regionalRule } from "../fixtures";

const address = (tier: string) => `resource "google_compute_address" "ip" {
  name   = "ip"
  region = "europe-west1"${tier && `\n  network_tier = ${tier}`}
}
`;
const front = (tier: string, name = "web", port = "80") =>
  regionalRule(
    `load_balancing_scheme = "EXTERNAL"${tier && `\nnetwork_tier = ${tier}`}\nip_address = google_compute_address.ip.id\nports = ["${port}"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"`,
    name,
  );

testConstraint(rule, {
  valid: [
    { name: "the same", tf: address('"STANDARD"') + front('"STANDARD"') },
    { name: "a rule without a tier", tf: address('"STANDARD"') + front("") },
    { name: "an address without a tier", tf: address("") + front('"STANDARD"') },
    { name: "a tier that is not known", tf: `variable "t" {}\n${address("var.t")}${front('"STANDARD"')}` },
  ],
  invalid: [
    {
      name: "a Premium rule with a Standard address",
      tf: address('"STANDARD"') + front('«"PREMIUM"»'),
      message:
        "The network tier of this rule is PREMIUM, but that of its address ip is STANDARD: the API wants them to be equal. Set the same tier on both.",
      fixes: ["Set the rule's tier to STANDARD", "Set the tier of the address ip to PREMIUM"],
      fixed: address('"STANDARD"') + front('"STANDARD"'),
    },
    {
      name: "an address that two rules have",
      tf: address('"PREMIUM"') + front('«"STANDARD"»') + front('"PREMIUM"', "other", "81"),
      fixes: ["Set the rule's tier to PREMIUM"],
    },
  ],
});
