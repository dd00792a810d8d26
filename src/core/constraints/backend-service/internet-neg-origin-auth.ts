import type { Resource } from "../../model/resource";
import { couldBe, isAbsent, items, known } from "../../topology/read";
import { backendsOf, isInternetNeg } from "../backends";
import { defineConstraint } from "../constraint";
import { internetNegProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-neg-origin-auth",
    severity: "info",
    title: "External origin cannot tell requests of the load balancer apart",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: internetNegProducts,
    local: true,
    docs: `Nothing in the requests to an internet NEG proves that they come from the load balancer: the backend service sets
no custom request header, has no Identity-Aware Proxy, no \`awsV4Authentication\` and no backend authentication
configuration. Anyone who knows the origin's address can go around the load balancer, and with it around Cloud Armor and
the cache.`,
    repair: `Let the origin require something that only the load balancer knows:

- a custom request header with at least 16 random bytes, kept as a secret outside the config,
- the signed header of Identity-Aware Proxy (not together with Cloud CDN),
- private origin authentication for object stores that speak AWS Signature Version 4,
- a client certificate, through \`tlsSettings.authenticationConfig\`.

Also admit only Google's addresses at the origin: those in the TXT record \`_cloud-eoips.googleusercontent.com\` for global
internet NEGs, the addresses of the Cloud NAT gateway for regional ones.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/cdn/docs/configure-private-origin-authentication",
    ],
    fixable: false,
    messages: {
      open: 'Requests to the origin "{neg}" carry nothing that proves they come from this load balancer, so anyone who knows its address can go around it. Let the origin require a secret request header and admit only {addresses}.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
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
      good: `variable "origin_secret" {
  type      = string
  sensitive = true
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "web" {
  name                   = "web"
  load_balancing_scheme  = "EXTERNAL_MANAGED"
  protocol               = "HTTPS"
  custom_request_headers = ["X-Origin-Secret: \${var.origin_secret}"]
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (couldBe(service, "loadBalancingScheme", "INTERNAL_SELF_MANAGED") || mayProveItself(service)) continue;
      const backend = backendsOf(topology, service).list.find(isInternetNeg);
      if (!backend) continue;
      yield {
        message: "open",
        data: {
          neg: backend.group.name,
          addresses:
            backend.group.scope.level === "region" ? "the addresses of your Cloud NAT" : "Google's egress addresses",
        },
        resource: service.id,
        field: `${backend.path}.group`,
        related: related(backend.group.resource, `The internet NEG "${backend.group.name}"`),
      };
    }
  },
});

/** Whether one of the ways to prove where a request comes from cannot be excluded. */
function mayProveItself(service: Resource): boolean {
  const headers = items(service, "customRequestHeaders");
  const iapOff = isAbsent(service, "iap") || known(service, "iap.enabled") === false;
  return (
    !headers.complete ||
    headers.items.length > 0 ||
    !iapOff ||
    !isAbsent(service, "securitySettings.awsV4Authentication") ||
    !isAbsent(service, "tlsSettings.authenticationConfig")
  );
}
