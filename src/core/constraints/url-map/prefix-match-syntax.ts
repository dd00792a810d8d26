import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { completePath } from "../paths";
import { urlMapProducts } from "../product-lists";
import { matchRulesOf, textIn } from "../url-maps";
import { matchExample } from "./examples";

const longest = 1024;
const words = { prefixMatch: "prefix match", pathTemplateMatch: "path template" };
const fields = ["prefixMatch", "pathTemplateMatch"] as const;

export default defineConstraint({
  meta: {
    id: "prefix-match-syntax",
    severity: "error",
    title: "Prefix match or path template is not valid",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `A path's \`prefixMatch\` or \`pathTemplateMatch\` does not start with a slash, or is longer than ${longest}
characters. Both are compared with the path of the request, which begins with a slash, and the API refuses such values.
\`fullPathMatch\` has a rule of its own; prefixes of header values may be any text.`,
    repair: "Start the value with `/`.",
    sources: [
      "Compute API v1 HttpRouteRuleMatch.prefixMatch",
      "Compute API v1 HttpRouteRuleMatch.pathTemplateMatch",
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
    ],
    fixable: true,
    messages: {
      slash:
        'The {what} "{value}" does not start with a slash as every path does, so the API refuses the URL map. Write "{wanted}".',
      long: `The {what} has {length} characters, and the API takes at most ${longest}. Match a shorter part of the path.`,
    },
    examples: {
      bad: matchExample('        prefix_match = "api/"\n'),
      good: matchExample('        prefix_match = "/api/"\n'),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const match of matchRulesOf(urlMap))
        for (const name of fields) {
          const value = textIn(match, name);
          if (value === undefined || (value.startsWith("/") && value.length <= longest)) continue;
          const wanted = name === "prefixMatch" ? completePath(value) : `/${value}`;
          const field = `${match.path}.${name}`;
          const long = value.startsWith("/");
          yield {
            message: long ? "long" : "slash",
            data: { what: words[name], value, wanted, length: value.length },
            resource: urlMap.id,
            field,
            fixes: long ? [] : [setting(`Write "${wanted}"`, urlMap, field, wanted)],
          };
        }
  },
});
