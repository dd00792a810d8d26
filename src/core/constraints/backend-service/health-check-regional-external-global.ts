import { fieldSpec } from "../../kinds/registry";
import type { Change, ChangeValue } from "../../model/change";
import type { Fix } from "../../model/finding";
import { formatScope, type Resource } from "../../model/resource";
import { known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { choices, freeName } from "../beside";
import { destinationOf } from "../chain";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { copyOf } from "../copies";
import { isLegacyCheck } from "../probes";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "health-check-regional-external-global",
    severity: "warning",
    title: "Regional external load balancer uses a regional health check",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "HealthCheck"],
    products: ["regional-external-alb", "regional-external-proxy-nlb", "external-passthrough-nlb"],
    local: true,
    docs: `A regional backend service with the explicit scheme \`EXTERNAL\` or \`EXTERNAL_MANAGED\` names a global health check.
Regional external load balancers are documented with regional health checks; only regional internal ones may share a global
check.

Legacy HTTP and HTTPS checks are not reported: they are global, and target pools have no others.`,
    repair: `Use a regional health check (\`google_compute_region_health_check\`) of the service's region. The quick-fix writes one
with the same settings; the global one stays for whoever else uses it.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/health-check-concepts",
    ],
    fixable: true,
    messages: {
      global:
        "The health check {check} is global, but regional external load balancers (scheme {scheme}) are documented with regional ones. Use a health check of {region}.",
    },
    examples: {
      bad: example("health_check", ""),
      good: example("region_health_check", '  region = "us-central1"\n'),
    },
  },
  context: choices("HealthCheck"),
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const scheme = known(service, "loadBalancingScheme");
      if (service.scope.level !== "region" || (scheme !== "EXTERNAL" && scheme !== "EXTERNAL_MANAGED")) continue;
      for (const edge of topology.out(service.id, "healthCheck")) {
        const to = destinationOf(topology, edge);
        if (to?.kind !== "HealthCheck" || to.scope.level !== "global") continue;
        if (isLegacyCheck(to.resource?.typeName ?? topology.ghost(edge.to)?.link ?? "")) continue;
        yield {
          message: "global",
          data: { check: to.name, scheme, region: service.scope.name ?? "the service's region" },
          resource: service.id,
          field: edge.field,
          related: related(to.resource, `${to.name} is global`),
          fixes: to.resource ? regionalCopy(topology, service, edge.field, to.resource) : [],
        };
      }
    }
  },
});

/** Writes the check anew in the service's region. Only where its text is plain values, which the copy can repeat. */
function regionalCopy(topology: Topology, service: Resource, field: string, check: Resource): readonly Fix[] {
  const scope = formatScope(service.scope);
  const name = freeName(topology, "HealthCheck", `${check.name}-${service.scope.name}`);
  if (scope === "unknown" || name === undefined || check.many || check.key || service.many) return [];
  const fields: Record<string, ChangeValue> = {};
  for (const [key, value] of Object.entries(check.fields.fields)) {
    // Only the API states the type; it also prints fields that it writes itself.
    if (key === "name" || (check.format === "api" ? !fieldSpec("HealthCheck", key) : key === "type")) continue;
    const copy = copyOf(topology, check, value, key);
    if (copy === undefined) return [];
    fields[key] = copy;
  }
  const changes: readonly Change[] = [
    {
      op: "addResource",
      kind: "HealthCheck",
      name,
      scope,
      fields: { name, ...fields },
      format: service.format,
      file: check.range.file,
    },
    setField(service, field, { ref: `HealthCheck/${name}` }),
  ];
  return [{ title: `Use a regional copy of ${check.name}`, changes }];
}

function example(type: string, region: string): string {
  return `resource "google_compute_${type}" "web" {
  name   = "web"
${region}  http_health_check {
    port = 80
  }
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  protocol              = "HTTP"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  health_checks         = [google_compute_${type}.web.id]
}
`;
}
