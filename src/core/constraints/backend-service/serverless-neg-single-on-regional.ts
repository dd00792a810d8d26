import { backendsOf, isInstanceGroup, isNegOf, isNegOtherThan, mayBeSameGroup } from "../backends";
import { defineConstraint } from "../constraint";
import { moveToOwnService, takenNames } from "../own-service";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "serverless-neg-single-on-regional",
    severity: "error",
    title: "Regional backend service takes a single serverless NEG",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: ["regional-external-alb", "regional-internal-alb"],
    local: true,
    docs: `A regional backend service has a serverless NEG and a further backend. Several serverless NEGs of one backend service
mean the same application in several regions, and a regional load balancer has only one, so the API takes a single serverless
NEG. What is wrong with a NEG of another type or an instance group beside it, \`serverless-neg-not-alone\` and
\`backend-service-mixes-groups-and-negs\` say. The documentation speaks of a single NEG for cross-region internal load
balancers as well, but shows one in each region: those are not reported.`,
    repair: `Make one backend service for each serverless NEG and choose between them in the URL map. The quick-fix makes the
service (same scheme and protocol) and moves the backend; the route is yours to add.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      second:
        "A regional backend service with a serverless NEG takes no other backend, and here {first} comes first: the API refuses {other}. Give it its own backend service.",
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

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.login.id
  }
  backend {
    group = google_compute_region_network_endpoint_group.search.id
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "login" {
  name   = "login"
  region = "us-central1"
  cloud_run {
    service = "login"
  }
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.login.id
  }
}
`,
    },
  },
  context: takenNames,
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (service.scope.level !== "region") continue;
      const list = backendsOf(topology, service).list.filter(
        (it) => !isInstanceGroup(it) && !isNegOtherThan(it, "SERVERLESS"),
      );
      const [first, ...others] = list;
      if (!first || !list.some((it) => isNegOf(it, "SERVERLESS"))) continue;
      for (const backend of others) {
        // The same NEG twice is another mistake: backend-duplicate-group.
        if (mayBeSameGroup(topology, service, first, backend)) continue;
        yield {
          message: "second",
          data: {
            first: first.group ? `"${first.group.name}"` : "another backend",
            other: backend.group ? `"${backend.group.name}"` : "this one",
          },
          resource: service.id,
          field: `${backend.path}.group`,
          related: [
            ...related(service, "The first backend", `${first.path}.group`),
            ...related(backend.group?.resource, "The other backend"),
          ],
          fixes: isNegOf(backend, "SERVERLESS") ? moveToOwnService(topology, service, backend) : [],
        };
      }
    }
  },
});
