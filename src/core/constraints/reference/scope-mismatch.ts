import type { Resource } from "../../model/resource";
import { couldBe } from "../../topology/read";
import { defineConstraint } from "../constraint";
import { related } from "../related";
import { bindingLinks, LINKED_KINDS, REFERRING_KINDS } from "./links";

export default defineConstraint({
  meta: {
    id: "scope-mismatch",
    severity: "error",
    title: "Global and regional resources cannot be chained",
    appliesTo: REFERRING_KINDS,
    reads: LINKED_KINDS,
    products: "all",
    local: true,
    docs: "A global resource refers to a regional one, or the reverse, between forwarding rule, target proxy, URL map and backend service or bucket, or from a proxy to its SSL policy or Compute Engine certificate. A load balancer is either global or regional from the rule down. Exempt: a regional `EXTERNAL` rule in Standard Tier with a global proxy (a classic load balancer in Standard Tier).",
    repair:
      "Use the global or the regional variant of the resource throughout: `google_compute_region_url_map` instead of `google_compute_url_map`, for example.",
    sources: [
      "Compute API v1 ForwardingRule.target",
      "https://docs.cloud.google.com/load-balancing/docs/target-proxies",
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/ssl-policies-concepts",
    ],
    fixable: false,
    messages: {
      down: "This is global, but {name} is regional ({region}). A load balancer is global or regional all the way, so the API refuses the reference: use the {wanted} variant on both sides.",
      up: "This is regional, but {name} is global. A load balancer is global or regional all the way, so the API refuses the reference: use the {wanted} variant on both sides.",
    },
    examples: {
      bad: `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = "projects/p/regions/us-central1/backendServices/web"
}
`,
      good: `resource "google_compute_region_url_map" "web" {
  name            = "web"
  region          = "us-central1"
  default_service = "projects/p/regions/us-central1/backendServices/web"
}
`,
    },
  },
  *find(topology) {
    for (const { from, edge, to } of bindingLinks(topology)) {
      const [a, b] = [from.scope.level, to.scope.level];
      if (a === b || !isDecided(a) || !isDecided(b)) continue;
      if (a === "region" && isStandardTierClassic(from)) continue;
      yield {
        message: a === "global" ? "down" : "up",
        data: {
          name: to.name,
          region: to.scope.name ?? "region unknown",
          wanted: a === "global" ? "global" : "regional",
        },
        resource: from.id,
        field: edge.field,
        related: related(to.resource, `${to.name} is ${b === "global" ? "global" : "regional"}`),
      };
    }
  },
});

function isDecided(level: string): boolean {
  return level === "global" || level === "region";
}

/** A classic load balancer in Standard Tier has a regional rule before a global proxy. */
function isStandardTierClassic(rule: Resource): boolean {
  return (
    rule.kind === "ForwardingRule" &&
    couldBe(rule, "loadBalancingScheme", "EXTERNAL") &&
    couldBe(rule, "networkTier", "STANDARD")
  );
}
