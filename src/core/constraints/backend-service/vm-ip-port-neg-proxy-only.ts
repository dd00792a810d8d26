import { backendsOf, isNegOf } from "../backends";
import { withoutPorts } from "../change-neg-type";
import { defineConstraint } from "../constraint";
import { isPassthrough, schemeText } from "../passthrough";
import { passthroughProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "vm-ip-port-neg-proxy-only",
    severity: "error",
    title: "GCE_VM_IP_PORT NEG does not work with passthrough load balancers",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "NetworkEndpoint"],
    products: passthroughProducts,
    local: true,
    docs: `A NEG of type \`GCE_VM_IP_PORT\` (the default of a zonal NEG) is a backend of a regional service with scheme
\`INTERNAL\` (Terraform's default) or \`EXTERNAL\`. Its endpoints are pairs of address and port, but a passthrough load balancer
cannot change the port that a packet is for. The API refuses the backend.`,
    repair: `Change the NEG's type to \`GCE_VM_IP\` and remove the ports, or use an Envoy-based load balancer
(\`INTERNAL_MANAGED\`, \`EXTERNAL_MANAGED\`). Either replaces the resource.`,
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      refused:
        'The endpoints of "{neg}" (GCE_VM_IP_PORT) have ports, and a passthrough load balancer ({scheme}) cannot change the port of a packet, so the API refuses the backend: use a GCE_VM_IP NEG, or a managed scheme.',
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "vms" {
  name                  = "vms"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_region_backend_service" "internal" {
  name                  = "internal"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  health_checks         = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = google_compute_network_endpoint_group.vms.id
    balancing_mode = "CONNECTION"
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "vms" {
  name                  = "vms"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP"
}

resource "google_compute_region_backend_service" "internal" {
  name                  = "internal"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  health_checks         = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = google_compute_network_endpoint_group.vms.id
    balancing_mode = "CONNECTION"
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isPassthrough(service)) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (!isNegOf(backend, "GCE_VM_IP_PORT")) continue;
        const { name, resource } = backend.group;
        yield {
          message: "refused",
          data: { neg: name, scheme: schemeText(service) },
          resource: service.id,
          field: `${backend.path}.group`,
          related: [
            ...related(resource, `"${name}" is a GCE_VM_IP_PORT NEG`, "networkEndpointType"),
            ...related(service, `The service has ${schemeText(service)}`, "loadBalancingScheme"),
          ],
          fixes: resource ? withoutPorts(topology, resource) : [],
        };
      }
    }
  },
});
