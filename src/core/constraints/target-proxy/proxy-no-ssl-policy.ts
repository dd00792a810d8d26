import type { Fix } from "../../model/finding";
import { formatScope, type Resource } from "../../model/resource";
import { isAbsent } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { choices, freeName, inSamePlace, onlyBeside } from "../beside";
import { setField, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { mayBeMesh } from "../proxies";

export default defineConstraint({
  meta: {
    id: "proxy-no-ssl-policy",
    severity: "info",
    title: "HTTPS front end has no SSL policy",
    appliesTo: ["TargetHttpsProxy", "TargetSslProxy"],
    reads: ["TargetHttpsProxy", "TargetSslProxy", "ForwardingRule", "SslPolicy"],
    products: [
      "global-external-alb",
      "classic-alb",
      "regional-external-alb",
      "cross-region-internal-alb",
      "regional-internal-alb",
      "global-external-proxy-nlb",
      "classic-proxy-nlb",
    ],
    local: true,
    docs: `A target HTTPS or SSL proxy names no SSL policy. It then behaves as with the profile \`COMPATIBLE\` and accepts
clients down to TLS 1.0.

Not reported for proxies that are, or may be, configuration of a service mesh (\`INTERNAL_SELF_MANAGED\`).`,
    repair: `Attach an SSL policy with \`minTlsVersion\` \`TLS_1_2\` or newer. The quick-fix attaches the only one of this place, or
writes one with the profile \`MODERN\`. Clients that know nothing newer than TLS 1.1 are turned away from then on.`,
    sources: ["https://docs.cloud.google.com/load-balancing/docs/ssl-policies-concepts"],
    fixable: true,
    messages: {
      missing:
        "This proxy has no SSL policy, so it accepts clients down to TLS 1.0 (profile COMPATIBLE). Attach a policy with TLS 1.2 or newer.",
    },
    examples: {
      bad: example(""),
      good: example(`  ssl_policy       = "projects/p/global/sslPolicies/modern"\n`),
    },
  },
  context: choices("SslPolicy"),
  *find(topology) {
    for (const proxy of topology.all("TargetHttpsProxy", "TargetSslProxy")) {
      if (!isAbsent(proxy, "sslPolicy") || mayBeMesh(topology, proxy)) continue;
      yield { message: "missing", resource: proxy.id, fixes: fixes(topology, proxy) };
    }
  },
});

const effect = "Clients that know nothing newer than TLS 1.1 cannot connect any more.";

function fixes(topology: Topology, proxy: Resource): readonly Fix[] {
  const policy = onlyBeside(topology, proxy, "SslPolicy", (it) => inSamePlace(it, proxy));
  if (policy)
    return [
      setting(
        `Attach the SSL policy ${policy.name}`,
        proxy,
        "sslPolicy",
        { ref: policy.id },
        "Which clients can connect is up to the policy from then on.",
      ),
    ];
  const name = freeName(topology, "SslPolicy", `${proxy.name}-tls`);
  const scope = formatScope(proxy.scope);
  if (name === undefined || scope === "unknown" || proxy.many) return [];
  return [
    {
      title: "Add an SSL policy (TLS 1.2, profile MODERN)",
      changes: [
        {
          op: "addResource",
          kind: "SslPolicy",
          name,
          scope,
          fields: { name, profile: "MODERN", minTlsVersion: "TLS_1_2" },
          format: proxy.format,
          file: proxy.range.file,
        },
        setField(proxy, "sslPolicy", { ref: `SslPolicy/${name}` }),
      ],
      effect,
    },
  ];
}

function example(policy: string): string {
  return `resource "google_compute_target_https_proxy" "web" {
  name             = "web"
  url_map          = "projects/p/global/urlMaps/web"
  ssl_certificates = ["projects/p/global/sslCertificates/web"]
${policy}}
`;
}
