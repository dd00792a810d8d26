import type { Kind } from "../../kinds/kind";
import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { isPrivateServiceConnect, servicesBehind } from "../chain";
import { defineConstraint } from "../constraint";
import { related } from "../related";

const KINDS: readonly Kind[] = [
  "ForwardingRule",
  "TargetHttpProxy",
  "TargetHttpsProxy",
  "TargetGrpcProxy",
  "TargetTcpProxy",
  "TargetSslProxy",
  "UrlMap",
  "BackendService",
];

export default defineConstraint({
  meta: {
    id: "fr-scheme-backend-mismatch",
    severity: "error",
    title: "Forwarding rule and backend service must have the same scheme",
    appliesTo: ["ForwardingRule"],
    reads: KINDS,
    products: "all",
    local: true,
    docs: "The load balancing scheme of a forwarding rule differs from that of a backend service that it reaches: directly, through a TCP or SSL proxy, or through a URL map. The scheme selects the product, and the API refuses to connect a rule to services of another product. Exempt: an `EXTERNAL` rule with `EXTERNAL_MANAGED` services behind a global target proxy, services in mid-migration (`externalManagedMigrationState`), and schemes left to a Terraform default that depends on a provider version the text does not pin.",
    repair:
      "Set the same `load_balancing_scheme` on both. The scheme cannot be changed in place: the resource is replaced.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://github.com/GoogleCloudPlatform/cloud-foundation-fabric/issues/1065",
    ],
    fixable: true,
    messages: {
      mismatch:
        "The scheme of this rule is {scheme}, but it reaches backend service {service} with scheme {other}. The API refuses to connect different products: set the same scheme on both.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
`,
    },
  },
  *find(topology) {
    for (const rule of topology.all("ForwardingRule")) {
      if (isPrivateServiceConnect(topology, rule)) continue;
      const schemes = possible(rule, "loadBalancingScheme");
      if (!schemes?.length) continue;
      const wrong = servicesBehind(topology, rule.id).filter(({ service }) => {
        if (!isAbsent(service, "externalManagedMigrationState")) return false;
        const others = possible(service, "loadBalancingScheme");
        return others?.length && schemes.every((a) => others.every((b) => !fits(topology, rule, String(a), String(b))));
      });
      const [first] = wrong;
      if (!first) continue;
      const other = schemeText(first.service);
      yield {
        message: "mismatch",
        data: { scheme: schemeText(rule), service: first.service.name, other },
        resource: rule.id,
        field: "loadBalancingScheme",
        related: wrong.flatMap(({ service }) =>
          related(service, `${service.name} has scheme ${schemeText(service)}`, "loadBalancingScheme"),
        ),
        fixes: fixes(
          topology,
          rule,
          wrong.map((it) => it.service),
        ),
      };
    }
  },
});

function fits(topology: Topology, rule: Resource, scheme: string, other: string): boolean {
  if (scheme === other) return true;
  return scheme === "EXTERNAL" && other === "EXTERNAL_MANAGED" && hasGlobalProxy(topology, rule);
}

/** Classic rules may use EXTERNAL_MANAGED services behind any global target proxy. A proxy that is not known may be one. */
function hasGlobalProxy(topology: Topology, rule: Resource): boolean {
  return topology.out(rule.id, "target").some((it) => {
    const proxy = topology.get(it.to);
    return !proxy || (proxy.kind.startsWith("Target") && proxy.scope.level !== "region");
  });
}

function schemeText(resource: Resource): string {
  return (possible(resource, "loadBalancingScheme") ?? []).join(" or ");
}

/** Follow the services when they agree (and all services of the rule do), else follow the rule. */
function fixes(topology: Topology, rule: Resource, wrong: readonly Resource[]): Fix[] {
  const result: Fix[] = [];
  const all = new Set(servicesBehind(topology, rule.id).map(({ service }) => schemeText(service)));
  const [agreed = ""] = all;
  if (all.size === 1 && !agreed.includes(" ") && agreed)
    result.push({
      title: `Set the rule's scheme to ${agreed}`,
      changes: [{ op: "setField", resource: rule.id, field: "loadBalancingScheme", value: agreed }],
      effect: REPLACES,
    });
  const scheme = schemeText(rule);
  if (scheme && !scheme.includes(" "))
    result.push({
      title: `Set the scheme of ${wrong.map((it) => it.name).join(", ")} to ${scheme}`,
      changes: wrong.map((it) => ({
        op: "setField" as const,
        resource: it.id,
        field: "loadBalancingScheme",
        value: scheme,
      })),
      effect: REPLACES,
    });
  return result;
}

const REPLACES = "Changing the scheme replaces the resource.";
