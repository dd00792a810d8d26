import type { Resource } from "../../model/resource";
import type { TypedBackend } from "../backends";
import { defineConstraint } from "../constraint";
import { related } from "../related";
import { envoyOnly, serverlessBackends, targetsOf } from "../serverless";

/** The types by which the formats declare a function of the first generation. */
const firstGeneration: readonly string[] = ["google_cloudfunctions_function", "CloudFunctionsFunction"];

export default defineConstraint({
  meta: {
    id: "serverless-function-gen1-needs-global-external",
    severity: "warning",
    title: "First generation functions need a global external load balancer",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "ServerlessService"],
    products: ["regional-external-alb", "cross-region-internal-alb", "regional-internal-alb"],
    local: true,
    docs: `A serverless NEG that points at a function of the first generation is a backend of a regional load balancer or of a
cross-region internal one. Those are documented for Cloud Run and for functions of the second generation only. Reported when
the NEG refers to a \`google_cloudfunctions_function\` of the same configuration; a function that is only named may be of
either generation, and is not reported.`,
    repair: `Move the function to the second generation (\`google_cloudfunctions2_function\`), or put it behind a global external
Application Load Balancer.`,
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
    ],
    fixable: false,
    messages: {
      first:
        'The function "{function}" behind the NEG "{neg}" is of the first generation, and {where} reaches Cloud Run and second generation functions only. Move the function to the second generation, or use a global external load balancer.',
    },
    examples: {
      bad: `resource "google_cloudfunctions_function" "resize" {
  name    = "resize"
  runtime = "nodejs20"
  region  = "us-central1"
}

resource "google_compute_region_network_endpoint_group" "resize" {
  name   = "resize"
  region = "us-central1"
  cloud_function {
    function = google_cloudfunctions_function.resize.name
  }
}

resource "google_compute_region_backend_service" "resize" {
  name                  = "resize"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.resize.id
  }
}
`,
      good: `resource "google_cloudfunctions2_function" "resize" {
  name     = "resize"
  location = "us-central1"
}

resource "google_compute_region_network_endpoint_group" "resize" {
  name   = "resize"
  region = "us-central1"
  cloud_function {
    function = google_cloudfunctions2_function.resize.name
  }
}

resource "google_compute_region_backend_service" "resize" {
  name                  = "resize"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.resize.id
  }
}
`,
    },
  },
  *find(topology) {
    const functionOf = ({ group }: TypedBackend): Resource | undefined =>
      group.resource &&
      targetsOf(topology, group.resource).find(
        (it) => it.exact && it.field === "cloudFunction.function" && firstGeneration.includes(it.resource.typeName),
      )?.resource;
    for (const service of topology.all("BackendService")) {
      const where = envoyOnly(service);
      if (where === undefined) continue;
      for (const backend of serverlessBackends(topology, service)) {
        const found = functionOf(backend);
        if (!found) continue;
        yield {
          message: "first",
          data: { function: found.name, neg: backend.group.name, where },
          resource: service.id,
          field: `${backend.path}.group`,
          related: [
            ...related(
              backend.group.resource,
              `"${backend.group.name}" points at the function`,
              "cloudFunction.function",
            ),
            ...related(found, "A function of the first generation"),
          ],
        };
      }
    }
  },
});
