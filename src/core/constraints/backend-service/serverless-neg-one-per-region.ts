import { isCertainly } from "../../topology/read";
import { mayBeSameGroup, type TypedBackend } from "../backends";
import { defineConstraint } from "../constraint";
import { moveToOwnService, takenNames } from "../own-service";
import { related } from "../related";
import { serverlessBackends } from "../serverless";

export default defineConstraint({
  meta: {
    id: "serverless-neg-one-per-region",
    severity: "error",
    title: "Only one serverless NEG per region in a backend service",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: ["global-external-alb", "classic-alb"],
    local: true,
    docs: `A global backend service (scheme \`EXTERNAL\` or \`EXTERNAL_MANAGED\`) has two serverless NEGs in one region. Several
serverless NEGs of one backend service mean the same application in several regions: the load balancer picks the region
that is nearest to the client, never the service. Reported when both regions are known.`,
    repair: `Make one backend service for each serverless service and choose between them in the URL map, or use a single NEG
with a URL mask. The quick-fix makes the service (same scheme and protocol) and moves the backend; the route is yours to
add.`,
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/api-gateway/docs/gateway-load-balancing",
    ],
    fixable: true,
    messages: {
      second:
        'The service already has the serverless NEG "{first}" in {region}, and the API takes one in each region: "{neg}" is refused. Give it its own backend service, or use one NEG with a URL mask.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "login" {
  name   = "login"
  region = "us-central1"
  cloud_run {
    service = "login"
  }
}

resource "google_compute_region_network_endpoint_group" "search" {
  name   = "search"
  region = "us-central1"
  cloud_run {
    service = "search"
  }
}

resource "google_compute_backend_service" "web" {
  name = "web"
  backend {
    group = google_compute_region_network_endpoint_group.login.id
  }
  backend {
    group = google_compute_region_network_endpoint_group.search.id
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "us" {
  name   = "login-us"
  region = "us-central1"
  cloud_run {
    service = "login"
  }
}

resource "google_compute_region_network_endpoint_group" "eu" {
  name   = "login-eu"
  region = "europe-west1"
  cloud_run {
    service = "login"
  }
}

resource "google_compute_backend_service" "login" {
  name = "login"
  backend {
    group = google_compute_region_network_endpoint_group.us.id
  }
  backend {
    group = google_compute_region_network_endpoint_group.eu.id
  }
}
`,
    },
  },
  context: takenNames,
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (service.scope.level !== "global") continue;
      if (!isCertainly(service, "loadBalancingScheme", "EXTERNAL", "EXTERNAL_MANAGED")) continue;
      const taken = new Map<string, TypedBackend>();
      for (const backend of serverlessBackends(topology, service)) {
        const { level, name: region } = backend.group.scope;
        if (level !== "region" || region === undefined) continue;
        const first = taken.get(region);
        if (!first) taken.set(region, backend);
        // The same NEG twice is another mistake: backend-duplicate-group.
        if (!first || mayBeSameGroup(topology, service, first, backend)) continue;
        yield {
          message: "second",
          data: { first: first.group.name, region, neg: backend.group.name },
          resource: service.id,
          field: `${backend.path}.group`,
          related: [
            ...related(service, `The first serverless NEG in ${region}`, `${first.path}.group`),
            ...related(backend.group.resource, `"${backend.group.name}" is in ${region}`, "region"),
          ],
          fixes: moveToOwnService(topology, service, backend),
        };
      }
    }
  },
});
