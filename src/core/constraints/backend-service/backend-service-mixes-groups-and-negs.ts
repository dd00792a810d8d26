import { aGroup, type Backend, backendsOf, type TypedBackend } from "../backends";
import { defineConstraint } from "../constraint";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "backend-service-mixes-groups-and-negs",
    severity: "error",
    title: "Backend service cannot mix instance groups and NEGs",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: "all",
    local: true,
    docs: `The backends of a service are partly instance groups and partly network endpoint groups. The capacity of VMs and
that of endpoints are measured differently, so a backend service holds only one kind, and the API refuses the mixture.
Backends that cannot be resolved are left out of account.`,
    repair: `Make a second backend service for one of the kinds and split the requests over the two in the URL map, by host, path
or weight.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "terraform-provider-google google_compute_backend_service.backend.group",
    ],
    fixable: false,
    messages: {
      mixed:
        '"{neg}" is {what}, but "{other}" in the same service is {otherWhat}: a backend service holds either instance groups or NEGs, and the API refuses both together. Move one kind to its own backend service.',
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "web" {
  name          = "web"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group = "projects/p/zones/us-central1-a/instanceGroups/ig"
  }
  backend {
    group                 = google_compute_network_endpoint_group.neg.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 10
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "vms" {
  name          = "vms"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group = "projects/p/zones/us-central1-a/instanceGroups/ig"
  }
}

resource "google_compute_backend_service" "endpoints" {
  name          = "endpoints"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group                 = google_compute_network_endpoint_group.neg.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 10
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const resolved = backendsOf(topology, service).list.filter(isResolved);
      const [first] = resolved;
      const other = resolved.find((it) => it.group.family !== first?.group.family);
      if (!first || !other) continue;
      yield {
        message: "mixed",
        data: {
          neg: other.group.name,
          what: aGroup(other.group),
          other: first.group.name,
          otherWhat: aGroup(first.group),
        },
        resource: service.id,
        field: `${other.path}.group`,
        related: [
          ...related(service, "A backend of the other kind", `${first.path}.group`),
          ...related(first.group.resource, `"${first.group.name}" is ${aGroup(first.group)}`),
          ...related(other.group.resource, `"${other.group.name}" is ${aGroup(other.group)}`),
        ],
      };
    }
  },
});

function isResolved(backend: Backend): backend is TypedBackend {
  return backend.group !== undefined;
}
