import { mayBeSameGroup } from "../backends";
import { defineConstraint } from "../constraint";
import { moveToOwnService, takenNames } from "../own-service";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { platformOf, serverlessBackends } from "../serverless";

export default defineConstraint({
  meta: {
    id: "serverless-neg-same-platform",
    severity: "error",
    title: "Serverless NEGs of one backend service must be of the same platform",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: applicationProducts,
    local: true,
    docs: `The serverless NEGs of a backend service point at different platforms: one at Cloud Run, say, and one at App Engine.
The load balancer treats all of them as deployments of one application, and the API refuses the mixture. A NEG that itself
names two platforms is the mistake of \`serverless-neg-one-platform\`, and is not reported again here.`,
    repair: `Make one backend service for each platform and choose between them in the URL map. The quick-fix makes the service
(same scheme and protocol) and moves the backend; the route is yours to add.`,
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/api-gateway/docs/gateway-load-balancing",
    ],
    fixable: true,
    messages: {
      other:
        'The serverless NEG "{neg}" points at {platform}, but "{first}" at {expected}: the NEGs of one backend service must be deployments of one application. Give it its own backend service.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_region_network_endpoint_group" "gae" {
  name   = "gae"
  region = "europe-west1"
  app_engine {
    service = "default"
  }
}

resource "google_compute_backend_service" "web" {
  name = "web"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
  backend {
    group = google_compute_region_network_endpoint_group.gae.id
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "us" {
  name   = "run-us"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_region_network_endpoint_group" "eu" {
  name   = "run-eu"
  region = "europe-west1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_backend_service" "web" {
  name = "web"
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
      const all = serverlessBackends(topology, service).flatMap((backend) => {
        const platform = platformOf(backend.group.resource);
        return platform === undefined ? [] : [{ backend, platform }];
      });
      const [first, ...others] = all;
      if (!first) continue;
      for (const { backend, platform } of others) {
        if (platform === first.platform || mayBeSameGroup(topology, service, first.backend, backend)) continue;
        yield {
          message: "other",
          data: {
            neg: backend.group.name,
            platform,
            first: first.backend.group.name,
            expected: first.platform,
          },
          resource: service.id,
          field: `${backend.path}.group`,
          related: [
            ...related(first.backend.group.resource, `"${first.backend.group.name}" points at ${first.platform}`),
            ...related(backend.group.resource, `"${backend.group.name}" points at ${platform}`),
          ],
          fixes: moveToOwnService(topology, service, backend),
        };
      }
    }
  },
});
