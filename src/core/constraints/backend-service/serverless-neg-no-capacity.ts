import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { knownIn } from "../../topology/read";
import type { TypedBackend } from "../backends";
import { countingModes, limits, removeBalancing } from "../balancing";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { rangeOf } from "../ranges";
import { related } from "../related";
import { serverlessBackends } from "../serverless";

export default defineConstraint({
  meta: {
    id: "serverless-neg-no-capacity",
    severity: "error",
    title: "Serverless NEG takes no utilization, rate or connection limits",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: applicationProducts,
    local: true,
    docs: `A backend with a serverless NEG says how much it takes: a utilization, a rate, a number of connections or of requests
in flight. Serverless platforms scale on their own, and the API answers 400. Zero means none and is not reported, nor is
\`max_utilization\` of a global backend service in Terraform and Config Connector: the provider leaves it out of the call.`,
    repair: "Remove the limits. How many requests an instance takes is a setting of the serverless service itself.",
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://github.com/hashicorp/terraform-provider-google/issues/7167",
    ],
    fixable: true,
    messages: {
      limits:
        '"{neg}" is a serverless NEG, which scales on its own and has no capacity to steer by: the API refuses {fields}. Remove what is set.',
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
  name                  = "run"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group           = google_compute_region_network_endpoint_group.run.id
    max_connections = 100
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
  name                  = "run"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const refused = limits.filter((it) => it !== "maxUtilization" || sendsUtilization(service));
      for (const backend of serverlessBackends(topology, service)) {
        const set = refused.filter((it) => Boolean(knownIn(backend.value, it)));
        const [first] = set;
        if (first === undefined) continue;
        yield {
          message: "limits",
          data: { neg: backend.group.name, fields: set.join(" and ") },
          resource: service.id,
          // The entry, so that it stays one finding whichever of its limits are known.
          field: backend.path,
          range: rangeOf(service, `${backend.path}.${first}`),
          related: related(backend.group.resource, `"${backend.group.name}" is a serverless NEG`),
          fixes: [fix(service, backend, set)],
        };
      }
    }
  },
});

/** Whether `maxUtilization` reaches the API: the provider's global backend service drops it for regional NEGs. */
function sendsUtilization(service: Resource): boolean {
  return service.format === "api" || service.scope.level === "region";
}

/** A mode that counts wants a limit, so it goes with the last of them. */
function fix(service: Resource, backend: TypedBackend, set: readonly string[]): Fix {
  return countingModes.includes(String(knownIn(backend.value, "balancingMode")))
    ? { title: "Remove balancing mode and limits", changes: removeBalancing(service, backend) }
    : removing("Remove the limits", service, ...set.map((it) => `${backend.path}.${it}`));
}
