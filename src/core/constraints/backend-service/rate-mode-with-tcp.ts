import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, knownIn } from "../../topology/read";
import { type Backend, backendsOf, internetTypes, isInstanceGroup, isNegOf } from "../backends";
import { balanceBy, balanceEffect, balanceTitle, removeBalancing } from "../balancing";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { protocolsOf } from "../endpoints";
import { isPassthrough } from "../passthrough";
import { passthroughProducts, proxyNetworkProducts } from "../product-lists";
import { related } from "../related";

const connectionProtocols = ["TCP", "SSL", "UDP", "UNSPECIFIED"];

export default defineConstraint({
  meta: {
    id: "rate-mode-with-tcp",
    severity: "error",
    title: "RATE balancing does not work with TCP or SSL",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: [...proxyNetworkProducts, ...passthroughProducts],
    local: true,
    docs: `A backend is balanced by \`RATE\` and its service speaks TCP, SSL, UDP or is \`UNSPECIFIED\`. A Network Load Balancer
sees connections and no requests, so there is no rate to measure; the API refuses the backend.`,
    repair: `Balance by \`CONNECTION\`: with \`max_connections_per_instance\` or \`max_connections_per_endpoint\` behind a proxy,
without any limit on a passthrough load balancer. Instance groups behind a proxy may use \`UTILIZATION\` as well.`,
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/hybrid-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      rate: "RATE balancing does not work with {protocol}: there are no requests to count, so the API refuses the backend. Balance by CONNECTION.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "TCP"
  health_checks         = ["projects/p/global/healthChecks/hc"]
  backend {
    group                 = google_compute_network_endpoint_group.neg.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 100
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "TCP"
  health_checks         = ["projects/p/global/healthChecks/hc"]
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
      const protocols = protocolsOf(service);
      if (!protocols?.every((it) => connectionProtocols.includes(it))) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (knownIn(backend.value, "balancingMode") !== "RATE") continue;
        // A serverless NEG takes no mode at all: serverless-neg-balancing-mode says so.
        if (isNegOf(backend, "SERVERLESS")) continue;
        const protocol = protocols.join(" or ");
        yield {
          message: "rate",
          data: { protocol },
          resource: service.id,
          field: `${backend.path}.balancingMode`,
          related: related(
            service,
            isAbsent(service, "protocol")
              ? `Without protocol the service speaks ${protocol}`
              : `The service speaks ${protocol}`,
            "protocol",
          ),
          fixes: fixes(service, backend),
        };
      }
    }
  },
});

function fixes(service: Resource, backend: Backend): readonly Fix[] {
  const removal = removeBalancing(service, backend);
  const mode = `${backend.path}.balancingMode`;
  if (isNegOf(backend, ...internetTypes, "PRIVATE_SERVICE_CONNECT"))
    return [{ title: "Remove balancing mode and limits", changes: removal }];
  if (isPassthrough(service)) {
    const limits = removal.filter((it) => it.op !== "removeField" || it.field !== mode);
    return [{ title: balanceTitle("CONNECTION"), changes: [setField(service, mode, "CONNECTION"), ...limits] }];
  }
  if (!backend.group) return [];
  const byConnection = {
    title: balanceTitle("CONNECTION"),
    changes: balanceBy(service, backend, "CONNECTION"),
    effect: balanceEffect,
  };
  if (!isInstanceGroup(backend)) return [byConnection];
  const limits = removal.filter((it) => it.op !== "removeField" || it.field !== mode);
  const byUtilization = {
    title: "Balance by CPU utilization (UTILIZATION)",
    changes: [setField(service, mode, "UTILIZATION"), ...limits],
  };
  return [byConnection, byUtilization];
}
