import { reservedAddress } from "../addresses";
import { defineConstraint, type Report } from "../constraint";
import { frontEnds, hasScheme, isTargetKnown, proxyOf, TARGET_KINDS } from "../front-ends";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "fr-address-place",
    severity: "error",
    title: "Reserved address is not where its forwarding rule is",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "Address", "BackendService", ...TARGET_KINDS],
    products: "all",
    local: true,
    docs: `A regional forwarding rule has a global reserved address, or one of another region; or a global external rule before
a target proxy has a regional address. Global rules use anycast addresses, which are announced everywhere; regional ones have
addresses of their region. Not judged: global internal rules, whose address is that of one region, service mesh, and Private
Service Connect.`,
    repair: `Reserve the address where the rule is: \`google_compute_global_address\` for a global rule,
\`google_compute_address\` with the region of the rule for a regional one.`,
    sources: [
      "Compute API v1 ForwardingRule.IPAddress",
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts#ip_address_specifications",
      "https://docs.cloud.google.com/load-balancing/docs/ip-address-specifications",
    ],
    fixable: false,
    messages: {
      global:
        "This rule is regional, but its address {address} is global: the API refuses it. Reserve a regional address, or use a global load balancer.",
      regional:
        "This rule is global and external, but its address {address} is regional: global rules need an anycast address, and the API refuses it. Reserve a global address.",
      region:
        "This rule is in {region}, but its address {address} is in {other}: the API wants an address of the region of the rule. Reserve one there.",
    },
    examples: {
      bad: example("google_compute_address", '\n  region = "us-central1"'),
      good: example("google_compute_global_address", ""),
    },
  },
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      const address = reservedAddress(topology, rule);
      if (!address || !isTargetKnown(topology, rule)) continue;
      const [own, other] = [rule.scope, address.scope];
      const external = hasScheme(rule, "EXTERNAL", "EXTERNAL_MANAGED");
      const message =
        own.level === "region" && other.level === "global"
          ? "global"
          : own.level === "global" && other.level === "region" && external && proxyOf(topology, rule)
            ? "regional"
            : own.level === "region" && other.level === "region" && own.name && other.name && own.name !== other.name
              ? "region"
              : undefined;
      if (message === undefined) continue;
      yield {
        message,
        data: { address: address.name, region: own.name ?? "", other: other.name ?? "" },
        resource: rule.id,
        field: "IPAddress",
        related: related(address, `The address is ${other.level === "global" ? "global" : "regional"}`, "region"),
      };
    }
  },
});

function example(type: string, region: string): string {
  return `resource "${type}" "web" {
  name   = "web"${region}
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = ${type}.web.id
  port_range            = "80"
  target                = "projects/p/global/targetHttpProxies/web"
}
`.replace("name   = ", region ? "name   = " : "name = ");
}
