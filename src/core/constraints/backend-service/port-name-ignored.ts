import type { Resource } from "../../model/resource";
import { known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf, isNegOtherThan } from "../backends";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { isPassthrough, schemeText } from "../passthrough";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "port-name-ignored",
    severity: "info",
    title: "Port name has no effect here",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: "all",
    local: true,
    docs: `A backend service sets \`portName\`, and all its backends are NEGs, or it is one of a passthrough load balancer.
Named ports are looked up in instance groups only: an endpoint of a NEG carries its own port, and a passthrough load balancer keeps
the port that the client asked for. Silent while a backend is not known, and for serverless NEGs, which have a rule of their own.`,
    repair: "Remove `port_name`. Nothing that is deployed behaves differently without it.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "Compute API v1 BackendService.portName",
    ],
    fixable: true,
    messages: {
      negs: 'portName "{port}" has no effect: named ports are looked up in instance groups, and endpoints of NEGs carry their own port. Remove it.',
      passthrough:
        'portName "{port}" has no effect: a passthrough load balancer ({scheme}) keeps the port that the client asked for. Remove it.',
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "neg" {
  name    = "neg"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_backend_service" "web" {
  name          = "web"
  port_name     = "http"
  health_checks = ["projects/p/global/healthChecks/hc"]
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
  name          = "web"
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
      const port = known(service, "portName");
      if (port === undefined || port === "") continue;
      const passthrough = isPassthrough(service);
      if (!passthrough && !hasOnlyNegs(topology, service)) continue;
      const [first] = backendsOf(topology, service).list;
      yield {
        message: passthrough ? "passthrough" : "negs",
        data: { port: String(port), scheme: schemeText(service) },
        resource: service.id,
        field: "portName",
        related: passthrough
          ? related(service, `The service has ${schemeText(service)}`, "loadBalancingScheme")
          : related(first?.group?.resource, `"${first?.group?.name}" is a NEG`, "networkEndpointType"),
        fixes: [removing("Remove portName", service, "portName")],
        unnecessary: true,
      };
    }
  },
});

function hasOnlyNegs(topology: Topology, service: Resource): boolean {
  const { list, complete } = backendsOf(topology, service);
  return complete && list.length > 0 && list.every((it) => isNegOtherThan(it, "SERVERLESS"));
}
