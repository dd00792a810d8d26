import { known, possible } from "../../topology/read";
import { backendsOf, isInternetNeg } from "../backends";
import { defineConstraint } from "../constraint";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";
import { schemeFixes } from "../scheme-fix";

const globalSchemes = ["EXTERNAL_MANAGED", "EXTERNAL", "INTERNAL_SELF_MANAGED"];
const regionalSchemes = ["EXTERNAL_MANAGED", "INTERNAL_MANAGED"];

export default defineConstraint({
  meta: {
    id: "internet-neg-scheme",
    severity: "error",
    title: "Load balancing scheme does not support this internet NEG",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "ForwardingRule"],
    products: [...internetNegProducts, "cloud-service-mesh"],
    local: true,
    docs: `Global internet NEGs work behind external Application Load Balancers (schemes \`EXTERNAL_MANAGED\` and
\`EXTERNAL\`) and in Cloud Service Mesh (\`INTERNAL_SELF_MANAGED\`); regional ones behind regional Envoy-based load
balancers (\`EXTERNAL_MANAGED\` and \`INTERNAL_MANAGED\`). A scheme that is not set is judged by its default, which for
\`google_compute_region_backend_service\` is \`INTERNAL\` and therefore wrong here.`,
    repair: `Set the scheme that the forwarding rules in front use, if it is one of those above; otherwise use a NEG of the
other scope. Changing the scheme replaces the backend service.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      set: 'Scheme {scheme} does not support the {scope} internet NEG "{neg}", so the service cannot reach it. Use {allowed}.',
      missing:
        'Without loadBalancingScheme the service is {scheme}, which does not support the {scope} internet NEG "{neg}". Set {allowed}.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "origin" {
  name                  = "origin"
  region                = "us-central1"
  network               = "default"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_region_backend_service" "origin" {
  name     = "origin"
  region   = "us-central1"
  protocol = "HTTPS"
  backend {
    group           = google_compute_region_network_endpoint_group.origin.id
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
      const schemes = possible(service, "loadBalancingScheme");
      if (!schemes?.length) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (!isInternetNeg(backend)) continue;
        const { level } = backend.group.scope;
        if (level !== "global" && level !== "region") continue;
        const allowed = level === "global" ? globalSchemes : regionalSchemes;
        if (schemes.some((it) => allowed.includes(String(it)))) continue;
        yield {
          message: known(service, "loadBalancingScheme") === undefined ? "missing" : "set",
          data: {
            scheme: schemes.join(" or "),
            scope: level === "global" ? "global" : "regional",
            neg: backend.group.name,
            allowed: level === "global" ? "EXTERNAL_MANAGED or EXTERNAL" : "EXTERNAL_MANAGED or INTERNAL_MANAGED",
          },
          resource: service.id,
          field: "loadBalancingScheme",
          related: related(backend.group.resource, `"${backend.group.name}" is an internet NEG`, "networkEndpointType"),
          fixes: schemeFixes(topology, service, allowed),
        };
        break;
      }
    }
  },
});
