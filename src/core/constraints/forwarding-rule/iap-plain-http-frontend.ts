import type { Fix } from "../../model/finding";
import { formatScope, type Resource } from "../../model/resource";
import type { Topology } from "../../topology/topology";
import { choices, freeName } from "../beside";
import { isPrivateServiceConnect, servicesBehind } from "../chain";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { iapField, isIapOn } from "../iap";
import { applicationProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "iap-plain-http-frontend",
    severity: "warning",
    title: "IAP service is reachable over plain HTTP",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "TargetHttpProxy", "TargetHttpsProxy", "UrlMap", "BackendService", "BackendBucket"],
    products: applicationProducts,
    local: true,
    docs: `A forwarding rule leads through a target HTTP proxy to a backend service with Identity-Aware Proxy. IAP expects HTTPS:
sign-in tokens and cookies must not travel unencrypted.

In a Config Connector manifest IAP counts as on when \`iap\` names an OAuth client: there is no \`enabled\` field.`,
    repair: `Give the HTTP proxy a URL map of its own that does nothing but redirect to HTTPS. The quick-fix does so where an HTTPS
proxy serves the same URL map.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/https/setting-up-global-http-https-redirect",
    ],
    fixable: true,
    messages: {
      plain:
        "{service} is guarded by Identity-Aware Proxy, but this rule leads to it over plain HTTP, where sign-in tokens travel unencrypted. Let the HTTP proxy only redirect to HTTPS.",
    },
    examples: { bad: example("http", "", "80"), good: example("https", certificates(), "443") },
  },
  context: choices("UrlMap"),
  *find(topology) {
    for (const rule of topology.all("ForwardingRule")) {
      if (isPrivateServiceConnect(topology, rule)) continue;
      for (const edge of topology.out(rule.id, "target")) {
        const proxy = topology.get(edge.to);
        if (proxy?.kind !== "TargetHttpProxy") continue;
        const guarded = servicesBehind(topology, proxy.id).filter(({ service }) => isIapOn(service));
        const [first] = guarded;
        if (!first) continue;
        yield {
          message: "plain",
          data: { service: guarded.map((it) => it.service.name).join(", ") },
          resource: rule.id,
          field: edge.field,
          related: [
            ...related(proxy, "This proxy speaks plain HTTP"),
            ...guarded.flatMap(({ service }) =>
              related(service, `${service.name} is guarded by IAP`, iapField(service)),
            ),
          ],
          fixes: redirect(topology, proxy),
        };
      }
    }
  },
});

/** A new URL map that only redirects, for a proxy whose URL map is served over HTTPS as well. */
function redirect(topology: Topology, proxy: Resource): readonly Fix[] {
  const [edge] = topology.out(proxy.id, "urlMap");
  const urlMap = edge && topology.get(edge.to);
  if (!urlMap) return [];
  const served = topology
    .into(urlMap.id, "urlMap")
    .some((it) => topology.get(it.from)?.kind === "TargetHttpsProxy" && topology.into(it.from, "target").length > 0);
  const name = freeName(topology, "UrlMap", `${urlMap.name}-redirect`);
  const scope = formatScope(proxy.scope);
  if (!served || name === undefined || scope === "unknown" || proxy.many || proxy.key) return [];
  return [
    {
      title: "Let the HTTP proxy only redirect to HTTPS",
      changes: [
        {
          op: "addResource",
          kind: "UrlMap",
          name,
          scope,
          fields: {
            name,
            defaultUrlRedirect: {
              httpsRedirect: true,
              redirectResponseCode: "MOVED_PERMANENTLY_DEFAULT",
              stripQuery: false,
            },
          },
          format: proxy.format,
          file: proxy.range.file,
        },
        setField(proxy, "urlMap", { ref: `UrlMap/${name}` }),
      ],
      effect: "Every request over plain HTTP is answered with a redirect from then on.",
    },
  ];
}

function certificates(): string {
  return `  ssl_certificates = ["projects/p/global/sslCertificates/web"]\n`;
}

function example(protocol: "http" | "https", more: string, port: string): string {
  return `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  iap {
    enabled = true
  }
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_${protocol}_proxy" "web" {
  name             = "web"
  url_map          = google_compute_url_map.web.id
${more}}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "${port}"
  target                = google_compute_target_${protocol}_proxy.web.id
}
`;
}
