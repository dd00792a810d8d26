import type { Resource } from "../../model/resource";
import { known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { isIpv6, literalAddress, reservedAddress } from "../addresses";
import { removing, setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { frontEnds, TARGET_KINDS } from "../front-ends";
import { parseIpv4 } from "../ipv4";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "fr-address-version",
    severity: "error",
    title: "Forwarding rule and its address must have one IP version",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "Address", ...TARGET_KINDS],
    products: "all",
    local: true,
    docs: `A forwarding rule names an IP version, and its address is of the other: a literal number, or a reserved address that
names its version or its number. A reserved address that names neither is not judged.`,
    repair:
      "Remove the rule's IP version, which the address decides anyway, or use an address of that version. The rule is replaced.",
    sources: ["Compute API v1 ForwardingRule.ipVersion", "Compute API v1 Address.ipVersion"],
    fixable: true,
    messages: {
      differ:
        "The IP version of this rule is {version}, but its address {address} is {other}: a rule has the version of its address. Use the same version on both.",
    },
    examples: { bad: example("IPV4"), good: example("IPV6") },
  },
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      const version = known(rule, "ipVersion");
      const other = versionOf(topology, rule);
      if ((version !== "IPV4" && version !== "IPV6") || other === undefined || other === version) continue;
      const address = reservedAddress(topology, rule);
      yield {
        message: "differ",
        data: { version, address: address?.name ?? literalAddress(rule) ?? "", other },
        resource: rule.id,
        field: "ipVersion",
        related: related(address, `The address is ${other}`, "ipVersion"),
        fixes:
          // IPv6 needs Premium Tier as well.
          other === "IPV6" && known(rule, "networkTier") === "STANDARD"
            ? []
            : [
                setting(`Set the rule's IP version to ${other}`, rule, "ipVersion", other),
                removing("Remove the rule's IP version", rule, "ipVersion"),
              ],
      };
    }
  },
});

/** The version of the rule's address, as far as the text says it. */
function versionOf(topology: Topology, rule: Resource): string | undefined {
  const address = reservedAddress(topology, rule);
  const literal = address ? known(address, "address") : literalAddress(rule);
  const named = address && known(address, "ipVersion");
  if (named === "IPV4" || named === "IPV6") return named;
  if (typeof literal !== "string") return undefined;
  return parseIpv4(literal) !== undefined ? "IPV4" : isIpv6(literal) ? "IPV6" : undefined;
}

function example(version: string): string {
  return `resource "google_compute_global_address" "web" {
  name       = "web"
  ip_version = "IPV6"
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.web.id
  ip_version            = "${version}"
  port_range            = "80"
  target                = "projects/p/global/targetHttpProxies/web"
}
`;
}
