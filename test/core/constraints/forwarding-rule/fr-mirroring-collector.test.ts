import rule from "../../../../src/core/constraints/forwarding-rule/fr-mirroring-collector";
import { testConstraint } from "../../../support/test-constraint";
import { regionalRule } from "../fixtures";

const front = (scheme: string, mark: string) =>
  regionalRule(
    `load_balancing_scheme = ${scheme}${mark && `\nis_mirroring_collector = ${mark}`}\nports = ["80"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"`,
  );

testConstraint(rule, {
  valid: [
    { name: "an internal rule", tf: front('"INTERNAL"', "true") },
    { name: "no collector", tf: front('"EXTERNAL"', "false") },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${front("var.s", "true")}` },
    { name: "a mark that is not known", tf: `variable "m" {}\n${front('"EXTERNAL"', "var.m")}` },
  ],
  invalid: [
    {
      name: "an external rule",
      tf: front('"EXTERNAL"', "«true»"),
      message:
        "This rule is marked as a collector of mirrored packets, but its scheme is EXTERNAL: only rules of scheme INTERNAL may be, and the API refuses it. Remove the mark, or use an internal passthrough load balancer.",
      fixes: ["Remove the mark"],
      fixed: front('"EXTERNAL"', ""),
    },
  ],
});
