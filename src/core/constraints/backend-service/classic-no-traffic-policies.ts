import type { Resource } from "../../model/resource";
import { field, known } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { isExplicitlyClassic } from "../passthrough";
import { related } from "../related";

const policies = ["localityLbPolicy", "consistentHash", "outlierDetection", "circuitBreakers"];

export default defineConstraint({
  meta: {
    id: "classic-no-traffic-policies",
    severity: "warning",
    title: "Classic load balancer has no Envoy traffic policies",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: ["classic-alb", "classic-proxy-nlb"],
    local: true,
    docs: `A global backend service whose scheme is set to \`EXTERNAL\` sets \`localityLbPolicy\`, \`consistentHash\`,
\`outlierDetection\` or \`circuitBreakers\`. These policies came with the Envoy-based load balancers; on a classic one they have no
documented effect. A scheme that is not set is not judged, nor is a service that moves to another load balancer
(\`externalManagedMigrationState\`).`,
    repair: `Remove the setting, or change the scheme of forwarding rule and service to \`EXTERNAL_MANAGED\`, which replaces
both.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/features",
      "Compute API v1 BackendService.outlierDetection",
    ],
    fixable: true,
    messages: {
      ignored:
        "{field} is a policy of the Envoy-based load balancers; a classic one (scheme EXTERNAL) does not know it. Remove it or use scheme EXTERNAL_MANAGED.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  locality_lb_policy    = "LEAST_REQUEST"
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  locality_lb_policy    = "LEAST_REQUEST"
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isExplicitlyClassic(service)) continue;
      for (const policy of policies) {
        if (!isSet(service, policy)) continue;
        yield {
          message: "ignored",
          data: { field: policy },
          resource: service.id,
          field: policy,
          related: related(service, "The scheme is EXTERNAL", "loadBalancingScheme"),
          fixes: [removing(`Remove ${policy}`, service, policy)],
          unnecessary: true,
        };
      }
    }
  },
});

function isSet(service: Resource, name: string): boolean {
  const value = field(service, name);
  if (value?.type === "object") return Object.keys(value.fields).length > 0;
  return (known(service, name) ?? "") !== "";
}
