import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { couldBe, isAbsent } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf, isInternetNeg } from "../backends";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { effectivePort, endpointsOf, protocolsOf } from "../endpoints";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-neg-plaintext",
    severity: "warning",
    title: "Traffic to an internet origin is not encrypted",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "NetworkEndpoint"],
    products: internetNegProducts,
    local: true,
    docs: `A backend service reaches an internet NEG over HTTP or H2C; HTTP is also what a service without \`protocol\` uses.
The requests, with their cookies and credentials, cross the public internet in the clear, and nothing proves that the
origin is the one you mean. HTTPS and HTTP/2 encrypt them and let the load balancer check the origin's certificate.

Not reported: \`TCP\` behind a proxy Network Load Balancer, where encryption is the client's affair.`,
    repair: `Set \`protocol\` to \`HTTPS\` (or \`HTTP2\`, if the origin speaks it) and the port of the endpoint to 443. The origin
must have a certificate that is valid for its name. A changed port replaces the endpoint, with a short interruption.`,
    sources: [
      "seed 000_12b88d70c2bde582.txt",
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: true,
    messages: {
      plain:
        'Requests to the origin "{neg}" cross the internet over {protocol}, unencrypted and without a check of who answers. Use HTTPS or HTTP2.',
      missing:
        'Without protocol the service speaks HTTP, so requests to the origin "{neg}" cross the internet unencrypted and without a check of who answers. Use HTTPS or HTTP2.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "origin" {
  name                  = "origin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
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
      const protocols = protocolsOf(service);
      if (!protocols?.every((it) => it === "HTTP" || it === "H2C")) continue;
      if (couldBe(service, "loadBalancingScheme", "INTERNAL_SELF_MANAGED")) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (!isInternetNeg(backend)) continue;
        yield {
          message: isAbsent(service, "protocol") ? "missing" : "plain",
          data: { neg: backend.group.name, protocol: protocols.join(" or ") },
          resource: service.id,
          field: "protocol",
          related: related(backend.group.resource, `"${backend.group.name}" is an internet NEG`, "networkEndpointType"),
          fixes: ["HTTPS", "HTTP2"].map((it) => encrypt(topology, service, it)),
        };
        break;
      }
    }
  },
});

/** Sets the protocol, and the ports of the origins where they are those of plain HTTP. */
function encrypt(topology: Topology, service: Resource, protocol: string): Fix {
  const ports = backendsOf(topology, service).list.flatMap(({ group }) =>
    group?.resource ? plainPorts(topology, group.resource) : [],
  );
  const places = new Map(ports.map((it) => [it.resource.id, it]));
  return {
    title: `Set protocol to ${protocol}${places.size > 0 ? " and the port to 443" : ""}`,
    changes: [
      setField(service, "protocol", protocol),
      ...[...places.values()].map((it) => setField(it.resource, it.field, 443)),
    ],
    ...(places.size > 0
      ? { effect: "A port cannot be changed in place: the endpoint (or its group, for a default port) is replaced." }
      : {}),
  };
}

function plainPorts(topology: Topology, group: Resource) {
  return endpointsOf(topology, group)
    .flatMap((it) => effectivePort(it, group) ?? [])
    .filter((it) => it.port === 80);
}
