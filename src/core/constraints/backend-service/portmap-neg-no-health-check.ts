import { backendsOf, isNegOf, someTakeHealthChecks } from "../backends";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { hasHealthCheck } from "../health-checks";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "portmap-neg-no-health-check",
    severity: "error",
    title: "Port-mapping NEG cannot have a health check",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: ["internal-passthrough-nlb"],
    local: true,
    docs: `A backend service with a port mapping NEG (\`GCE_VM_IP_PORTMAP\`) names a health check. Traffic follows a fixed mapping
of ports to VMs, so health would have no effect, and the API refuses it.

Not reported: a service with a backend beside it that does take health checks; that the NEG is not alone is another rule.`,
    repair: "Remove the health check.",
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/vpc/docs/about-private-service-connect-port-mapping",
      "https://docs.cloud.google.com/vpc/docs/create-port-mapping-service",
    ],
    fixable: true,
    messages: {
      present:
        'The backend "{neg}" is a port mapping NEG, whose traffic follows a fixed mapping whatever the health of its VMs: the API refuses a health check here. Remove it.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "map" {
  name                  = "map"
  region                = "us-central1"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP_PORTMAP"
}

resource "google_compute_region_backend_service" "map" {
  name                  = "map"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  health_checks         = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = google_compute_region_network_endpoint_group.map.id
    balancing_mode = "CONNECTION"
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "map" {
  name                  = "map"
  region                = "us-central1"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP_PORTMAP"
}

resource "google_compute_region_backend_service" "map" {
  name                  = "map"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  backend {
    group          = google_compute_region_network_endpoint_group.map.id
    balancing_mode = "CONNECTION"
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!hasHealthCheck(service)) continue;
      const backends = backendsOf(topology, service);
      const backend = backends.list.find((it) => isNegOf(it, "GCE_VM_IP_PORTMAP"));
      if (!backend?.group || someTakeHealthChecks(backends)) continue;
      yield {
        message: "present",
        data: { neg: backend.group.name },
        resource: service.id,
        field: "healthChecks",
        related: related(
          backend.group.resource,
          `"${backend.group.name}" is a port mapping NEG`,
          "networkEndpointType",
        ),
        fixes: [removing("Remove the health check", service, "healthChecks")],
      };
    }
  },
});
