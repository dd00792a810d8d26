import type { Fix, Related } from "../../model/finding";
import type { Resource } from "../../model/resource";
import type { Topology } from "../../topology/topology";
import { backendsOf, isInternetNeg } from "../backends";
import { setField, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { type EffectivePort, effectivePort, endpointsOf, protocolsOf } from "../endpoints";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-neg-protocol-port",
    severity: "warning",
    title: "Origin port does not fit the protocol",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "NetworkEndpoint"],
    products: internetNegProducts,
    local: true,
    docs: `An internet NEG is reached over HTTPS or HTTP/2 on port 80, or over HTTP on port 443. The port is the endpoint's
own or, where it has none, the group's default port. A TLS handshake on a plain port, or the reverse, fails, and clients
get 502 responses.`,
    repair: `Change the port or the protocol so that they belong together; for traffic across the internet prefer HTTPS and
443. The port of an endpoint and the default port of a group cannot be changed in place: the endpoint or group is
replaced, with a short interruption.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: true,
    messages: {
      mismatch:
        'The service speaks {protocol} to the origin "{neg}" on port {port}, where {usual} is usual: the handshake fails and clients get 502 responses. Use port {wanted}, or change the protocol.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = 80
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = 443
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
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
      const protocols = protocolsOf(service);
      if (!protocols) continue;
      const encrypted = protocols.every((it) => it === "HTTPS" || it === "HTTP2");
      if (!encrypted && !protocols.every((it) => it === "HTTP")) continue;
      const [unfit, wanted] = encrypted ? [80, 443] : [443, 80];
      for (const backend of backendsOf(topology, service).list) {
        if (!isInternetNeg(backend) || !backend.group.resource) continue;
        const ports = unfitPorts(topology, backend.group.resource, unfit);
        if (ports.length === 0) continue;
        yield {
          message: "mismatch",
          data: {
            protocol: protocols.join(" or "),
            neg: backend.group.name,
            port: unfit,
            usual: encrypted ? "plain HTTP" : "HTTPS",
            wanted,
          },
          resource: service.id,
          field: "protocol",
          related: ports.flatMap(({ resource, field }): readonly Related[] =>
            related(resource, `Port ${unfit} is set here`, field),
          ),
          fixes: encrypted
            ? [portFix(ports, wanted), setting("Set protocol to HTTP (not encrypted)", service, "protocol", "HTTP")]
            : [setting("Set protocol to HTTPS", service, "protocol", "HTTPS"), portFix(ports, wanted)],
        };
      }
    }
  },
});

/** Where the unfit port is set, each place once: endpoints may share the default port of their group. */
function unfitPorts(topology: Topology, group: Resource, unfit: number): readonly EffectivePort[] {
  const ports = endpointsOf(topology, group).flatMap((it) => effectivePort(it, group) ?? []);
  const places = new Map(ports.filter((it) => it.port === unfit).map((it) => [it.resource.id, it]));
  return [...places.values()];
}

function portFix(ports: readonly EffectivePort[], wanted: number): Fix {
  return {
    title: `Set the port to ${wanted}`,
    changes: ports.map((it) => setField(it.resource, it.field, wanted)),
    effect: "A port cannot be changed in place: the endpoint (or its group, for a default port) is replaced.",
  };
}
