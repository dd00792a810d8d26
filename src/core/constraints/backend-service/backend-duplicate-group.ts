import { type Backend, backendsOf, identityOf } from "../backends";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "backend-duplicate-group",
    severity: "error",
    title: "Backend group is listed twice",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: "all",
    local: true,
    docs: `Two backends of one service name the same instance group or NEG. A group can be a backend of a service once, with its
capacity set on that entry; the API refuses the second.`,
    repair: "Delete one of the entries and keep the one whose balancing mode and limits you want.",
    sources: ["terraform-provider-google google_compute_backend_service.backend.group", "Compute API v1 Backend.group"],
    fixable: true,
    messages: {
      twice:
        '"{group}" is already a backend of this service, and the API refuses a second entry for it. Delete one of the two.',
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name          = "web"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = "projects/p/zones/us-central1-a/instanceGroups/ig"
    balancing_mode = "UTILIZATION"
  }
  backend {
    group                 = "projects/p/zones/us-central1-a/instanceGroups/ig"
    balancing_mode        = "RATE"
    max_rate_per_instance = 100
  }
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name          = "web"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = "projects/p/zones/us-central1-a/instanceGroups/ig"
    balancing_mode = "UTILIZATION"
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const first = new Map<string, Backend>();
      for (const backend of backendsOf(topology, service).list) {
        const key = identityOf(topology, service, backend);
        const before = key === undefined ? undefined : first.get(key);
        if (key === undefined) continue;
        if (!before) {
          first.set(key, backend);
          continue;
        }
        yield {
          message: "twice",
          data: { group: backend.group?.name ?? key },
          resource: service.id,
          field: `${backend.path}.group`,
          related: related(service, "The first entry", `${before.path}.group`),
          fixes: [
            removing("Delete this entry", service, backend.path),
            removing("Delete the first entry", service, before.path),
          ],
        };
      }
    }
  },
});
