import { aGroup, backendsOf, isNegOf, isNegOtherThan } from "../backends";
import { defineConstraint } from "../constraint";
import { moveToOwnService, takenNames } from "../own-service";
import { applicationProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "serverless-neg-not-alone",
    severity: "error",
    title: "Serverless NEG cannot be combined with other NEG types",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: applicationProducts,
    local: true,
    docs: `One backend of the service is a serverless NEG and another a NEG of a different type. The API refuses the mixture:
a workload on GKE and a Cloud Run service, for example, need two backend services.`,
    repair: `Give the serverless NEG a backend service of its own and split the requests by host or path in the URL map. The
quick-fix makes the service (same scheme and protocol) and moves the backend; the route is yours to add.`,
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/api-gateway/docs/gateway-load-balancing",
    ],
    fixable: true,
    messages: {
      mixed:
        'The serverless NEG "{neg}" cannot share a backend service with "{other}", {what}: the API refuses the mixture. Give the serverless NEG its own backend service.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_network_endpoint_group" "gke" {
  name    = "gke"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "mixed" {
  name          = "mixed"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
  backend {
    group                 = google_compute_network_endpoint_group.gke.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 10
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
  context: takenNames,
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const { list } = backendsOf(topology, service);
      const serverless = list.find((it) => isNegOf(it, "SERVERLESS"));
      const other = list.find((it) => isNegOtherThan(it, "SERVERLESS"));
      if (!serverless || !isNegOf(serverless, "SERVERLESS") || !other?.group) continue;
      const { group } = other;
      yield {
        message: "mixed",
        data: { neg: serverless.group.name, other: group.name, what: aGroup(group) },
        resource: service.id,
        field: `${serverless.path}.group`,
        related: [
          ...related(service, "The other backend", `${other.path}.group`),
          ...related(serverless.group.resource, `"${serverless.group.name}" is a serverless NEG`),
          ...related(group.resource, `"${group.name}" is ${aGroup(group)}`),
        ],
        fixes: moveToOwnService(topology, service, serverless),
      };
    }
  },
});
