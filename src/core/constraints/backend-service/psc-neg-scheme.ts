import { known, possible } from "../../topology/read";
import { backendsOf, isNegOf } from "../backends";
import { defineConstraint } from "../constraint";
import { related } from "../related";
import { schemeFixes } from "../scheme-fix";

const refused = ["EXTERNAL", "INTERNAL", "INTERNAL_SELF_MANAGED"];
const allowed = ["EXTERNAL_MANAGED", "INTERNAL_MANAGED"];

export default defineConstraint({
  meta: {
    id: "psc-neg-scheme",
    severity: "error",
    title: "Load balancing scheme does not support Private Service Connect NEGs",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "ForwardingRule"],
    products: "all",
    local: true,
    docs: `A backend of the service is a Private Service Connect NEG and its scheme is \`EXTERNAL\`, \`INTERNAL\` (which is also what
a regional backend service is when it does not say) or \`INTERNAL_SELF_MANAGED\`. Classic and passthrough load balancers and
Cloud Service Mesh cannot use such backends; the Envoy-based ones can.`,
    repair:
      "Set `EXTERNAL_MANAGED` or `INTERNAL_MANAGED`, the same as on the forwarding rule. Changing the scheme replaces the service.",
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/vpc/docs/private-service-connect-backends",
    ],
    fixable: true,
    messages: {
      set: 'Scheme {scheme} does not support the Private Service Connect NEG "{neg}": classic and passthrough load balancers cannot use such backends. Use EXTERNAL_MANAGED or INTERNAL_MANAGED.',
      missing:
        'Without loadBalancingScheme the service is {scheme}, which does not support the Private Service Connect NEG "{neg}". Set EXTERNAL_MANAGED or INTERNAL_MANAGED.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "psc" {
  name                  = "psc"
  region                = "us-central1"
  network_endpoint_type = "PRIVATE_SERVICE_CONNECT"
  psc_target_service    = "projects/p/regions/us-central1/serviceAttachments/sa"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.psc.id
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "psc" {
  name                  = "psc"
  region                = "us-central1"
  network_endpoint_type = "PRIVATE_SERVICE_CONNECT"
  psc_target_service    = "projects/p/regions/us-central1/serviceAttachments/sa"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.psc.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const schemes = possible(service, "loadBalancingScheme");
      if (!schemes?.length || schemes.some((it) => !refused.includes(String(it)))) continue;
      const backend = backendsOf(topology, service).list.find((it) => isNegOf(it, "PRIVATE_SERVICE_CONNECT"));
      if (!backend?.group) continue;
      const { group } = backend;
      yield {
        message: known(service, "loadBalancingScheme") === undefined ? "missing" : "set",
        data: { scheme: schemes.join(" or "), neg: group.name },
        resource: service.id,
        field: "loadBalancingScheme",
        related: [
          ...related(service, "The Private Service Connect backend", `${backend.path}.group`),
          ...related(group.resource, `"${group.name}" is a Private Service Connect NEG`, "networkEndpointType"),
        ],
        fixes: schemeFixes(topology, service, allowed),
      };
    }
  },
});
