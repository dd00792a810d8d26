import { known } from "../../topology/read";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { frontEnds, isUnset, TARGET_KINDS } from "../front-ends";

export default defineConstraint({
  meta: {
    id: "fr-ipv6-premium-only",
    severity: "error",
    title: "IPv6 front ends need Premium Tier",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", ...TARGET_KINDS],
    products: "all",
    local: true,
    docs: "A forwarding rule asks for an IPv6 address in Standard Tier, which has IPv4 addresses only.",
    repair:
      "Remove the tier (Premium is the default), or use IPv4. Both belong to the address, so the rule is replaced when they change.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "https://docs.cloud.google.com/network-tiers/docs/overview",
      "Compute API v1 ForwardingRule.networkTier",
    ],
    fixable: true,
    messages: {
      standard:
        "This rule wants an IPv6 address in Standard Tier, which has IPv4 addresses only: the API refuses it. Use Premium Tier, or IPv4.",
    },
    examples: {
      bad: example('\n  network_tier          = "STANDARD"'),
      good: example(""),
    },
  },
  *find(topology) {
    for (const rule of frontEnds(topology)) {
      if (known(rule, "ipVersion") !== "IPV6" || known(rule, "networkTier") !== "STANDARD") continue;
      // On a global rule the tier is wrong whatever the version: fr-global-premium-only says so.
      if (rule.scope.level === "global") continue;
      yield {
        message: "standard",
        resource: rule.id,
        field: "networkTier",
        fixes: [
          removing("Remove the network tier: Premium is the default", rule, "networkTier"),
          // A reserved address has a version of its own.
          ...(isUnset(rule, "IPAddress")
            ? [setting("Use IPv4", rule, "ipVersion", "IPV4", "Clients reach the rule over IPv4 only.")]
            : []),
        ],
      };
    }
  },
});

function example(tier: string): string {
  return `resource "google_compute_forwarding_rule" "vms" {
  name                  = "vms"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL"
  ip_version            = "IPV6"${tier}
  ports                 = ["80"]
  subnetwork            = "projects/p/regions/us-central1/subnetworks/dual"
  backend_service       = "projects/p/regions/us-central1/backendServices/vms"
}
`;
}
