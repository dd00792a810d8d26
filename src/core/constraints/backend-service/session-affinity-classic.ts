import { known } from "../../topology/read";
import { streamProtocol, switchAffinity } from "../affinity";
import { defineConstraint } from "../constraint";
import { isExplicitlyClassic } from "../passthrough";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "session-affinity-classic",
    severity: "warning",
    title: "Classic load balancer knows only NONE, CLIENT_IP and GENERATED_COOKIE",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: ["classic-alb"],
    local: true,
    docs: `A global backend service whose scheme is set to \`EXTERNAL\` has session affinity \`HEADER_FIELD\`,
\`HTTP_COOKIE\` or \`STRONG_COOKIE_AFFINITY\`. These came with the Envoy-based load balancers; the classic Application Load Balancer
does not have them, so clients are not kept with one backend. A scheme that is not set is not judged, nor is a service that moves to
another load balancer (\`externalManagedMigrationState\`).`,
    repair: `Use \`GENERATED_COOKIE\` or \`CLIENT_IP\`, or change the scheme of forwarding rule and service to
\`EXTERNAL_MANAGED\`, which replaces both.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/features",
      "Compute API v1 BackendService.outlierDetection",
    ],
    fixable: true,
    messages: {
      wrong:
        "The classic Application Load Balancer (scheme EXTERNAL) does not know {affinity}, so clients are not kept with one backend: use GENERATED_COOKIE or CLIENT_IP, or scheme EXTERNAL_MANAGED.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  session_affinity      = "HTTP_COOKIE"
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  session_affinity      = "GENERATED_COOKIE"
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const affinity = String(known(service, "sessionAffinity"));
      if (!["HEADER_FIELD", "HTTP_COOKIE", "STRONG_COOKIE_AFFINITY"].includes(affinity)) continue;
      // Of a protocol without requests session-affinity-l7-only speaks.
      if (!isExplicitlyClassic(service) || streamProtocol(service)) continue;
      yield {
        message: "wrong",
        data: { affinity },
        resource: service.id,
        field: "sessionAffinity",
        related: related(service, "The scheme is EXTERNAL", "loadBalancingScheme"),
        fixes: ["GENERATED_COOKIE", "CLIENT_IP"].map((it) => switchAffinity(service, it)),
      };
    }
  },
});
