import { defineConstraint } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { type Entry, entriesOf, repeatFixes, repeats } from "../url-map-entries";
import { matchersOf, partsIn, textIn } from "../url-maps";
import { matcherExample } from "./examples";

const example = (second: string) =>
  matcherExample(`
    path_rule {
      paths   = ["/api", "/api/*"]
      service = "projects/p/global/backendServices/api"
    }
    path_rule {
      paths   = ["${second}"]
      service = "projects/p/global/backendServices/v2"
    }
`);

export default defineConstraint({
  meta: {
    id: "path-rule-duplicate-path",
    severity: "error",
    title: "Path appears twice in a path matcher",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `The same path occurs twice in the path rules of one path matcher. A path can lead to one destination only, so the API
refuses the URL map. In Terraform a repetition within one list of paths is no mistake, because that list is a set.`,
    repair: "Remove the path from one of the rules.",
    sources: ["https://docs.cloud.google.com/load-balancing/docs/url-map-concepts"],
    fixable: true,
    messages: {
      twice:
        'The path "{text}" is in path rule {first} of path matcher "{matcher}" already, and a path can lead to one destination only. Remove one of the two.',
    },
    examples: { bad: example("/api"), good: example("/v2") },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const matcher of matchersOf(urlMap).list) {
        const entries: readonly Entry[] = entriesOf(partsIn(matcher, "pathRules").list, "paths");
        for (const [first, again] of repeats(urlMap, entries, (it) => it.text))
          yield {
            message: "twice",
            data: { text: again.text, first: first.number, matcher: textIn(matcher, "name") ?? "?" },
            resource: urlMap.id,
            field: again.path,
            related: related(urlMap, `"${first.text}" is here first`, first.path),
            fixes: repeatFixes(urlMap, first, again, "path rule"),
          };
      }
  },
});
