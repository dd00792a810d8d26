import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf, isNegOf } from "../backends";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { endpointsOf, protocolsOf } from "../endpoints";
import { originHosts } from "../origin-hosts";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";
import { switchToFqdn } from "../switch-to-fqdn";

const encrypted = ["HTTPS", "HTTP2", "SSL"];

export default defineConstraint({
  meta: {
    id: "internet-neg-ip-no-tls-validation",
    severity: "warning",
    title: "IP origin gets no SNI and no certificate check",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "NetworkEndpoint", "UrlMap"],
    products: internetNegProducts,
    local: true,
    docs: `A backend service speaks HTTPS, HTTP/2 or SSL to an internet NEG of type \`INTERNET_IP_PORT\`. An address
cannot be sent as server name (SNI) and matches no name in a certificate, so the load balancer accepts any certificate:
the connection is encrypted, but nobody knows with whom. An origin that serves several sites may also answer with the
wrong certificate or refuse the handshake. With an \`INTERNET_FQDN_PORT\` endpoint the load balancer sends the name and
checks issuer, expiry, signature and name of the certificate.

Not reported: a service that sets \`tlsSettings.sni\`.`,
    repair: `**Switch to FQDN.** The NEG's type becomes \`INTERNET_FQDN_PORT\` and its endpoint's address a host name, in one
step and across files. The name is taken from the config where it is already there: a \`Host\` custom request header, a
host rewrite of a route to the service, the server name of another service with the same NEG, or a comment beside the
endpoint; otherwise you are asked for it. Before you apply it, make sure that the name resolves in public DNS and that
the origin's certificate is valid for it.

Changing the type **replaces the NEG**: Google documents 30 to 90 seconds in which clients get 502 responses while a
backend is exchanged. Plan the change for a quiet hour, or build a second backend service with the new NEG and move the
URL map over.

**Set the server name** (regional NEGs only). \`tlsSettings.sni\` on the backend service is honoured for addresses too,
and nothing is replaced. The certificate is checked only when \`tlsSettings.authenticationConfig\` names a backend
authentication configuration with trusted roots.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "Compute API v1 BackendServiceTlsSettings.sni",
    ],
    fixable: true,
    messages: {
      ip: 'The origin "{neg}" is reached over {protocol} by IP address, so no SNI is sent and its certificate is not checked. Name the origin by FQDN instead.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "34.120.7.9"
  port                          = 443
}

resource "google_compute_backend_service" "origin" {
  name                   = "origin"
  load_balancing_scheme  = "EXTERNAL_MANAGED"
  protocol               = "HTTPS"
  custom_request_headers = ["Host: origin.example.com"]
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

resource "google_compute_backend_service" "origin" {
  name                   = "origin"
  load_balancing_scheme  = "EXTERNAL_MANAGED"
  protocol               = "HTTPS"
  custom_request_headers = ["Host: origin.example.com"]
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
      if (!protocols?.every((it) => encrypted.includes(it)) || !isAbsent(service, "tlsSettings.sni")) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (!isNegOf(backend, "INTERNET_IP_PORT")) continue;
        const group = backend.group.resource;
        yield {
          message: "ip",
          data: { neg: backend.group.name, protocol: protocols.join(" or ") },
          resource: service.id,
          field: `${backend.path}.group`,
          related: [
            ...related(group, `"${backend.group.name}" names its origin by IP address`, "networkEndpointType"),
            ...(group ? endpointsOf(topology, group) : []).flatMap((it) =>
              related(it, "The address that no certificate names", "ipAddress"),
            ),
          ],
          fixes: group ? fixes(topology, service, group) : [],
        };
      }
    }
  },
});

function fixes(topology: Topology, service: Resource, group: Resource): readonly Fix[] {
  const regional = group.scope.level === "region";
  return [...switchToFqdn(topology, group), ...(regional ? setServerName(service, originHosts(topology, group)) : [])];
}

/** Regional internet NEGs only: there the server name is sent for addresses too. */
function setServerName(service: Resource, hosts: readonly string[]): readonly Fix[] {
  const effect =
    "Nothing is replaced. The certificate is checked only with a backend authentication configuration (tlsSettings.authenticationConfig).";
  if (hosts.length > 0)
    return hosts.map((it) => ({
      title: `Send the server name ${it} (SNI)`,
      changes: [setField(service, "tlsSettings.sni", it)],
      effect,
    }));
  return [
    {
      title: "Send a server name (SNI)…",
      changes: [setField(service, "tlsSettings.sni", { ask: "sni" })],
      ask: {
        id: "sni",
        prompt: "Server name to send to the origin in the TLS handshake",
        placeholder: "origin.example.com",
        check: "fqdn",
      },
      effect,
    },
  ];
}
