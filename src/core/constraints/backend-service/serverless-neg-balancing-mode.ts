import { knownIn } from "../../topology/read";
import { backendsOf, isNegOf } from "../backends";
import { countingModes, removeBalancing } from "../balancing";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "serverless-neg-balancing-mode",
    severity: "error",
    title: "Serverless NEG takes no balancing mode",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: applicationProducts,
    local: true,
    docs: `A backend with a serverless NEG is balanced by \`RATE\`, \`CONNECTION\`, \`IN_FLIGHT\` or \`CUSTOM_METRICS\`. Serverless
platforms scale on their own, and the API answers 400. \`UTILIZATION\`, which is Terraform's default, is ignored by the API
and not reported.`,
    repair: "Remove `balancing_mode` and the limits from the backend.",
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://github.com/GoogleCloudPlatform/cloud-foundation-fabric/pull/1801",
    ],
    fixable: true,
    messages: {
      mode: '"{neg}" is a serverless NEG, which scales on its own and takes no balancing mode: the API refuses {mode}. Remove it.',
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
  name = "run"
  backend {
    group          = google_compute_region_network_endpoint_group.run.id
    balancing_mode = "RATE"
    max_rate       = 100
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
      for (const backend of backendsOf(topology, service).list) {
        const mode = String(knownIn(backend.value, "balancingMode") ?? "");
        if (!countingModes.includes(mode) || !isNegOf(backend, "SERVERLESS")) continue;
        yield {
          message: "mode",
          data: { neg: backend.group.name, mode },
          resource: service.id,
          field: `${backend.path}.balancingMode`,
          related: related(backend.group.resource, `"${backend.group.name}" is a serverless NEG`),
          fixes: [{ title: "Remove balancing mode and limits", changes: removeBalancing(service, backend) }],
        };
      }
    }
  },
});
