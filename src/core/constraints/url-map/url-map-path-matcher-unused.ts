import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { removing, setField, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { nearest } from "../nearest";
import { urlMapProducts } from "../product-lists";
import { hostRulesOf, matchersOf, type Part, textIn } from "../url-maps";
import { mapExample } from "./examples";

const matcher = `
  path_matcher {
    name            = "shop"
    default_service = "projects/p/global/backendServices/shop"
  }
`;
const hostRule = `
  host_rule {
    hosts        = ["shop.example.com"]
    path_matcher = "shop"
  }
`;

export default defineConstraint({
  meta: {
    id: "url-map-path-matcher-unused",
    severity: "warning",
    title: "Path matcher is not used by any host rule",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `No host rule names a path matcher, so none of its rules ever applies and all requests go elsewhere. As long as some
host rules or the names in them cannot be known, nothing is reported.`,
    repair: "Add a host rule for the hosts that it is meant for (`*` for all), or delete the path matcher.",
    sources: ["https://docs.cloud.google.com/load-balancing/docs/url-map-concepts"],
    fixable: true,
    messages: {
      unused:
        'No host rule names the path matcher "{name}", so no request ever reaches its rules. Add a host rule for it, or delete it.',
    },
    examples: { bad: mapExample(matcher), good: mapExample(hostRule + matcher) },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const rules = hostRulesOf(urlMap);
      if (!rules.complete || rules.list.some((it) => textIn(it, "pathMatcher") === undefined)) continue;
      const used = new Set(rules.list.map((it) => textIn(it, "pathMatcher")));
      const matchers = matchersOf(urlMap);
      const names = matchers.list.map((it) => textIn(it, "name"));
      const certain = matchers.complete && names.every((it) => it !== undefined);
      // Rules that name no matcher of this map may mean one that no rule names.
      const astray = certain
        ? rules.list.filter((it) => !names.some((name) => name === textIn(it, "pathMatcher")))
        : rules.list;
      for (const it of matchers.list) {
        const name = textIn(it, "name");
        if (name === undefined || used.has(name)) continue;
        yield {
          message: "unused",
          data: { name },
          resource: urlMap.id,
          field: `${it.path}.name`,
          fixes: fixes(urlMap, it, name, { rules: rules.list, astray }),
          unnecessary: true,
        };
      }
    }
  },
});

function fixes(
  urlMap: Resource,
  matcher: Part,
  name: string,
  { rules, astray }: { readonly rules: readonly Part[]; readonly astray: readonly Part[] },
): readonly Fix[] {
  const meant = astray.filter((it) => nearest(textIn(it, "pathMatcher") ?? "", [name]).length > 0);
  const ask: Fix = {
    title: "Add a host rule",
    changes: [setField(urlMap, `hostRules[${rules.length}]`, { hosts: [{ ask: "host" }], pathMatcher: name })],
    ask: { id: "host", prompt: `Host whose requests go to "${name}"`, placeholder: "www.example.com", check: "fqdn" },
  };
  return [
    ...meant.map((it) => setting(`Use it for ${hostsText(it)}`, urlMap, `${it.path}.pathMatcher`, name)),
    ...(astray.length > 0 ? [] : [removing(`Delete the path matcher "${name}"`, urlMap, matcher.path)]),
    ask,
  ];
}

function hostsText(rule: Part): string {
  return `the hosts that name "${textIn(rule, "pathMatcher") ?? "?"}"`;
}
