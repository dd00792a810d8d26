import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { actionsOf, at, isSet, partIn, redirectsOf } from "../url-maps";

const example = (line: string) => `resource "google_compute_url_map" "web" {
  name = "web"
  default_url_redirect {
${line}    strip_query   = false
  }
}
`;

export default defineConstraint({
  meta: {
    id: "redirect-path-prefix-exclusive",
    severity: "error",
    title: "Redirect or rewrite fields exclude each other",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `A redirect sets \`pathRedirect\` and \`prefixRedirect\`, or a rewrite sets \`pathPrefixRewrite\` and
\`pathTemplateRewrite\`. One replaces the whole path, the other a part of it, so the API takes one of each pair only.`,
    repair: "Keep the one that is meant.",
    sources: [
      "Compute API v1 HttpRedirectAction.pathRedirect",
      "Compute API v1 HttpRedirectAction.prefixRedirect",
      "Compute API v1 UrlRewrite.pathTemplateRewrite",
    ],
    fixable: true,
    messages: {
      both: "{first} and {second} both say what becomes of the path, so the API refuses the {what}. Keep one of them.",
    },
    examples: {
      bad: example('    path_redirect   = "/a"\n    prefix_redirect = "/b"\n'),
      good: example('    path_redirect = "/a"\n'),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const redirects = redirectsOf(urlMap).map((part) => ({ part, pair: redirectFields, what: "redirect" }));
      const rewrites = actionsOf(urlMap).flatMap((action) => {
        const part = partIn(action, "urlRewrite");
        return part ? [{ part, pair: rewriteFields, what: "rewrite" }] : [];
      });
      for (const { part, pair, what } of [...redirects, ...rewrites]) {
        const [first, second] = pair;
        if (!isSet(part, first) || !isSet(part, second)) continue;
        yield {
          message: "both",
          data: { first, second, what },
          resource: urlMap.id,
          field: at(part, second),
          related: related(urlMap, `The ${first}`, at(part, first)),
          fixes: [
            removing(`Keep ${first}`, urlMap, at(part, second)),
            removing(`Keep ${second}`, urlMap, at(part, first)),
          ],
        };
      }
    }
  },
});

const redirectFields = ["pathRedirect", "prefixRedirect"] as const;
const rewriteFields = ["pathPrefixRewrite", "pathTemplateRewrite"] as const;
