import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { knownIn } from "../../topology/read";
import { type Backend, backendsOf } from "../backends";
import { balanceBy, balanceTitle, limits, modesFor, setFields } from "../balancing";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { isPassthrough } from "../passthrough";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

/** Targets that a mode does not read. UTILIZATION takes rates and connections as further limits. */
const unread: Readonly<Record<string, RegExp>> = {
  RATE: /^max(Connections|InFlightRequests|Utilization)/,
  CONNECTION: /^max(Rate|InFlightRequests|Utilization)/,
};

export default defineConstraint({
  meta: {
    id: "balancing-target-mismatch",
    severity: "warning",
    title: "Capacity field does not belong to the balancing mode",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: `A backend sets a target that its balancing mode does not read: a rate with \`CONNECTION\`, connections with \`RATE\`,
requests in flight or a utilization with either. The value has no effect today and may be refused in future. Reported for a mode
that is set, and for values other than 0, which is the same as none. Backends of passthrough load balancers take no target at all,
which \`passthrough-no-target-capacity\` reports.`,
    repair: `Remove the field, or change the balancing mode to the one that the field belongs to, if the service's protocol
allows it.`,
    sources: [
      "Compute API v1 Backend.balancingMode",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      ignored:
        "{field} has no effect with balancing mode {mode}, which does not read it: remove it or change the mode.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name          = "web"
  protocol      = "HTTP"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group                        = "projects/p/zones/us-central1-a/instanceGroups/ig"
    balancing_mode               = "RATE"
    max_rate_per_instance        = 100
    max_connections_per_instance = 50
  }
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name          = "web"
  protocol      = "HTTP"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group                 = "projects/p/zones/us-central1-a/instanceGroups/ig"
    balancing_mode        = "RATE"
    max_rate_per_instance = 100
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (isPassthrough(service)) continue;
      for (const backend of backendsOf(topology, service).list) {
        const mode = String(knownIn(backend.value, "balancingMode"));
        for (const name of limits) {
          if (!unread[mode]?.test(name) || !setFields(backend, [name]).length) continue;
          if (knownIn(backend.value, name) === 0) continue;
          yield {
            message: "ignored",
            data: { field: name, mode },
            resource: service.id,
            field: `${backend.path}.${name}`,
            related: related(service, `The balancing mode is ${mode}`, `${backend.path}.balancingMode`),
            fixes: [
              removing(`Remove ${name}`, service, `${backend.path}.${name}`),
              ...changeMode(service, backend, name),
            ],
            unnecessary: true,
          };
        }
      }
    }
  },
});

/** The other mode, where the protocol allows it. */
function changeMode(service: Resource, backend: Backend, name: string): readonly Fix[] {
  const mode = name.startsWith("maxRate") ? "RATE" : name.startsWith("maxConnections") ? "CONNECTION" : undefined;
  if (!mode || !backend.group || !modesFor(service).includes(mode)) return [];
  return [{ title: balanceTitle(mode), changes: balanceBy(service, backend, mode) }];
}
