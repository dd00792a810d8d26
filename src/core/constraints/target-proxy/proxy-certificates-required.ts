import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, items, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { choices, inSamePlace, onlyBeside } from "../beside";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { mayBeMesh, rulesBefore } from "../proxies";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "proxy-certificates-required",
    severity: "error",
    title: "HTTPS or SSL proxy needs a certificate",
    appliesTo: ["TargetHttpsProxy", "TargetSslProxy"],
    reads: ["TargetHttpsProxy", "TargetSslProxy", "ForwardingRule", "SslCertificate", "CertificateMap"],
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
    docs: `A target HTTPS or SSL proxy has neither \`sslCertificates\` nor \`certificateMap\` nor Certificate Manager certificates.
The proxy ends the client's TLS connection and must present a certificate, so the API refuses it.

Exempt: a proxy with \`serverTlsPolicy\`, and one that a rule with scheme \`INTERNAL_SELF_MANAGED\` points at or that has
\`proxyBind\`: there the sidecars of a service mesh get their certificates elsewhere.`,
    repair: `Name a certificate in \`sslCertificates\`, or a certificate map (global external load balancers). The quick-fix names
the only certificate or map that the configuration declares for this place.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/target-proxies",
      "https://docs.cloud.google.com/load-balancing/docs/ssl-certificates",
      "Compute API v1 TargetHttpsProxy.sslCertificates",
    ],
    fixable: true,
    messages: {
      missing:
        "This proxy ends TLS connections and has no certificate to present, so the API refuses it. Name certificates in sslCertificates, or a certificate map.",
    },
    examples: {
      bad: `resource "google_compute_target_https_proxy" "web" {
  name    = "web"
  url_map = "projects/p/global/urlMaps/web"
}
`,
      good: `resource "google_compute_target_https_proxy" "web" {
  name             = "web"
  url_map          = "projects/p/global/urlMaps/web"
  ssl_certificates = ["projects/p/global/sslCertificates/web"]
}
`,
    },
  },
  context: choices("SslCertificate", "CertificateMap"),
  *find(topology) {
    for (const proxy of topology.all("TargetHttpsProxy", "TargetSslProxy")) {
      if (!hasNone(proxy, "sslCertificates") || !hasNone(proxy, "certificateManagerCertificates")) continue;
      if (!isAbsent(proxy, "certificateMap") || !isAbsent(proxy, "serverTlsPolicy")) continue;
      if (mayBeMesh(topology, proxy)) continue;
      yield {
        message: "missing",
        resource: proxy.id,
        related: rulesBefore(topology, proxy).flatMap((it) =>
          related(it, `${it.name} sends connections here`, "target"),
        ),
        fixes: fixes(topology, proxy),
      };
    }
  },
});

/** The list is certainly empty or not there. */
function hasNone(proxy: Resource, field: string): boolean {
  const { items: entries, complete } = items(proxy, field);
  return complete && entries.length === 0;
}

function fixes(topology: Topology, proxy: Resource): readonly Fix[] {
  const certificate = onlyBeside(topology, proxy, "SslCertificate", (it) => inSamePlace(it, proxy));
  const external = rulesBefore(topology, proxy).every(
    (it) => possible(it, "loadBalancingScheme")?.every((scheme) => String(scheme).startsWith("EXTERNAL")) ?? false,
  );
  const map =
    external && proxy.scope.level === "global" ? onlyBeside(topology, proxy, "CertificateMap", () => true) : undefined;
  return [
    ...(certificate
      ? [setting(`Present the certificate ${certificate.name}`, proxy, "sslCertificates", [{ ref: certificate.id }])]
      : []),
    ...(map ? [setting(`Use the certificate map ${map.name}`, proxy, "certificateMap", { ref: map.id })] : []),
  ];
}
