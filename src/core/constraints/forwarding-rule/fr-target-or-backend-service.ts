import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { frontEnds, hasScheme, isSet, isUnset, TARGET_KINDS } from "../front-ends";

export default defineConstraint({
  meta: {
    id: "fr-target-or-backend-service",
    severity: "error",
    title: "Forwarding rule names either a target or a backend service",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "BackendService", ...TARGET_KINDS],
    products: "all",
    local: true,
    docs: `A forwarding rule has both a target and a backend service, or neither. A rule sends its traffic to one place: a
target (a proxy, pool, instance or VPN gateway), or the backend service of a passthrough load balancer. An expression that
cannot be evaluated counts as set when neither would be, and as possibly unset when both would.`,
    repair: "Keep the target for load balancers with a proxy, the backend service for passthrough load balancers.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "Compute API v1 ForwardingRule.backendService",
      "Compute API v1 ForwardingRule.target",
    ],
    fixable: true,
    messages: {
      both: "This rule names a target and a backend service, but sends its traffic to one place only: the API refuses it. Keep the target for a proxy, the backend service for a passthrough load balancer.",
      neither:
        "This rule names neither a target nor a backend service, so it has nowhere to send its traffic: the API refuses it. Set target to a proxy, or backendService to a regional backend service.",
    },
    examples: {
      bad: example('\n  backend_service       = "projects/p/regions/us-central1/backendServices/web"'),
      good: example(""),
    },
  },
  *find(topology) {
    for (const rule of frontEnds(topology)) {
      if (isUnset(rule, "target") && isUnset(rule, "backendService")) yield { message: "neither", resource: rule.id };
      else if (isSet(rule, "target") && isSet(rule, "backendService"))
        yield { message: "both", resource: rule.id, field: "target", fixes: fixes(rule) };
    }
  },
});

/** The scheme says which of them is meant; EXTERNAL has load balancers of either sort. */
function fixes(rule: Resource): readonly Fix[] {
  const keepTarget = removing("Keep the target, remove the backend service", rule, "backendService");
  const keepService = removing("Keep the backend service, remove the target", rule, "target");
  if (hasScheme(rule, "INTERNAL")) return [keepService];
  if (hasScheme(rule, "EXTERNAL_MANAGED", "INTERNAL_MANAGED", "INTERNAL_SELF_MANAGED")) return [keepTarget];
  return [keepTarget, keepService];
}

function example(service: string): string {
  return `resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  target                = "projects/p/regions/us-central1/targetHttpProxies/web"${service}
}
`;
}
