import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { knownIn } from "../../topology/read";
import { type Backend, type Backends, backendsOf } from "../backends";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { isPassthrough } from "../passthrough";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";

export default defineConstraint({
  meta: {
    id: "capacity-scaler-range",
    severity: "error",
    title: "Capacity scaler must be 0 or between 0.1 and 1",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: `The capacity scaler of a backend is negative, above 0 but below 0.1, or above 1. It multiplies the capacity of the
group: 1 uses it whole, 0.1 a tenth, 0 drains the backend. The API takes 0 and the values from 0.1 to 1. Backends of passthrough
load balancers take no capacity at all, which \`passthrough-no-target-capacity\` reports.`,
    repair: "Use a value from 0.1 to 1, or 0 to drain the backend.",
    sources: [
      "Compute API v1 Backend.capacityScaler",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      range:
        "A capacity scaler of {value} is not valid, so the API refuses the backend: use 0 to drain it or a value from 0.1 to 1.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name          = "web"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group           = "projects/p/zones/us-central1-a/instanceGroups/ig"
    capacity_scaler = 0.05
  }
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name          = "web"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group           = "projects/p/zones/us-central1-a/instanceGroups/ig"
    capacity_scaler = 0.1
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (isPassthrough(service)) continue;
      const backends = backendsOf(topology, service);
      for (const backend of backends.list) {
        const value = knownIn(backend.value, "capacityScaler");
        if (typeof value !== "number" || value === 0 || (value >= 0.1 && value <= 1)) continue;
        yield {
          message: "range",
          data: { value },
          resource: service.id,
          field: `${backend.path}.capacityScaler`,
          fixes: fixes(service, backend, backends, value),
        };
      }
    }
  },
});

/** The nearest value; a percentage as the fraction that it may be meant for; 0 where another backend stays. */
function fixes(service: Resource, backend: Backend, { list }: Backends, value: number): readonly Fix[] {
  const field = `${backend.path}.capacityScaler`;
  const set = (to: number, why: string) => setting(`Set capacityScaler to ${to} (${why})`, service, field, to);
  const drain = list.some((it) => it !== backend && knownIn(it.value, "capacityScaler") !== 0)
    ? [set(0, "drain the backend")]
    : [];
  if (value < 0) return [...drain, set(0.1, "a tenth of the capacity")];
  if (value < 1) return [set(0.1, "a tenth of the capacity"), ...drain];
  const percent = value >= 10 && value < 100 ? [set(value / 100, `${value} percent`)] : [];
  return [set(1, "the whole capacity"), ...percent];
}
