import { knownIn } from "../../topology/read";
import { backendsOf } from "../backends";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { isProxied } from "../passthrough";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

/** So many backends are offered as the one that takes the traffic again. */
const offered = 4;

export default defineConstraint({
  meta: {
    id: "capacity-all-drained",
    severity: "error",
    title: "At least one backend must have capacity",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: `Every backend of a service has capacity scaler 0, or the only one has. A backend with 0 is drained: it gets no new
traffic. The API refuses a service that has nobody left to serve. Passthrough load balancers know no capacity and are not judged;
nor is a service with a backend that sets no value, which counts as 1.`,
    repair: `Set \`capacity_scaler\` of a backend to a value from 0.1 to 1. To stop serving altogether remove the backends or the
forwarding rule.`,
    sources: [
      "Compute API v1 Backend.capacityScaler",
      "terraform-provider-google google_compute_region_backend_service (custom diff)",
    ],
    fixable: true,
    messages: {
      only: "The only backend of {service} has capacity scaler 0, so nobody is left to serve and the API refuses it: use a value from 0.1 to 1.",
      all: "All {count} backends of {service} have capacity scaler 0, so nobody is left to serve and the API refuses it: give one of them a value from 0.1 to 1.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name          = "web"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group           = "projects/p/zones/us-central1-a/instanceGroups/ig"
    capacity_scaler = 0
  }
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name          = "web"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group           = "projects/p/zones/us-central1-a/instanceGroups/ig"
    capacity_scaler = 1
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isProxied(service)) continue;
      const { list, complete } = backendsOf(topology, service);
      const [first, ...others] = list;
      if (!complete || !first || list.some((it) => knownIn(it.value, "capacityScaler") !== 0)) continue;
      yield {
        message: others.length === 0 ? "only" : "all",
        data: { service: service.name, count: list.length },
        resource: service.id,
        field: `${first.path}.capacityScaler`,
        related: others.flatMap((it) => related(service, "Drained as well", `${it.path}.capacityScaler`)),
        fixes: list
          .slice(0, offered)
          .map((it) =>
            setting(
              `Give ${it.group ? `"${it.group.name}"` : it.path} its whole capacity (1)`,
              service,
              `${it.path}.capacityScaler`,
              1,
            ),
          ),
      };
    }
  },
});
