import { destinationOf } from "../chain";
import { defineConstraint } from "../constraint";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "health-check-scope",
    severity: "error",
    title: "Health check has the wrong scope for the backend service",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "HealthCheck"],
    products: "all",
    local: true,
    docs: `A global backend service refers to a regional health check, or a regional backend service to a regional health
check of another region. Probes are sent where the load balancer runs, so the API refuses the reference.

A regional backend service with a global health check is not reported: passthrough and internal load balancers accept it.`,
    repair: `Use a global health check (\`google_compute_health_check\`) for a global backend service, and a regional one of the
same region (\`google_compute_region_health_check\`) for a regional backend service. The health check can be declared anew
beside the old one, so nothing is interrupted.`,
    sources: [
      "Compute API v1 BackendService.healthChecks",
      "https://docs.cloud.google.com/load-balancing/docs/health-check-concepts",
    ],
    fixable: false,
    messages: {
      global:
        'The health check "{check}" is regional ({place}), but this backend service is global, and the API refuses the reference. Use a global health check.',
      elsewhere:
        'The health check "{check}" is in {place}, but this backend service is in {region}, and the API refuses the reference. Use a health check of {region}.',
    },
    examples: {
      bad: example("region_health_check", '  name   = "web"\n  region = "us-central1"\n'),
      good: example("health_check", '  name = "web"\n'),
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const { level, name: region } = service.scope;
      if (level !== "global" && (level !== "region" || region === undefined)) continue;
      for (const edge of topology.out(service.id, "healthCheck")) {
        const to = destinationOf(topology, edge);
        if (to?.kind !== "HealthCheck" || to.scope.level !== "region") continue;
        const place = to.scope.name;
        if (level === "region" && (place === undefined || place === region)) continue;
        yield {
          message: level === "global" ? "global" : "elsewhere",
          data: { check: to.name, place: place ?? "region unknown", region: region ?? "" },
          resource: service.id,
          field: edge.field,
          related: related(
            to.resource,
            `"${to.name}" is ${place === undefined ? "regional" : `in ${place}`}`,
            "region",
          ),
        };
      }
    }
  },
});

function example(type: string, region: string): string {
  return `resource "google_compute_${type}" "web" {
${region}  http_health_check {
    port = 80
  }
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  health_checks         = [google_compute_${type}.web.id]
}
`;
}
