import type { Resource } from "../../model/resource";
import { field, isAbsent, isCertainly, items, known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { isProxied, schemeText } from "../passthrough";
import { passthroughProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "locality-lb-policy-unsupported",
    severity: "error",
    title: "Locality policy is not available on this load balancer",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "HealthCheck"],
    products: passthroughProducts,
    local: true,
    docs: `\`WEIGHTED_MAGLEV\` reads weights from the answers to health checks and exists for passthrough load balancers. It is
reported on a backend service of proxies (global, or with a managed scheme), and where certainly no HTTP, HTTPS or HTTP/2 health check
could tell the weights (a check that is not in the config, or a legacy one, is not judged). On a regional service with scheme \`EXTERNAL\` any policy but \`MAGLEV\` and
\`WEIGHTED_MAGLEV\` is reported. The API refuses these.`,
    repair:
      "Remove `locality_lb_policy`, use `MAGLEV`, or attach an HTTP health check whose answers carry the weights.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "Compute API v1 BackendService.localityLbPolicy",
    ],
    fixable: true,
    messages: {
      proxies:
        "WEIGHTED_MAGLEV is for passthrough load balancers, but this service is for proxies ({scheme}), so the API refuses it: remove localityLbPolicy or use MAGLEV.",
      external:
        "An external passthrough load balancer knows only MAGLEV and WEIGHTED_MAGLEV, so the API refuses {policy}: remove localityLbPolicy or use MAGLEV.",
      unweighted:
        "WEIGHTED_MAGLEV reads weights from the answers to HTTP, HTTPS or HTTP/2 health checks, and {service} has none, so the API refuses it: attach one or remove localityLbPolicy.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  locality_lb_policy    = "WEIGHTED_MAGLEV"
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  locality_lb_policy    = "MAGLEV"
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const policy = known(service, "localityLbPolicy");
      const message = typeof policy === "string" && policy ? wrong(topology, service, policy) : undefined;
      if (message === undefined) continue;
      const checks = message === "unweighted" ? topology.out(service.id, "healthCheck") : [];
      yield {
        message,
        data: { policy: String(policy), service: service.name, scheme: schemeText(service) },
        resource: service.id,
        field: "localityLbPolicy",
        related: [
          ...(message === "unweighted"
            ? []
            : related(service, `The service has ${schemeText(service)}`, "loadBalancingScheme")),
          ...checks.flatMap((it) => related(topology.get(it.to), "This health check tells no weights")),
        ],
        fixes: [
          // Hash settings need a policy that hashes.
          ...(isAbsent(service, "consistentHash")
            ? [removing("Remove localityLbPolicy", service, "localityLbPolicy")]
            : []),
          setting("Use MAGLEV", service, "localityLbPolicy", "MAGLEV"),
        ],
      };
    }
  },
});

function wrong(topology: Topology, service: Resource, policy: string): string | undefined {
  if (policy === "WEIGHTED_MAGLEV") {
    if (isProxied(service)) return "proxies";
    return certainlyUnweighted(topology, service) ? "unweighted" : undefined;
  }
  const external = service.scope.level === "region" && isCertainly(service, "loadBalancingScheme", "EXTERNAL");
  return external && policy !== "MAGLEV" ? "external" : undefined;
}

/** Every health check is known, and none of them speaks HTTP. */
function certainlyUnweighted(topology: Topology, service: Resource): boolean {
  const { items: entries, complete } = items(service, "healthChecks");
  const edges = topology.out(service.id, "healthCheck");
  if (!complete || edges.length !== entries.length) return false;
  return edges.every((it) => {
    const check = topology.get(it.to);
    return check?.kind === "HealthCheck" && speaksOther(check);
  });
}

/** A check that says how it probes, and that it is not by HTTP. A legacy check has no probe of its own to tell. */
function speaksOther(check: Resource): boolean {
  const web = ["httpHealthCheck", "httpsHealthCheck", "http2HealthCheck"];
  const other = ["tcpHealthCheck", "sslHealthCheck", "grpcHealthCheck", "grpcTlsHealthCheck"];
  return web.every((it) => isAbsent(check, it)) && other.some((it) => field(check, it)?.type === "object");
}
