import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { completePath } from "../paths";
import { urlMapProducts } from "../product-lists";
import { matchRulesOf, textIn } from "../url-maps";
import { matchExample } from "./examples";

export default defineConstraint({
  meta: {
    id: "full-path-match-never-matches",
    severity: "warning",
    title: "Full path match without a leading slash never matches",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `A \`fullPathMatch\` does not start with a slash, or contains \`?\` or \`#\`. The value is compared with the path of the
request, which begins with a slash and carries neither query nor fragment, so the match rule never applies. The API accepts
such values, so nothing else tells.`,
    repair:
      "Start the value with `/` and leave query and fragment out. For conditions on the query use query parameter matches.",
    sources: ["Compute API v1 HttpRouteRuleMatch.fullPathMatch"],
    fixable: true,
    messages: {
      slash: 'No path equals "{value}", because every path starts with a slash. Write "{wanted}".',
      query: 'No path equals "{value}", because paths are compared without query and fragment. Write "{wanted}".',
    },
    examples: {
      bad: matchExample('        full_path_match = "login"\n'),
      good: matchExample('        full_path_match = "/login"\n'),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const match of matchRulesOf(urlMap)) {
        const value = textIn(match, "fullPathMatch");
        if (value === undefined || /^\/[^?#]*$/.test(value)) continue;
        const wanted = completePath(value);
        const field = `${match.path}.fullPathMatch`;
        yield {
          message: value.startsWith("/") ? "query" : "slash",
          data: { value, wanted },
          resource: urlMap.id,
          field,
          fixes: [setting(`Write "${wanted}"`, urlMap, field, wanted)],
        };
      }
  },
});
