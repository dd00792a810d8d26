import type { Resource } from "../../model/resource";
import { field, knownIn } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf } from "../backends";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { isProxied, schemeText } from "../passthrough";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "backend-failover-passthrough-only",
    severity: "error",
    title: "Failover settings are for passthrough load balancers",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: `A backend service of proxies (global, or with a managed scheme) marks a backend as \`failover\`, or sets
\`failoverPolicy\` or \`connectionTrackingPolicy\`. They say how a passthrough load balancer moves packets between backends and
remembers connections; a proxy opens connections of its own and moves traffic by health checks and capacity. The API refuses them.`,
    repair: `Remove the setting. To prefer some backends of proxies over others, use \`preference\`, capacities, or a priority in
the URL map.`,
    sources: ["Compute API v1 Backend.failover", "Compute API v1 BackendService.connectionTrackingPolicy"],
    fixable: true,
    messages: {
      refused:
        "{field} is for passthrough load balancers, but {service} is for proxies ({why}): the API refuses it. Remove it; proxies move traffic by health checks and capacity.",
    },
    examples: {
      bad: `resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  health_checks         = ["projects/p/regions/us-central1/healthChecks/hc"]
  backend {
    group           = "projects/p/zones/us-central1-a/instanceGroups/ig"
    balancing_mode  = "UTILIZATION"
    capacity_scaler = 1.0
    failover        = true
  }
}
`,
      good: `resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  health_checks         = ["projects/p/regions/us-central1/healthChecks/hc"]
  backend {
    group           = "projects/p/zones/us-central1-a/instanceGroups/ig"
    balancing_mode  = "UTILIZATION"
    capacity_scaler = 1.0
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isProxied(service)) continue;
      for (const path of settings(topology, service))
        yield {
          message: "refused",
          data: {
            field: path.split(".").pop() ?? path,
            service: service.name,
            why: service.scope.level === "global" ? `global, ${schemeText(service)}` : schemeText(service),
          },
          resource: service.id,
          field: path,
          related: related(service, `The service has ${schemeText(service)}`, "loadBalancingScheme"),
          fixes: [removing(`Remove ${path.split(".").pop() ?? path}`, service, path)],
        };
    }
  },
});

/** Paths of what only passthrough load balancers take. */
function settings(topology: Topology, service: Resource): readonly string[] {
  const backups = backendsOf(topology, service).list.filter((it) => knownIn(it.value, "failover") === true);
  const policies = ["failoverPolicy", "connectionTrackingPolicy"].filter((it) => {
    const value = field(service, it);
    return value?.type === "object" && Object.keys(value.fields).length > 0;
  });
  return [...backups.map((it) => `${it.path}.failover`), ...policies];
}
