import { isCertainly } from "../../topology/read";
import { backendsOf, isNegOf } from "../backends";
import { defineConstraint } from "../constraint";
import { related } from "../related";
import { switchToFqdn } from "../switch-to-fqdn";

export default defineConstraint({
  meta: {
    id: "internet-ip-neg-not-for-mesh",
    severity: "error",
    title: "Cloud Service Mesh supports only FQDN internet NEGs",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "NetworkEndpoint", "UrlMap"],
    products: ["cloud-service-mesh"],
    local: true,
    docs: `A backend service of Cloud Service Mesh (scheme \`INTERNAL_SELF_MANAGED\`) has an internet NEG of type
\`INTERNET_IP_PORT\`. The proxies of the mesh resolve external services by name; there is no variant with an address.`,
    repair: `Change the NEG's type to \`INTERNET_FQDN_PORT\` and its endpoint to a host name. Changing the type replaces the NEG;
Google documents 30 to 90 seconds of 502 responses while a backend is exchanged.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://cloud.google.com/traffic-director/docs/internet-negs",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      ip: 'The internet NEG "{neg}" names its origin by IP address, which Cloud Service Mesh does not support. Use an INTERNET_FQDN_PORT NEG.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isCertainly(service, "loadBalancingScheme", "INTERNAL_SELF_MANAGED")) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (!isNegOf(backend, "INTERNET_IP_PORT")) continue;
        const { resource, name } = backend.group;
        yield {
          message: "ip",
          data: { neg: name },
          resource: service.id,
          field: `${backend.path}.group`,
          related: related(resource, `"${name}" names its origin by IP address`, "networkEndpointType"),
          fixes: resource ? switchToFqdn(topology, resource) : [],
        };
      }
    }
  },
});
