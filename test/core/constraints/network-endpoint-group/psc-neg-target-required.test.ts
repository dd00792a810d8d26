import rule from "../../../../src/core/constraints/network-endpoint-group/psc-neg-target-required";
import { testConstraint } from "../../../support/test-constraint";
import { pscNeg, serverlessNeg } from "../fixtures";

testConstraint(rule, {
  valid: [
    { name: "a service attachment", tf: pscNeg() },
    { name: "a Google API", tf: pscNeg('"europe-west1-cloudkms.googleapis.com"') },
    { name: "a target that is not known", tf: `variable "target" {}\n${pscNeg("var.target")}` },
    { name: "a serverless NEG", tf: serverlessNeg() },
    {
      name: "a type that is not known",
      tf: `variable "type" {}
resource "google_compute_region_network_endpoint_group" "psc" {
  name                  = "psc"
  region                = "europe-west1"
  network_endpoint_type = var.type
}
`,
    },
  ],
  invalid: [
    {
      name: "no target",
      tf: pscNeg()
        .replace(/ *psc_target_service.*\n/, "")
        .replace(/resource ".*" ".*"/, "«$&»"),
      answer: "europe-west1-cloudkms.googleapis.com",
      fixes: ["Set pscTargetService to a Google API…"],
      fixed: pscNeg('"europe-west1-cloudkms.googleapis.com"'),
    },
  ],
});
