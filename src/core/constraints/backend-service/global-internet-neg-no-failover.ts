import { isCertainly } from "../../topology/read";
import { backendsOf, isGlobalInternetNeg } from "../backends";
import { defineConstraint } from "../constraint";
import { globalInternetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "global-internet-neg-no-failover",
    severity: "info",
    title: "Global internet NEG has no balancing and no failover",
    appliesTo: ["BackendService"],
    reads: ["NetworkEndpointGroup", "BackendService"],
    products: globalInternetNegProducts,
    local: true,
    docs: "A backend service of an external Application Load Balancer uses a global internet NEG. No health check runs. If the name resolves to several addresses only the first is tried; when it cannot be reached, or the name does not resolve, the client gets a 502.",
    repair: "Nothing is wrong. Use a regional internet NEG when health checks or several endpoints are needed.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: false,
    messages: {
      single:
        "The global internet NEG {group} has no health check and no failover: while its origin cannot be reached, clients get a 502. Use a regional internet NEG where several endpoints or health checks are needed.",
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "origin" {
  name                  = "origin"
  region                = "us-central1"
  network               = "default"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group           = google_compute_region_network_endpoint_group.origin.id
    capacity_scaler = 1
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isCertainly(service, "loadBalancingScheme", "EXTERNAL", "EXTERNAL_MANAGED")) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (!isGlobalInternetNeg(backend)) continue;
        yield {
          message: "single",
          data: { group: backend.group.name },
          resource: service.id,
          field: `${backend.path}.group`,
          related: related(backend.group.resource, `The global internet NEG ${backend.group.name}`),
          quiet: true,
        };
      }
    }
  },
});
