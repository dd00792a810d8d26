import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { removeField, setField, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { completePath } from "../paths";
import { urlMapProducts } from "../product-lists";
import { certainUser } from "../url-map-users";
import { isUnset, matchRulesOf, type Part, textIn } from "../url-maps";
import { matchExample } from "./examples";

export default defineConstraint({
  meta: {
    id: "prefix-match-asterisk",
    severity: "warning",
    title: "Asterisk in a prefix match is literal",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "ForwardingRule"],
    products: urlMapProducts,
    local: true,
    docs: `A path's \`prefixMatch\` contains an asterisk. A prefix match knows no wildcards: \`/api/*\` matches only paths in
which an asterisk really stands, which hardly any request has. (Path rules are different: there a trailing \`/*\` is a
wildcard.) Prefixes of header values are not reported.`,
    repair:
      "Drop a trailing asterisk: a prefix matches everything below it anyway. For a wildcard in the middle use `pathTemplateMatch`, where `*` stands for one segment and `**` for the rest.",
    sources: [
      "Compute API v1 HttpRouteRuleMatch.prefixMatch",
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
    ],
    fixable: true,
    messages: {
      literal:
        'The asterisk in the prefix match "{prefix}" stands for itself: only paths that contain an asterisk match. Leave a trailing one out, or use a path template.',
    },
    examples: {
      bad: matchExample('        prefix_match = "/api/*"\n'),
      good: matchExample('        prefix_match = "/api/"\n'),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const templates = !certainUser(topology, urlMap, (it) => it === "classic-alb");
      for (const match of matchRulesOf(urlMap)) {
        const prefix = textIn(match, "prefixMatch");
        if (!prefix?.includes("*")) continue;
        yield {
          message: "literal",
          data: { prefix },
          resource: urlMap.id,
          field: `${match.path}.prefixMatch`,
          fixes: fixes(urlMap, match, prefix, templates),
        };
      }
    }
  },
});

function fixes(urlMap: Resource, match: Part, prefix: string, templates: boolean): readonly Fix[] {
  const field = `${match.path}.prefixMatch`;
  const short = completePath(prefix).replace(/\*+$/, "");
  if (!short.includes("*")) return [setting(`Match everything that begins with "${short}"`, urlMap, field, short)];
  const template = completePath(prefix).replace(/\/\*+$/, "/**");
  const operators = template.match(/\*+/g)?.length ?? 0;
  // Only whole segments can be wildcards, and letter case cannot be ignored in a template.
  if (!templates || !/^(?:\/(?:\*(?=\/)|[^*{}]*))+\/\*\*$/.test(template) || operators > 5) return [];
  if (!isUnset(match, "ignoreCase")) return [];
  return [
    {
      title: `Use the path template "${template}"`,
      changes: [removeField(urlMap, field), setField(urlMap, `${match.path}.pathTemplateMatch`, template)],
    },
  ];
}
