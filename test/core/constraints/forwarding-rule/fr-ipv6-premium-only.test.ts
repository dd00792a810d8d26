import rule from "../../../../src/core/constraints/forwarding-rule/fr-ipv6-premium-only";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const vms = 'ports           = ["80"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"';

testConstraint(rule, {
  valid: [
    { name: "IPv6 in Premium Tier", tf: regionalRule(`ip_version   = "IPV6"\nnetwork_tier = "PREMIUM"\n${vms}`) },
    { name: "IPv6 without a tier", tf: regionalRule(`ip_version = "IPV6"\n${vms}`) },
    { name: "IPv4 in Standard Tier", tf: regionalRule(`ip_version = "IPV4"\nnetwork_tier = "STANDARD"\n${vms}`) },
    { name: "no version in Standard Tier", tf: regionalRule(`network_tier = "STANDARD"\n${vms}`) },
    {
      name: "a version that is not known",
      tf: `variable "v" {}\n${regionalRule(`ip_version = var.v\nnetwork_tier = "STANDARD"\n${vms}`)}`,
    },
    {
      name: "a global rule: its tier is another rule's matter",
      tf: globalRule(
        'ip_version = "IPV6"\nnetwork_tier = "STANDARD"\nport_range = "80"\ntarget = "projects/p/global/targetHttpProxies/web"',
      ),
    },
  ],
  invalid: [
    {
      name: "IPv6 in Standard Tier",
      tf: regionalRule(`ip_version   = "IPV6"\nnetwork_tier = «"STANDARD"»\n${vms}`),
      message:
        "This rule wants an IPv6 address in Standard Tier, which has IPv4 addresses only: the API refuses it. Use Premium Tier, or IPv4.",
      fixes: ["Remove the network tier: Premium is the default", "Use IPv4"],
      fixed: regionalRule(`ip_version   = "IPV6"\n${vms}`),
    },
  ],
});
