import { backendsOf, isInternetNeg } from "../backends";
import { defineConstraint } from "../constraint";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-neg-scope-mismatch",
    severity: "error",
    title: "Internet NEG and backend service must have the same scope",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: [...internetNegProducts, "cloud-service-mesh"],
    local: true,
    docs: `A global internet NEG is a backend of a regional backend service, or a regional one of a global backend
service. Global load balancers reach external origins through Google Front Ends, regional ones through Envoy proxies in
your VPC, and each has its own kind of NEG; the API refuses the other.`,
    repair: `Use \`google_compute_region_network_endpoint_group\` with \`google_compute_region_network_endpoint\` behind a
regional backend service, \`google_compute_global_network_endpoint_group\` with \`google_compute_global_network_endpoint\`
behind a global one. The NEG is another resource then: create it, move the backend over, and remove the old one.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: false,
    messages: {
      global:
        'The internet NEG "{neg}" is global, but this backend service is regional: the API refuses the pair. Use a regional internet NEG.',
      regional:
        'The internet NEG "{neg}" is regional, but this backend service is global: the API refuses the pair. Use a global internet NEG.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_region_backend_service" "origin" {
  name                  = "origin"
  region                = "us-central1"
  protocol              = "HTTPS"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group           = google_compute_global_network_endpoint_group.origin.id
    capacity_scaler = 1.0
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "origin" {
  name                  = "origin"
  region                = "us-central1"
  network               = "default"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_region_backend_service" "origin" {
  name                  = "origin"
  region                = "us-central1"
  protocol              = "HTTPS"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group           = google_compute_region_network_endpoint_group.origin.id
    capacity_scaler = 1.0
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      for (const backend of backendsOf(topology, service).list) {
        if (!isInternetNeg(backend)) continue;
        const { group, path } = backend;
        const mismatch =
          (group.scope.level === "global" && service.scope.level === "region") ||
          (group.scope.level === "region" && service.scope.level === "global");
        if (!mismatch) continue;
        yield {
          message: group.scope.level === "global" ? "global" : "regional",
          data: { neg: group.name },
          resource: service.id,
          field: `${path}.group`,
          related: related(group.resource, `The internet NEG "${group.name}"`),
        };
      }
    }
  },
});
