import { scalarOf, valueAt } from "../../model/value";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { at, describeLevel, isUnset, type Level, partsIn, redirectsOf } from "../url-maps";

const frame = (kind: "http" | "https", more: string) => `resource "google_compute_url_map" "web" {
  name = "web"
  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
}

resource "google_compute_target_${kind}_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
${more}}
`;

export default defineConstraint({
  meta: {
    id: "https-redirect-loop",
    severity: "warning",
    title: "HTTPS proxy redirects to HTTPS",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "TargetHttpsProxy"],
    products: applicationProducts,
    local: true,
    docs: `A URL map of a target HTTPS proxy redirects to HTTPS without changing host or path: the answer names the URL that was
asked for, and clients go round until they give up. Reported are redirects of defaults, of path rules, and of route rules that
look at the path only.`,
    repair:
      "Use the redirecting URL map for the target HTTP proxy only, and give the HTTPS proxy a URL map that leads to backend services.",
    sources: [
      "Compute API v1 HttpRedirectAction.httpsRedirect",
      "https://docs.cloud.google.com/load-balancing/docs/https/setting-up-http-https-redirect",
    ],
    fixable: false,
    messages: {
      loop: 'The target HTTPS proxy "{proxy}" uses this URL map, and {where} redirects to the same URL with HTTPS: clients are sent round for ever. Use this map for HTTP only.',
    },
    examples: {
      bad: frame("https", '  ssl_certificates = ["projects/p/global/sslCertificates/web"]\n').replace(
        "  url_map = ",
        "  url_map          = ",
      ),
      good: frame("http", ""),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const proxies = topology.into(urlMap.id, "urlMap").flatMap((it) => topology.get(it.from) ?? []);
      const [proxy, ...others] = proxies.filter((it) => it.kind === "TargetHttpsProxy");
      if (!proxy) continue;
      for (const redirect of redirectsOf(urlMap)) {
        if (scalarOf(valueAt(redirect.value, "httpsRedirect")) !== true) continue;
        if (!changing.every((it) => isUnset(redirect, it)) || !looksAtPathOnly(redirect.level)) continue;
        yield {
          message: "loop",
          data: { proxy: proxy.name, where: describeLevel(redirect.level) },
          resource: urlMap.id,
          field: at(redirect, "httpsRedirect"),
          related: [proxy, ...others].flatMap((it) => related(it, `${it.name} uses this URL map`, "urlMap")),
        };
      }
    }
  },
});

const changing = ["hostRedirect", "pathRedirect", "prefixRedirect"];

/** Whether the redirected request comes to the same redirect: a header may tell it from the first, a path does not. */
function looksAtPathOnly(level: Level): boolean {
  if (level.type !== "routeRule") return true;
  const { list } = partsIn(level, "matchRules");
  return list.some((it) =>
    ["headerMatches", "queryParameterMatches", "metadataFilters"].every((one) => isUnset(it, one)),
  );
}
