import rule from "../../../../src/core/constraints/forwarding-rule/fr-global-premium-only";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const target =
  'port_range = "80"\ntarget     = "projects/p/global/targetHttpProxies/web"\nload_balancing_scheme = "EXTERNAL"';

testConstraint(rule, {
  valid: [
    { name: "Premium Tier", tf: globalRule(`network_tier = "PREMIUM"\n${target}`) },
    { name: "no tier", tf: globalRule(target) },
    { name: "a regional rule in Standard Tier", tf: regionalRule(`network_tier = "STANDARD"\n${target}`) },
    { name: "a tier that is not known", tf: `variable "t" {}\n${globalRule(`network_tier = var.t\n${target}`)}` },
    {
      name: "Private Service Connect",
      tf: globalRule('network_tier          = "STANDARD"\nload_balancing_scheme = ""\ntarget = "all-apis"'),
    },
  ],
  invalid: [
    {
      name: "Standard Tier",
      tf: globalRule(`network_tier = «"STANDARD"»\n${target}`),
      message:
        "This rule is global and in Standard Tier, which has regional addresses only: the API refuses it. Remove the tier, or use a regional load balancer.",
      fixes: ["Remove the network tier", "Set the network tier to PREMIUM"],
      fixed: globalRule(target),
    },
    {
      name: "Standard Tier by a local",
      tf: `locals { tier = "STANDARD" }\n${globalRule(`network_tier = «local.tier»\n${target}`)}`,
      fixes: ["Remove the network tier", "Set the network tier to PREMIUM"],
    },
  ],
});
