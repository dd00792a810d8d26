import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, known, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf, isNegOf, isNegOtherThan } from "../backends";
import { balanceBy, balanceEffect } from "../balancing";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { passthroughProducts } from "../product-lists";
import { related } from "../related";
import { schemeFixes } from "../scheme-fix";

export default defineConstraint({
  meta: {
    id: "hybrid-neg-scheme",
    severity: "error",
    title: "Hybrid NEG needs a proxy load balancer",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "ForwardingRule"],
    products: passthroughProducts,
    local: true,
    docs: `A backend of the service is a hybrid NEG (\`NON_GCP_PRIVATE_IP_PORT\`) and its scheme makes it a passthrough load
balancer: \`INTERNAL\`, which is also what a regional backend service is when it does not say, or \`EXTERNAL\` on a regional
one. Passthrough load balancers deliver packets to interfaces of VMs and cannot reach endpoints outside Compute Engine.

Not reported: \`EXTERNAL\` on a global backend service, which is a classic proxy load balancer.`,
    repair: `Use a proxy or an Application Load Balancer: scheme \`EXTERNAL_MANAGED\`, \`INTERNAL_MANAGED\`, or \`EXTERNAL\` on a global
backend service. The forwarding rule in front has to be one of a proxy then. Changing the scheme replaces the service.`,
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/hybrid-neg-concepts",
      "terraform-provider-google google_compute_network_endpoint_group.network_endpoint_type",
    ],
    fixable: true,
    messages: {
      set: 'Scheme {scheme} makes this a passthrough load balancer, which delivers packets to VMs and cannot reach the hybrid NEG "{neg}". Use EXTERNAL_MANAGED or INTERNAL_MANAGED.',
      missing:
        'Without loadBalancingScheme this is a passthrough load balancer (INTERNAL), which delivers packets to VMs and cannot reach the hybrid NEG "{neg}". Set EXTERNAL_MANAGED or INTERNAL_MANAGED.',
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "hybrid" {
  name                  = "hybrid"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "NON_GCP_PRIVATE_IP_PORT"
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  health_checks         = ["projects/p/regions/us-central1/healthChecks/hc"]
  backend {
    group          = google_compute_network_endpoint_group.hybrid.id
    balancing_mode = "CONNECTION"
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "hybrid" {
  name                  = "hybrid"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "NON_GCP_PRIVATE_IP_PORT"
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "TCP"
  health_checks         = ["projects/p/regions/us-central1/healthChecks/hc"]
  backend {
    group                        = google_compute_network_endpoint_group.hybrid.id
    balancing_mode               = "CONNECTION"
    max_connections_per_endpoint = 100
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const schemes = possible(service, "loadBalancingScheme");
      const passthrough = service.scope.level === "region" ? ["INTERNAL", "EXTERNAL"] : ["INTERNAL"];
      if (!schemes?.length || !schemes.every((it) => passthrough.includes(String(it)))) continue;
      const backend = backendsOf(topology, service).list.find((it) => isNegOf(it, "NON_GCP_PRIVATE_IP_PORT"));
      if (!backend?.group) continue;
      yield {
        message: known(service, "loadBalancingScheme") === undefined ? "missing" : "set",
        data: { scheme: schemes.join(" or "), neg: backend.group.name },
        resource: service.id,
        field: "loadBalancingScheme",
        related: [
          ...related(service, "The hybrid backend", `${backend.path}.group`),
          ...related(backend.group.resource, `"${backend.group.name}" is a hybrid NEG`, "networkEndpointType"),
        ],
        fixes: asProxy(topology, service),
      };
    }
  },
});

/**
 * A proxy Network Load Balancer of the same endpoints. Only for TCP, which a passthrough service speaks when it does not
 * say, and where no other backend would be out of place behind a proxy.
 */
function asProxy(topology: Topology, service: Resource): readonly Fix[] {
  const { list, complete } = backendsOf(topology, service);
  const protocols = possible(service, "protocol");
  if (!complete || !protocols?.includes("TCP") || !isAbsent(service, "haPolicy")) return [];
  if (!list.every((it) => !isNegOtherThan(it, "NON_GCP_PRIVATE_IP_PORT", "GCE_VM_IP_PORT"))) return [];
  return schemeFixes(topology, service, ["EXTERNAL_MANAGED", "INTERNAL_MANAGED"]).map((fix) => {
    const protocol = known(service, "protocol") === undefined ? [setField(service, "protocol", "TCP")] : [];
    const balanced = list.flatMap((it) => balanceBy(service, it, "CONNECTION"));
    return { ...fix, changes: [...fix.changes, ...protocol, ...balanced], effect: `${fix.effect} ${balanceEffect}` };
  });
}
