import { backendsOf, isNegOf, someTakeHealthChecks } from "../backends";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { hasHealthCheck } from "../health-checks";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "psc-neg-no-health-check",
    severity: "warning",
    title: "Health check has no meaning for a Private Service Connect NEG",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: [...applicationProducts, ...proxyNetworkProducts],
    local: true,
    docs: `A backend service with a Private Service Connect NEG names a health check. The producer is not probed from the
consumer's side, so the health check says nothing about it.

Not reported: a service with a backend beside it that does take health checks.`,
    repair:
      "Remove the health check. Where the load balancer supports it, `outlierDetection` can take a region out of rotation that answers with errors.",
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs",
      "https://docs.cloud.google.com/vpc/docs/private-service-connect-backends",
    ],
    fixable: true,
    messages: {
      present:
        'The backend "{neg}" is a Private Service Connect NEG, whose producer is not probed from here: the health check has no meaning. Remove it.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "psc" {
  name                  = "psc"
  region                = "us-central1"
  network_endpoint_type = "PRIVATE_SERVICE_CONNECT"
  psc_target_service    = "projects/p/regions/us-central1/serviceAttachments/sa"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  health_checks         = ["projects/p/global/healthChecks/hc"]
  backend {
    group = google_compute_region_network_endpoint_group.psc.id
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "psc" {
  name                  = "psc"
  region                = "us-central1"
  network_endpoint_type = "PRIVATE_SERVICE_CONNECT"
  psc_target_service    = "projects/p/regions/us-central1/serviceAttachments/sa"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.psc.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!hasHealthCheck(service)) continue;
      const backends = backendsOf(topology, service);
      const backend = backends.list.find((it) => isNegOf(it, "PRIVATE_SERVICE_CONNECT"));
      if (!backend?.group || someTakeHealthChecks(backends)) continue;
      yield {
        message: "present",
        data: { neg: backend.group.name },
        resource: service.id,
        field: "healthChecks",
        related: related(
          backend.group.resource,
          `"${backend.group.name}" is a Private Service Connect NEG`,
          "networkEndpointType",
        ),
        fixes: [removing("Remove the health check", service, "healthChecks")],
      };
    }
  },
});
