import type { Change } from "../../model/change";
import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { couldBe, items, known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf, isNegOf, type TypedBackend } from "../backends";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { endpointsOf, protocolsOf } from "../endpoints";
import { isHostName } from "../hosts";
import { mayHaveHostHeader, mayRewriteHost, mayRewriteUnknown, rewritePath } from "../origin-hosts";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-neg-host-header",
    severity: "info",
    title: "Origin receives the Host header of the client",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "NetworkEndpoint", "UrlMap"],
    products: internetNegProducts,
    local: true,
    docs: `The origin behind an \`INTERNET_FQDN_PORT\` NEG gets the host name that the client asked for, because nothing sets
another: neither a \`Host\` entry in the backend service's custom request headers nor a host rewrite on a route to the
service. Origins on shared hosting or object storage answer only for their own name, and answer 404 or with another site
otherwise. An origin that knows your host name needs nothing.

Services that speak no HTTP have no Host header and are not reported; in a service mesh the clients themselves decide
which host they ask for.`,
    repair: `Global internet NEG: add \`Host: <the origin's name>\` to the custom request headers of the backend service.
Regional internet NEG: set \`urlRewrite.hostRewrite\` on the routes to the service, because Envoy-based load balancers
cannot set Host with a header.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/cdn/docs/configure-private-origin-authentication",
    ],
    fixable: true,
    messages: {
      named:
        'The origin "{host}" receives the Host header that the client sent. If it answers only for its own name, send that name instead.',
      unnamed:
        'The origin behind "{host}" receives the Host header that the client sent. If it answers only for its own name, send that name instead.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
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
  name                   = "web"
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
  context: (topology) => String(mayRewriteUnknown(topology)),
  *find(topology) {
    // A route whose service is not known may lead to any, and its rewrite with it.
    if (mayRewriteUnknown(topology)) return;
    for (const service of topology.all("BackendService")) {
      if (!protocolsOf(service)?.every((it) => ["HTTP", "HTTPS", "HTTP2", "H2C"].includes(it))) continue;
      if (couldBe(service, "loadBalancingScheme", "INTERNAL_SELF_MANAGED")) continue;
      const backend = backendsOf(topology, service).list.find((it) => isNegOf(it, "INTERNET_FQDN_PORT"));
      if (!backend || !isNegOf(backend, "INTERNET_FQDN_PORT")) continue;
      if (mayHaveHostHeader(service) || mayRewriteHost(topology, service)) continue;
      const hosts = originNames(topology, backend);
      yield {
        message: hosts.length > 0 ? "named" : "unnamed",
        data: { host: hosts[0] ?? backend.group.name },
        resource: service.id,
        field: `${backend.path}.group`,
        related: related(backend.group.resource, `The internet NEG "${backend.group.name}"`),
        fixes: hosts.length === 1 ? fixes(topology, service, backend, hosts[0] ?? "") : [],
      };
    }
  },
});

/** Names of the endpoints of a group, each once. */
function originNames(topology: Topology, backend: TypedBackend): readonly string[] {
  const group = backend.group.resource;
  const names = (group ? endpointsOf(topology, group) : []).map((it) => String(known(it, "fqdn") ?? ""));
  return [...new Set(names.map((it) => it.replace(/\.$/, "")).filter(isHostName))];
}

function fixes(topology: Topology, service: Resource, backend: TypedBackend, host: string): readonly Fix[] {
  if (backend.group.scope.level === "global") {
    const count = items(service, "customRequestHeaders").items.length;
    const field = `customRequestHeaders[${count}]`;
    return [{ title: `Send Host: ${host}`, changes: [setField(service, field, `Host: ${host}`)] }];
  }
  const changes = rewrites(topology, service, host);
  return changes.length > 0 ? [{ title: `Rewrite the host to ${host} on the routes to this service`, changes }] : [];
}

/** One change for each route action that leads to the service: several weighted services may share one. */
function rewrites(topology: Topology, service: Resource, host: string): readonly Change[] {
  const changes = topology.into(service.id).flatMap((edge) => {
    const urlMap = topology.get(edge.from);
    const path = edge.route?.type === "mirror" ? undefined : rewritePath(edge);
    return urlMap && path ? [setField(urlMap, path, host)] : [];
  });
  return [...new Map(changes.map((it) => [JSON.stringify(it), it])).values()];
}
