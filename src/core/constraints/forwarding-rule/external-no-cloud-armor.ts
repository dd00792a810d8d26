import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isCertainly } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { choices, inSamePlace, onlyBeside } from "../beside";
import { servicesBehind } from "../chain";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { frontEnds, hasScheme, isUnset, proxyOf, TARGET_KINDS } from "../front-ends";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "external-no-cloud-armor",
    severity: "info",
    title: "Internet-facing backend service has no Cloud Armor policy",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "BackendService", "BackendBucket", "UrlMap", "SecurityPolicy", ...TARGET_KINDS],
    products: ["global-external-alb", "classic-alb", "regional-external-alb"],
    local: true,
    docs: `A forwarding rule with scheme \`EXTERNAL\` or \`EXTERNAL_MANAGED\` leads through a target HTTP or HTTPS proxy to a
backend service with neither \`securityPolicy\` nor \`edgeSecurityPolicy\`. Cloud Armor filters attacks and limits request rates
before they reach the backend; without a policy the backend sees whatever the internet sends.

Each service is named once, at the first rule that leads to it.`,
    repair: `Attach a Cloud Armor policy of type \`CLOUD_ARMOR\` to the backend service. The quick-fix attaches the only one that
the configuration declares for this place. A policy takes effect at once: try its rules in preview first.`,
    sources: [
      "https://docs.cloud.google.com/armor/docs/security-policy-overview",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      open: "This rule opens {services} to the internet, and no Cloud Armor policy filters what arrives there. Attach a security policy.",
    },
    examples: {
      bad: example(""),
      good: example(`  security_policy       = "projects/p/global/securityPolicies/web"\n`),
    },
  },
  context: choices("SecurityPolicy"),
  *find(topology) {
    const said = new Set<string>();
    for (const rule of frontEnds(topology)) {
      if (!hasScheme(rule, "EXTERNAL", "EXTERNAL_MANAGED")) continue;
      const proxy = proxyOf(topology, rule);
      if (proxy?.kind !== "TargetHttpProxy" && proxy?.kind !== "TargetHttpsProxy") continue;
      const open = servicesBehind(topology, rule.id).flatMap(({ service }) => {
        if (said.has(service.id) || !isUnset(service, "securityPolicy") || !isUnset(service, "edgeSecurityPolicy"))
          return [];
        said.add(service.id);
        return [service];
      });
      if (open.length === 0) continue;
      yield {
        message: "open",
        data: { services: listed(open) },
        resource: rule.id,
        field: "target",
        related: open.flatMap((it) => related(it, `${it.name} has no security policy`)),
        fixes: attach(topology, open),
      };
    }
  },
});

function listed(services: readonly Resource[]): string {
  const names = services.map((it) => it.name);
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

/** Attaches the one policy that there is to all of the services, where it fits all. */
function attach(topology: Topology, services: readonly Resource[]): readonly Fix[] {
  const policies = new Set(
    services.map((service) =>
      onlyBeside(
        topology,
        service,
        "SecurityPolicy",
        (it) => inSamePlace(it, service) && isCertainly(it, "type", "CLOUD_ARMOR"),
      ),
    ),
  );
  const [policy] = policies;
  if (!policy || policies.size > 1) return [];
  return [
    {
      title: `Attach the security policy ${policy.name}`,
      changes: services.map((it) => setField(it, "securityPolicy", { ref: policy.id })),
      effect: "Requests that the policy denies are refused from then on.",
    },
  ];
}

function example(policy: string): string {
  return `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
${policy}}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_https_proxy" "web" {
  name             = "web"
  url_map          = google_compute_url_map.web.id
  ssl_certificates = ["projects/p/global/sslCertificates/web"]
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "443"
  target                = google_compute_target_https_proxy.web.id
}
`;
}
