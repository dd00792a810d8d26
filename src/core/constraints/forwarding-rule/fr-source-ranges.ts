import { items } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { frontEnds, schemesOf, TARGET_KINDS } from "../front-ends";

/** The API takes no more source ranges than these. */
const MOST = 64;

export default defineConstraint({
  meta: {
    id: "fr-source-ranges",
    severity: "error",
    title: "Source ranges are for regional external rules",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", ...TARGET_KINDS],
    products: "all",
    local: true,
    docs: `A forwarding rule has source ranges, but is global or of another scheme than \`EXTERNAL\`; or it has more than 64.
Source ranges steer the traffic of some clients to a passthrough load balancer of their own; they protect nothing, which is
what firewall rules and Cloud Armor are for.`,
    repair: `Remove the ranges. To let in some clients only, use Cloud Armor (load balancers with a proxy) or firewall rules
(passthrough load balancers).`,
    sources: [
      "Compute API v1 ForwardingRule.sourceIpRanges",
      "https://docs.cloud.google.com/load-balancing/docs/network/networklb-backend-service#traffic-steering",
    ],
    fixable: true,
    messages: {
      elsewhere:
        "This rule is {who} and has source ranges, which only regional rules of scheme EXTERNAL may have: the API refuses it. Remove them; to let in some clients only, use Cloud Armor or firewall rules.",
      many: "This rule has {count} source ranges, and the API takes {most} at most. Remove some, or add a rule.",
    },
    examples: { bad: example('\n  source_ip_ranges      = ["203.0.113.0/24"]'), good: example("") },
  },
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      const count = items(rule, "sourceIpRanges").items.length;
      if (count === 0) continue;
      const schemes = schemesOf(rule);
      const otherwise = schemes !== undefined && !schemes.includes("EXTERNAL");
      const where = { resource: rule.id, field: "sourceIpRanges" };
      if (rule.scope.level === "global" || otherwise)
        yield {
          ...where,
          message: "elsewhere",
          data: { who: rule.scope.level === "global" ? "global" : `of scheme ${schemes?.join(" or ")}` },
          fixes: [removing("Remove the source ranges", rule, "sourceIpRanges")],
        };
      else if (count > MOST) yield { ...where, message: "many", data: { count, most: MOST } };
    }
  },
});

function example(ranges: string): string {
  return `resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"${ranges}
  port_range            = "80"
  network               = "default"
  target                = "projects/p/regions/us-central1/targetHttpProxies/web"
}
`;
}
