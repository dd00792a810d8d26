import rule from "../../../../src/core/constraints/forwarding-rule/fr-source-ranges";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const front = (scheme: string, ranges: string) =>
  regionalRule(
    `load_balancing_scheme = ${scheme}${ranges && `\nsource_ip_ranges = ${ranges}`}\nports = ["80"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"`,
  );
const some = '["203.0.113.0/24", "198.51.100.7"]';
const many = (count: number) => `[${Array.from({ length: count }, (_, index) => `"10.0.${index}.0/24"`).join(", ")}]`;

testConstraint(rule, {
  valid: [
    { name: "a regional external rule", tf: front('"EXTERNAL"', some) },
    { name: "64 of them", tf: front('"EXTERNAL"', many(64)) },
    { name: "none", tf: front('"INTERNAL"', "[]") },
    { name: "ranges that are not known", tf: `variable "r" {}\n${front('"INTERNAL"', "var.r")}` },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${front("var.s", some)}` },
  ],
  invalid: [
    {
      name: "an internal rule",
      tf: front('"INTERNAL"', `«${some}»`),
      message:
        "This rule is of scheme INTERNAL and has source ranges, which only regional rules of scheme EXTERNAL may have: the API refuses it. Remove them; to let in some clients only, use Cloud Armor or firewall rules.",
      fixes: ["Remove the source ranges"],
      fixed: front('"INTERNAL"', ""),
    },
    {
      name: "a global rule",
      tf: globalRule(
        `load_balancing_scheme = "EXTERNAL"\nsource_ip_ranges = «${some}»\nport_range = "80"\ntarget = "projects/p/global/targetHttpProxies/web"`,
      ),
      message:
        "This rule is global and has source ranges, which only regional rules of scheme EXTERNAL may have: the API refuses it. Remove them; to let in some clients only, use Cloud Armor or firewall rules.",
    },
    {
      name: "65 of them",
      tf: front('"EXTERNAL"', `«${many(65)}»`),
      message: "This rule has 65 source ranges, and the API takes 64 at most. Remove some, or add a rule.",
      fixes: [],
    },
  ],
});
