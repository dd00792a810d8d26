import { known } from "../../topology/read";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { frontEnds, TARGET_KINDS } from "../front-ends";

export default defineConstraint({
  meta: {
    id: "fr-global-premium-only",
    severity: "error",
    title: "Global forwarding rule is always Premium Tier",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", ...TARGET_KINDS],
    products: ["global-external-alb", "classic-alb", "global-external-proxy-nlb", "classic-proxy-nlb"],
    local: true,
    docs: `A global forwarding rule names Standard Tier. Its address is announced from every edge of Google's network
(anycast), which only Premium Tier does; front ends of Standard Tier are regional.`,
    repair: `Remove the tier: Premium is the default, and the only tier of a global rule. For Standard Tier use a regional
external load balancer, or a regional rule before the global proxy of a classic one.`,
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "Compute API v1 ForwardingRule.networkTier",
    ],
    fixable: true,
    messages: {
      standard:
        "This rule is global and in Standard Tier, which has regional addresses only: the API refuses it. Remove the tier, or use a regional load balancer.",
    },
    examples: { bad: example('\n  network_tier          = "STANDARD"'), good: example("") },
  },
  *find(topology) {
    for (const rule of frontEnds(topology)) {
      if (rule.scope.level !== "global" || known(rule, "networkTier") !== "STANDARD") continue;
      yield {
        message: "standard",
        resource: rule.id,
        field: "networkTier",
        fixes: [
          removing("Remove the network tier", rule, "networkTier"),
          setting("Set the network tier to PREMIUM", rule, "networkTier", "PREMIUM"),
        ],
      };
    }
  },
});

function example(tier: string): string {
  return `resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"${tier}
  port_range            = "80"
  target                = "projects/p/global/targetHttpProxies/web"
}
`;
}
