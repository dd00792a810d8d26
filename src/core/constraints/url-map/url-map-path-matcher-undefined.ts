import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { copyOf } from "../copies";
import { nearest } from "../nearest";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { hostRulesOf, matchersOf, textIn } from "../url-maps";
import { mapExample } from "./examples";

const example = (name: string) =>
  mapExample(`
  host_rule {
    hosts        = ["shop.example.com"]
    path_matcher = "${name}"
  }

  path_matcher {
    name            = "shop"
    default_service = "projects/p/global/backendServices/shop"
  }
`);

export default defineConstraint({
  meta: {
    id: "url-map-path-matcher-undefined",
    severity: "error",
    title: "Host rule names a path matcher that does not exist",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `A host rule names a path matcher that the URL map does not define, or two path matchers have the same name. Requests
for those hosts would have no way to go, or two, so the API refuses the map. As long as some path matchers or their names
cannot be known, nothing is reported.`,
    repair: "Correct the name in the host rule, or add the path matcher.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
      "Compute API v1 HostRule.pathMatcher",
      "Compute API v1 PathMatcher.name",
    ],
    fixable: true,
    messages: {
      missing:
        'The URL map has no path matcher named "{name}", so requests for these hosts would lead nowhere. Name one that it has ({known}), or add it.',
      none: 'The URL map has no path matcher at all, so requests for these hosts would lead nowhere. Add "{name}".',
      twice: 'Another path matcher is named "{name}" too, so a host rule could mean either. Give each its own name.',
    },
    examples: { bad: example("shops"), good: example("shop") },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const matchers = matchersOf(urlMap);
      const names = new Map<string, string>();
      for (const matcher of matchers.list) {
        const name = textIn(matcher, "name");
        const before = name === undefined ? undefined : names.get(name);
        if (name === undefined) continue;
        if (before === undefined) names.set(name, matcher.path);
        else
          yield {
            message: "twice",
            data: { name, known: "" },
            resource: urlMap.id,
            field: `${matcher.path}.name`,
            fixes: [],
            related: related(urlMap, `The other path matcher "${name}"`, `${before}.name`),
          };
      }
      if (!matchers.complete || matchers.list.some((it) => textIn(it, "name") === undefined)) continue;
      const rules = hostRulesOf(urlMap).list;
      const used = new Set(rules.map((it) => textIn(it, "pathMatcher")));
      for (const rule of rules) {
        const name = textIn(rule, "pathMatcher");
        if (name === undefined || names.has(name)) continue;
        const known = [...names.keys()];
        const unused = known.filter((it) => !used.has(it));
        const near = nearest(name, known);
        const likely = near.length === 0 && unused.length === 1 ? unused : near;
        const path = `${rule.path}.pathMatcher`;
        yield {
          message: known.length > 0 ? "missing" : "none",
          related: [],
          data: { name, known: known.join(", ") },
          resource: urlMap.id,
          field: path,
          fixes: [
            ...likely.map((it) => setting(`Use the path matcher "${it}"`, urlMap, path, it)),
            ...add(topology, urlMap, name, matchers.list.length),
          ],
        };
      }
    }
  },
});

/** A new path matcher leads where requests go that no host rule matches: there is nothing else to know of it yet. */
function add(topology: Topology, urlMap: Resource, name: string, count: number): readonly Fix[] {
  const value = field(urlMap, "defaultService");
  const service = value && copyOf(topology, urlMap, value, "defaultService");
  if (service === undefined) return [];
  return [
    setting(
      `Add the path matcher "${name}"`,
      urlMap,
      `pathMatchers[${count}]`,
      { name, defaultService: service },
      "It sends everything to the default service of the URL map: add its rules.",
    ),
  ];
}
