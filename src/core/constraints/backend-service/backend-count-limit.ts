import type { Resource } from "../../model/resource";
import { isAbsentIn, isCertainly, knownIn } from "../../topology/read";
import { type Backend, backendsOf, isInstanceGroup, isInternetNeg } from "../backends";
import { defineConstraint } from "../constraint";

const limit = 50;

export default defineConstraint({
  meta: {
    id: "backend-count-limit",
    severity: "error",
    title: "At most 50 backends per backend service",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: "all",
    local: true,
    docs: `A backend service has more than 50 backends that are instance groups, zonal NEGs or regional internet NEGs. The limit
is fixed and cannot be raised. A passthrough load balancer with failover may have 50 primary and 50 failover backends.`,
    repair:
      "Split the backends over several backend services and the requests over these in the URL map, or use fewer and larger groups.",
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/quotas",
    ],
    fixable: false,
    messages: {
      many: "The service has {count} {what}backends, and 50 is the fixed limit. Split them over several backend services.",
    },
    examples: { bad: example(51), good: example(50) },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const counted = backendsOf(topology, service).list.filter(isCounted);
      for (const { what, list } of lists(service, counted)) {
        const beyond = list[limit];
        if (!beyond) continue;
        yield {
          message: "many",
          data: { count: list.length, what },
          resource: service.id,
          field: `${beyond.path}.group`,
        };
      }
    }
  },
});

function example(backends: number): string {
  return `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
  health_checks         = ["projects/p/global/healthChecks/hc"]

  dynamic "backend" {
    for_each = range(${backends})
    content {
      group                 = "projects/p/zones/us-central1-a/networkEndpointGroups/web-\${backend.value}"
      balancing_mode        = "RATE"
      max_rate_per_endpoint = 100
    }
  }
}
`;
}

function isCounted(backend: Backend): boolean {
  if (isInstanceGroup(backend)) return true;
  if (backend.group?.family !== "networkEndpointGroup") return false;
  const { level } = backend.group.scope;
  return level === "zone" || (level === "region" && isInternetNeg(backend));
}

/** Passthrough load balancers count primary and failover backends apart, each as far as it is known to be one. */
function lists(service: Resource, backends: readonly Backend[]) {
  const passthrough =
    service.scope.level === "region" &&
    !isCertainly(service, "loadBalancingScheme", "EXTERNAL_MANAGED", "INTERNAL_MANAGED");
  if (!passthrough) return [{ what: "", list: backends }];
  const isFailover = (it: Backend) => knownIn(it.value, "failover") === true;
  const isPrimary = (it: Backend) => knownIn(it.value, "failover") === false || isAbsentIn(it.value, "failover");
  return [
    { what: "primary ", list: backends.filter(isPrimary) },
    { what: "failover ", list: backends.filter(isFailover) },
  ];
}
