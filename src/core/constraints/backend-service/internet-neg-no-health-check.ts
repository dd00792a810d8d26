import { possible } from "../../topology/read";
import { backendsOf, isGlobalInternetNeg, someTakeHealthChecks } from "../backends";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { hasHealthCheck } from "../health-checks";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-neg-no-health-check",
    severity: "error",
    title: "Global internet NEG cannot have a health check",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: ["global-external-alb", "classic-alb"],
    local: true,
    docs: `A backend service whose backend is a global internet NEG names a health check. Google does not probe the
external origins of global load balancers, so the API refuses the reference.

Not reported: Cloud Service Mesh (scheme \`INTERNAL_SELF_MANAGED\`) with an \`INTERNET_FQDN_PORT\` NEG, where health
checks work, and regional internet NEGs, where the Envoy proxies may probe the endpoints.`,
    repair: `Remove the health check from the backend service; nothing else changes, because it was never used. When the
origin must be probed, use a regional load balancer with a regional internet NEG.`,
    sources: [
      "seed 000_12b88d70c2bde582.txt",
      "seed 001_c29f9674bde04263.txt",
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://github.com/terraform-google-modules/terraform-google-lb-http/issues/413",
      "https://github.com/GoogleCloudPlatform/cloud-foundation-fabric/issues/652",
    ],
    fixable: true,
    messages: {
      present:
        'The backend "{neg}" is a global internet NEG, and Google does not probe external origins of global load balancers: the API refuses a health check here. Remove it.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_health_check" "origin" {
  name = "origin"
  https_health_check {
    port = 443
  }
}

resource "google_compute_backend_service" "origin" {
  name                  = "origin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  health_checks         = [google_compute_health_check.origin.id]
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "origin" {
  name                  = "origin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
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
      if (!hasHealthCheck(service)) continue;
      const schemes = possible(service, "loadBalancingScheme");
      const mesh = !schemes || schemes.includes("INTERNAL_SELF_MANAGED");
      const backends = backendsOf(topology, service);
      if (someTakeHealthChecks(backends)) continue;
      for (const backend of backends.list) {
        if (!isGlobalInternetNeg(backend)) continue;
        if (mesh && backend.group.types?.includes("INTERNET_FQDN_PORT")) continue;
        yield {
          message: "present",
          data: { neg: backend.group.name },
          resource: service.id,
          field: "healthChecks",
          related: related(
            backend.group.resource,
            `"${backend.group.name}" is a global internet NEG`,
            "networkEndpointType",
          ),
          fixes: [removing("Remove the health check", service, "healthChecks")],
        };
        break;
      }
    }
  },
});
