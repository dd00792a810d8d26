import { known } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { frontEnds, schemesOf, TARGET_KINDS } from "../front-ends";

export default defineConstraint({
  meta: {
    id: "fr-mirroring-collector",
    severity: "error",
    title: "Only internal passthrough rules collect mirrored packets",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", ...TARGET_KINDS],
    products: "all",
    local: true,
    docs: "A forwarding rule is marked as a collector of mirrored packets, but its scheme is not `INTERNAL`. Packet Mirroring sends copies of packets to internal passthrough load balancers only.",
    repair: "Remove the mark, or use an internal passthrough load balancer. The rule is replaced when it changes.",
    sources: [
      "Compute API v1 ForwardingRule.isMirroringCollector",
      "https://docs.cloud.google.com/vpc/docs/packet-mirroring",
    ],
    fixable: true,
    messages: {
      scheme:
        "This rule is marked as a collector of mirrored packets, but its scheme is {scheme}: only rules of scheme INTERNAL may be, and the API refuses it. Remove the mark, or use an internal passthrough load balancer.",
    },
    examples: { bad: example("\n  is_mirroring_collector = true"), good: example("") },
  },
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      const schemes = schemesOf(rule);
      if (known(rule, "isMirroringCollector") !== true || !schemes || schemes.includes("INTERNAL")) continue;
      yield {
        message: "scheme",
        data: { scheme: schemes.join(" or ") },
        resource: rule.id,
        field: "isMirroringCollector",
        fixes: [removing("Remove the mark", rule, "isMirroringCollector")],
      };
    }
  },
});

function example(mark: string): string {
  return `resource "google_compute_forwarding_rule" "web" {
  name                   = "web"
  region                 = "us-central1"
  load_balancing_scheme  = "INTERNAL_MANAGED"${mark}
  port_range             = "80"
  network                = "default"
  target                 = "projects/p/regions/us-central1/targetHttpProxies/web"
}
`;
}
