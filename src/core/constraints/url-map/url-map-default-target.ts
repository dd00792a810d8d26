import { defineConstraint } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { destinationsOf, hasNoDestination, keepOne, placeOf, sendToDefault } from "../url-map-destinations";
import { describeLevel, levelsOf } from "../url-maps";
import { mapExample } from "./examples";

export default defineConstraint({
  meta: {
    id: "url-map-default-target",
    severity: "error",
    title: "URL map and path matcher need exactly one default",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "BackendBucket"],
    products: urlMapProducts,
    local: true,
    docs: `A URL map, or one of its path matchers, has more than one of \`defaultService\`, \`defaultUrlRedirect\` and
\`defaultRouteAction.weightedBackendServices\`, or none. Requests that no rule matches need one destination, and the API
refuses a map that has none for them, or two. A default route action without weights may stand beside \`defaultService\`.`,
    repair: "Keep one of them, or set `defaultService`.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
      "Compute API v1 UrlMap.defaultService",
      "Compute API v1 UrlMap.defaultUrlRedirect",
      "Compute API v1 PathMatcher.defaultService",
    ],
    fixable: true,
    messages: {
      several: "For requests that no rule matches {where} has {fields}, and the API takes only one of them. Keep one.",
      none: "For requests that no rule matches {where} has no service, no redirect and no weighted services, and the API refuses that. Set defaultService.",
    },
    examples: {
      bad: mapExample(`  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
`),
      good: mapExample(""),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const level of levelsOf(urlMap)) {
        if (level.type !== "map" && level.type !== "matcher") continue;
        const found = destinationsOf(level);
        const last = found[found.length - 1];
        const none = hasNoDestination(level);
        if (!none && found.length < 2) continue;
        yield {
          message: none ? "none" : "several",
          data: { where: describeLevel(level), fields: found.map((it) => it.field).join(" and ") },
          resource: urlMap.id,
          ...(last ? { field: placeOf(level, last) } : level.path === "" ? {} : { field: level.path }),
          related: found.slice(0, -1).flatMap((it) => related(urlMap, `${it.field} is set`, placeOf(level, it))),
          fixes: none ? sendToDefault(topology, urlMap, level) : keepOne(urlMap, level, found),
        };
      }
  },
});
