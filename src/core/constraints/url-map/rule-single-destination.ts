import { defineConstraint } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { destinationsOf, hasNoDestination, keepOne, placeOf, sendToDefault } from "../url-map-destinations";
import { describeLevel, levelsOf } from "../url-maps";
import { matcherExample } from "./examples";

export default defineConstraint({
  meta: {
    id: "rule-single-destination",
    severity: "error",
    title: "Rule needs exactly one destination",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "BackendBucket"],
    products: urlMapProducts,
    local: true,
    docs: `A path rule or route rule has more than one of \`service\`, \`urlRedirect\` and
\`routeAction.weightedBackendServices\`, or none. What matches is either redirected or sent on, to one service or by weights,
and the API refuses a rule that leaves that open. A route action without weights (rewrites, retries …) may stand beside
\`service\`.`,
    repair: "Keep one of them. A rule without any gets a `service`, a redirect or weighted services.",
    sources: [
      "Compute API v1 PathRule.routeAction",
      "Compute API v1 PathRule.service",
      "Compute API v1 HttpRouteRule.routeAction",
      "Compute API v1 HttpRouteRule.service",
    ],
    fixable: true,
    messages: {
      several: "{where} has {fields}: it is open where its requests go, and the API refuses it. Keep one of them.",
      none: "{where} has no service, no redirect and no weighted services, so its requests have nowhere to go. Give it one of these.",
    },
    examples: {
      bad: matcherExample(`
    path_rule {
      paths   = ["/api/*"]
      service = "projects/p/global/backendServices/api"
      url_redirect {
        https_redirect = true
        strip_query    = false
      }
    }
`),
      good: matcherExample(`
    path_rule {
      paths   = ["/api/*"]
      service = "projects/p/global/backendServices/api"
    }
`),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const level of levelsOf(urlMap)) {
        if (level.type !== "pathRule" && level.type !== "routeRule") continue;
        const found = destinationsOf(level);
        const last = found[found.length - 1];
        const none = hasNoDestination(level);
        if (!none && found.length < 2) continue;
        yield {
          message: none ? "none" : "several",
          data: { where: capital(describeLevel(level)), fields: found.map((it) => it.field).join(" and ") },
          resource: urlMap.id,
          field: last ? placeOf(level, last) : level.path,
          related: found.slice(0, -1).flatMap((it) => related(urlMap, `${it.field} is set`, placeOf(level, it))),
          fixes: none ? sendToDefault(topology, urlMap, level) : keepOne(urlMap, level, found),
        };
      }
  },
});

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
