import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf, isInternetNeg } from "../backends";
import { destinationOf, servicesBehind } from "../chain";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-neg-premium-tier",
    severity: "error",
    title: "Internet NEG works only in Premium Tier",
    appliesTo: ["ForwardingRule"],
    reads: [
      "ForwardingRule",
      "TargetHttpProxy",
      "TargetHttpsProxy",
      "TargetGrpcProxy",
      "TargetTcpProxy",
      "TargetSslProxy",
      "UrlMap",
      "BackendService",
      "NetworkEndpointGroup",
      "Address",
    ],
    products: ["global-external-alb", "classic-alb", "regional-external-alb"],
    local: true,
    docs: `A forwarding rule of Standard Tier leads to a backend service with an internet NEG. Traffic to external origins
leaves over Google's backbone, which is Premium Tier, so internet NEGs cannot be used in Standard Tier.`,
    repair: `Set \`networkTier\` to \`PREMIUM\` on the forwarding rule, and on its address: an address belongs to one tier, and
changing it gives another address, which DNS must follow. A regional rule before a global target proxy is a classic load
balancer in Standard Tier: it becomes a global forwarding rule with a global address.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: true,
    messages: {
      standard:
        'The rule is in Standard Tier and leads to "{service}", whose backend "{neg}" is an internet NEG: those work only in Premium Tier. Set networkTier to PREMIUM.',
    },
    examples: {
      bad: example("STANDARD"),
      good: example("PREMIUM"),
    },
  },
  *find(topology) {
    for (const rule of topology.all("ForwardingRule")) {
      if (known(rule, "networkTier") !== "STANDARD") continue;
      for (const { service } of servicesBehind(topology, rule.id)) {
        const backend = backendsOf(topology, service).list.find(isInternetNeg);
        if (!backend) continue;
        yield {
          message: "standard",
          data: { service: service.name, neg: backend.group.name },
          resource: rule.id,
          field: "networkTier",
          related: [
            ...related(service, `The backend service "${service.name}"`, `${backend.path}.group`),
            ...related(backend.group.resource, `The internet NEG "${backend.group.name}"`),
          ],
          fixes: hasGlobalProxy(topology, rule) ? [] : [premium(topology, rule)],
        };
        break;
      }
    }
  },
});

/** A regional rule before a global proxy is there for Standard Tier only: Premium Tier wants a global rule instead. */
function hasGlobalProxy(topology: Topology, rule: Resource): boolean {
  return topology.out(rule.id, "target").some((it) => destinationOf(topology, it)?.scope.level !== "region");
}

/** Rule and address together: the API refuses a rule whose address is of the other tier. */
function premium(topology: Topology, rule: Resource): Fix {
  const addresses = topology.out(rule.id).flatMap((it) => topology.get(it.to) ?? []);
  const standard = addresses.filter((it) => it.kind === "Address" && known(it, "networkTier") === "STANDARD");
  return {
    title: `Set networkTier to PREMIUM${standard.length > 0 ? " on the rule and its address" : ""}`,
    changes: [rule, ...standard].map((it) => setField(it, "networkTier", "PREMIUM")),
    effect: "The rule is replaced and gets another IP address, which DNS must follow.",
  };
}

function example(tier: string): string {
  return `resource "google_compute_region_network_endpoint_group" "origin" {
  name                  = "origin"
  region                = "us-central1"
  network               = "default"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_region_backend_service" "origin" {
  name                  = "origin"
  region                = "us-central1"
  protocol              = "HTTPS"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group           = google_compute_region_network_endpoint_group.origin.id
    capacity_scaler = 1.0
  }
}

resource "google_compute_region_url_map" "web" {
  name            = "web"
  region          = "us-central1"
  default_service = google_compute_region_backend_service.origin.id
}

resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-central1"
  url_map = google_compute_region_url_map.web.id
}

resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  network_tier          = "${tier}"
  port_range            = "80"
  network               = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`;
}
