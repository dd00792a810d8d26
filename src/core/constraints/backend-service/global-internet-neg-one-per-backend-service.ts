import { backendsOf, isInternetNeg, mayBeSameGroup } from "../backends";
import { defineConstraint } from "../constraint";
import { moveToOwnService, takenNames } from "../own-service";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "global-internet-neg-one-per-backend-service",
    severity: "error",
    title: "Backend service holds at most one global internet NEG",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: ["global-external-alb", "classic-alb", "cloud-service-mesh"],
    local: true,
    docs: `A global backend service has two or more internet NEGs. A global internet NEG is a single origin without load
balancing, so a second one has no meaning, and the API refuses it.`,
    repair: `Make one backend service for each origin and choose between them in the URL map. To balance over several external
origins, use regional internet NEGs (up to 50 in a backend service) behind a regional load balancer.`,
    sources: [
      "seed 000_12b88d70c2bde582.txt",
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      second:
        'The service already has the internet NEG "{first}", and a global backend service holds only one: the API refuses "{neg}". Give it its own backend service.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "a" {
  name                  = "a"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint_group" "b" {
  name                  = "b"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.a.id
  }
  backend {
    group = google_compute_global_network_endpoint_group.b.id
  }
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "a" {
  name                  = "a"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.a.id
  }
}
`,
    },
  },
  context: takenNames,
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (service.scope.level !== "global") continue;
      const internet = backendsOf(topology, service).list.filter(isInternetNeg);
      const [first] = internet;
      if (!first) continue;
      for (const backend of internet.slice(1)) {
        // The same NEG twice is another mistake, and the provider says so: backend-duplicate-group.
        if (mayBeSameGroup(topology, service, first, backend)) continue;
        yield {
          message: "second",
          data: { first: first.group.name, neg: backend.group.name },
          resource: service.id,
          field: `${backend.path}.group`,
          related: [
            ...related(service, "The first internet NEG", `${first.path}.group`),
            ...related(backend.group.resource, `The internet NEG "${backend.group.name}"`),
          ],
          fixes: moveToOwnService(topology, service, backend),
        };
      }
    }
  },
});
