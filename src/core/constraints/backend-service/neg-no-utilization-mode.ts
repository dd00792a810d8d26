import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, isCertainly } from "../../topology/read";
import { type Backend, backendsOf, isNegOf } from "../backends";
import { balanceBy, balanceEffect, balanceTitle, modesFor } from "../balancing";
import { defineConstraint } from "../constraint";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "neg-no-utilization-mode",
    severity: "error",
    title: "UTILIZATION balancing does not work with NEGs",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: [...applicationProducts, ...proxyNetworkProducts, "cloud-service-mesh"],
    local: true,
    docs: `A zonal NEG of type \`GCE_VM_IP_PORT\` or a hybrid NEG is balanced by \`UTILIZATION\`. CPU utilization is known only
for the VMs of instance groups; endpoints are measured by requests or connections, and the API refuses the backend.

An absent \`balancing_mode\` counts too where Terraform's default is \`UTILIZATION\`: on \`google_compute_backend_service\`
always, on \`google_compute_region_backend_service\` from provider version 6 on.`,
    repair: `Balance by \`RATE\` with \`max_rate_per_endpoint\` (HTTP, HTTPS, HTTP/2), or by \`CONNECTION\` with
\`max_connections_per_endpoint\` (TCP, SSL). The limit is the target at which traffic goes elsewhere, not a hard one:
choose it by what one endpoint can take.`,
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://github.com/hashicorp/terraform-provider-google/issues/9400",
      "https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/version_6_upgrade",
    ],
    fixable: true,
    messages: {
      set: 'UTILIZATION does not work with "{neg}", a NEG: CPU utilization is known only for instance groups, and the API refuses the backend. Use {mode}.',
      missing:
        'Without balancingMode this backend uses UTILIZATION, which does not work with "{neg}", a NEG: CPU utilization is known only for instance groups, and the API refuses the backend. Set {mode}.',
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "web" {
  name          = "web"
  protocol      = "HTTP"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = google_compute_network_endpoint_group.neg.id
    balancing_mode = "UTILIZATION"
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "web" {
  name          = "web"
  protocol      = "HTTP"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group                 = google_compute_network_endpoint_group.neg.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 100
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!hasProxies(service)) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (!isNegOf(backend, "GCE_VM_IP_PORT", "NON_GCP_PRIVATE_IP_PORT")) continue;
        const field = `${backend.path}.balancingMode`;
        if (!isCertainly(service, field, "UTILIZATION")) continue;
        const modes = modesFor(service);
        yield {
          message: isAbsent(service, field) ? "missing" : "set",
          data: { neg: backend.group.name, mode: modes.join(" or ") },
          resource: service.id,
          field,
          related: related(backend.group.resource, `The NEG "${backend.group.name}"`, "networkEndpointType"),
          fixes: modes.map((it) => fix(service, backend, it)),
        };
      }
    }
  },
});

/** Every global service, and a regional one with a managed scheme: passthrough load balancers have no such NEGs. */
function hasProxies(service: Resource): boolean {
  if (service.scope.level === "global") return true;
  return isCertainly(service, "loadBalancingScheme", "EXTERNAL_MANAGED", "INTERNAL_MANAGED");
}

function fix(service: Resource, backend: Backend, mode: "RATE" | "CONNECTION"): Fix {
  return { title: balanceTitle(mode), changes: balanceBy(service, backend, mode), effect: balanceEffect };
}
