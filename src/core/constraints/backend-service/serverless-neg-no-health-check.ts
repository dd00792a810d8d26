import { backendsOf, isNegOf, someTakeHealthChecks } from "../backends";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { hasHealthCheck } from "../health-checks";
import { applicationProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "serverless-neg-no-health-check",
    severity: "error",
    title: "Serverless NEG cannot have a health check",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: applicationProducts,
    local: true,
    docs: `A backend service with a serverless NEG names a health check. The platform looks after its instances itself, and the
API answers 400 when a health check is attached.`,
    repair: `Remove the health check. On a global backend service \`outlierDetection\` can take a region out of rotation that
answers with errors.`,
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://github.com/terraform-google-modules/terraform-google-lb-http/issues/149",
    ],
    fixable: true,
    messages: {
      present:
        'The backend "{neg}" is a serverless NEG, whose platform looks after its instances itself: the API refuses a health check here. Remove it.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_backend_service" "run" {
  name          = "run"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_backend_service" "run" {
  name = "run"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!hasHealthCheck(service)) continue;
      const backends = backendsOf(topology, service);
      const backend = backends.list.find((it) => isNegOf(it, "SERVERLESS"));
      if (!backend?.group || someTakeHealthChecks(backends)) continue;
      yield {
        message: "present",
        data: { neg: backend.group.name },
        resource: service.id,
        field: "healthChecks",
        related: related(backend.group.resource, `"${backend.group.name}" is a serverless NEG`),
        fixes: [removing("Remove the health check", service, "healthChecks")],
      };
    }
  },
});
