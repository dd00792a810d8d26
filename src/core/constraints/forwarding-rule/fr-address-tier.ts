import { known } from "../../topology/read";
import { reservedAddress } from "../addresses";
import { setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { frontEnds, TARGET_KINDS } from "../front-ends";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "fr-address-tier",
    severity: "error",
    title: "Forwarding rule and its address must be of one network tier",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "Address", ...TARGET_KINDS],
    products: [
      "classic-alb",
      "classic-proxy-nlb",
      "regional-external-alb",
      "regional-external-proxy-nlb",
      "external-passthrough-nlb",
    ],
    local: true,
    docs: `A regional forwarding rule names one network tier and its reserved address another. An address belongs to the tier
that it was reserved in. Where one of them names no tier it is not judged: the project's default may be either.`,
    repair: "Name the same tier on both. Whichever changes is replaced; a new address must be followed by DNS.",
    sources: ["Compute API v1 ForwardingRule.networkTier", "Compute API v1 Address.networkTier"],
    fixable: true,
    messages: {
      differ:
        "The network tier of this rule is {tier}, but that of its address {address} is {other}: the API wants them to be equal. Set the same tier on both.",
    },
    examples: { bad: example("PREMIUM"), good: example("STANDARD") },
  },
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      const tier = known(rule, "networkTier");
      const address = rule.scope.level === "region" ? reservedAddress(topology, rule) : undefined;
      const other = address && known(address, "networkTier");
      if (!address || !isTier(tier) || !isTier(other) || tier === other) continue;
      yield {
        message: "differ",
        data: { tier, address: address.name, other },
        resource: rule.id,
        field: "networkTier",
        related: related(address, `The address is in ${other} tier`, "networkTier"),
        fixes: [
          setting(`Set the rule's tier to ${other}`, rule, "networkTier", other, "The rule is replaced."),
          ...(topology.into(address.id, "address").length === 1
            ? [
                setting(
                  `Set the tier of the address ${address.name} to ${tier}`,
                  address,
                  "networkTier",
                  tier,
                  "The address is replaced by another one, which DNS must follow.",
                ),
              ]
            : []),
        ],
      };
    }
  },
});

function isTier(value: unknown): value is string {
  return value === "PREMIUM" || value === "STANDARD";
}

function example(tier: string): string {
  return `resource "google_compute_address" "web" {
  name         = "web"
  region       = "us-central1"
  network_tier = "STANDARD"
}

resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  network_tier          = "${tier}"
  ip_address            = google_compute_address.web.id
  port_range            = "80"
  network               = "default"
  target                = "projects/p/regions/us-central1/targetHttpProxies/web"
}
`;
}
