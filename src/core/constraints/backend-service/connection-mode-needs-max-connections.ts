import { known, knownIn } from "../../topology/read";
import { backendsOf } from "../backends";
import { addTarget, fittingWords, lacksTarget, takesTarget } from "../balancing";
import { defineConstraint } from "../constraint";
import { isProxied } from "../passthrough";
import { proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "connection-mode-needs-max-connections",
    severity: "error",
    title: "CONNECTION balancing of a proxy load balancer needs a target",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: proxyNetworkProducts,
    local: true,
    docs: `A backend behind a proxy is balanced by \`CONNECTION\` and no number of connections that fits its group is above 0:
\`maxConnections\` or \`maxConnectionsPerInstance\` for an instance group, \`maxConnections\` or \`maxConnectionsPerEndpoint\` for a
NEG, any of the three where the group is not known. Without it the proxy cannot tell when the backend is full, and the API refuses
it. Only a mode that is set is judged. Passthrough load balancers balance by \`CONNECTION\` without any target. Serverless, internet and Private Service Connect NEGs
have rules of their own; for an HTTP protocol \`connection-mode-with-http\` speaks.`,
    repair: `Add \`max_connections_per_endpoint\` (NEG) or \`max_connections_per_instance\` (instance group): the target at which
connections go elsewhere. Choose it by what one endpoint or instance can take.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "https://github.com/hashicorp/terraform/issues/11630",
    ],
    fixable: true,
    messages: {
      missing:
        "CONNECTION balancing behind a proxy compares connections with a target, and this backend has none, so the API refuses it: set {fitting}.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "tcp" {
  name          = "tcp"
  protocol      = "TCP"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group          = google_compute_network_endpoint_group.neg.id
    balancing_mode = "CONNECTION"
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "tcp" {
  name          = "tcp"
  protocol      = "TCP"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group                        = google_compute_network_endpoint_group.neg.id
    balancing_mode               = "CONNECTION"
    max_connections_per_endpoint = 100
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isProxied(service)) continue;
      if (["HTTP", "HTTPS", "HTTP2", "H2C", "GRPC"].includes(String(known(service, "protocol")))) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (knownIn(backend.value, "balancingMode") !== "CONNECTION") continue;
        if (!takesTarget(backend) || !lacksTarget(backend, "CONNECTION")) continue;
        yield {
          message: "missing",
          data: { fitting: fittingWords(backend, "CONNECTION") },
          resource: service.id,
          field: `${backend.path}.balancingMode`,
          related: related(backend.group?.resource, "The group that it fills"),
          fixes: addTarget(service, backend, "CONNECTION"),
        };
      }
    }
  },
});
