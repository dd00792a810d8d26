import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { known, knownIn } from "../../topology/read";
import { type Backend, backendsOf, internetTypes, isNegOf } from "../backends";
import { balanceBy, balanceEffect, balanceTitle, removeBalancing } from "../balancing";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "connection-mode-with-http",
    severity: "error",
    title: "CONNECTION balancing does not work with HTTP protocols",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: [...applicationProducts, "cloud-service-mesh"],
    local: true,
    docs: `A backend is balanced by \`CONNECTION\` and its service speaks HTTP, HTTPS, HTTP/2, H2C or gRPC. Application Load
Balancers send many requests over few connections, so they count requests; the API refuses the backend. Only a protocol
that is set is judged.`,
    repair: `Balance by \`RATE\` with \`max_rate_per_instance\` or \`max_rate_per_endpoint\`. For a proxy Network Load Balancer
set the protocol to \`TCP\` instead.`,
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/hybrid-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://github.com/GoogleCloudPlatform/gke-autoneg-controller/issues/86",
    ],
    fixable: true,
    messages: {
      connection:
        "CONNECTION balancing does not work with {protocol}: requests share connections, so the API refuses the backend. Balance by RATE.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "web" {
  name          = "web"
  protocol      = "HTTPS"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group                        = google_compute_network_endpoint_group.neg.id
    balancing_mode               = "CONNECTION"
    max_connections_per_endpoint = 100
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
  protocol      = "HTTPS"
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
      const protocol = String(known(service, "protocol") ?? "");
      if (!["HTTP", "HTTPS", "HTTP2", "H2C", "GRPC"].includes(protocol)) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (knownIn(backend.value, "balancingMode") !== "CONNECTION") continue;
        // A serverless NEG takes no mode at all: serverless-neg-balancing-mode says so.
        if (isNegOf(backend, "SERVERLESS")) continue;
        yield {
          message: "connection",
          data: { protocol },
          resource: service.id,
          field: `${backend.path}.balancingMode`,
          related: related(service, `The service speaks ${protocol}`, "protocol"),
          fixes: fixes(service, backend),
        };
      }
    }
  },
});

function fixes(service: Resource, backend: Backend): readonly Fix[] {
  if (isNegOf(backend, ...internetTypes, "PRIVATE_SERVICE_CONNECT"))
    return [{ title: "Remove balancing mode and limits", changes: removeBalancing(service, backend) }];
  if (!backend.group) return [];
  return [{ title: balanceTitle("RATE"), changes: balanceBy(service, backend, "RATE"), effect: balanceEffect }];
}
