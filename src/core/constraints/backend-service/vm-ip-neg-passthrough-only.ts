import { backendsOf, isNegOf } from "../backends";
import { withPorts } from "../change-neg-type";
import { defineConstraint } from "../constraint";
import { isProxied, schemeText } from "../passthrough";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "vm-ip-neg-passthrough-only",
    severity: "error",
    title: "GCE_VM_IP NEG works only with passthrough load balancers",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "NetworkEndpoint"],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: `A NEG of type \`GCE_VM_IP\` is a backend of a service of proxies: a global one, or one with a managed scheme. Its
endpoints are machines without ports. A passthrough load balancer hands packets on as they came and needs none; a proxy opens its own
connection and does. The API refuses the backend.`,
    repair: `Change the NEG's type to \`GCE_VM_IP_PORT\` and give its endpoints a port, or use a regional backend service with
scheme \`INTERNAL\` or \`EXTERNAL\`. Either replaces the resource.`,
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      refused:
        'The endpoints of "{neg}" (GCE_VM_IP) have no port, and a proxy ({scheme}) needs one to connect to them, so the API refuses the backend: use a GCE_VM_IP_PORT NEG, or a passthrough load balancer.',
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "vms" {
  name                  = "vms"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  health_checks         = ["projects/p/global/healthChecks/hc"]
  backend {
    group = google_compute_network_endpoint_group.vms.id
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "vms" {
  name                  = "vms"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  health_checks         = ["projects/p/global/healthChecks/hc"]
  backend {
    group                 = google_compute_network_endpoint_group.vms.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 100
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isProxied(service)) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (!isNegOf(backend, "GCE_VM_IP")) continue;
        const { name, resource } = backend.group;
        yield {
          message: "refused",
          data: { neg: name, scheme: schemeText(service) },
          resource: service.id,
          field: `${backend.path}.group`,
          related: [
            ...related(resource, `"${name}" is a GCE_VM_IP NEG`, "networkEndpointType"),
            ...related(service, `The service has ${schemeText(service)}`, "loadBalancingScheme"),
          ],
          fixes: resource ? withPorts(topology, service, resource) : [],
        };
      }
    }
  },
});
