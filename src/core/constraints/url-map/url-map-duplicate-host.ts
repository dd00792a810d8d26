import type { Resource } from "../../model/resource";
import { defineConstraint } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { type Entry, entriesOf, repeatFixes, repeats } from "../url-map-entries";
import { hostRulesOf, textIn, textsIn } from "../url-maps";
import { mapExample } from "./examples";

const example = (hosts: string) =>
  mapExample(`
  host_rule {
    hosts        = ["shop.example.com"]
    path_matcher = "shop"
  }

  host_rule {
    hosts        = ${hosts}
    path_matcher = "site"
  }

  path_matcher {
    name            = "shop"
    default_service = "projects/p/global/backendServices/shop"
  }

  path_matcher {
    name            = "site"
    default_service = "projects/p/global/backendServices/site"
  }
`);

export default defineConstraint({
  meta: {
    id: "url-map-duplicate-host",
    severity: "error",
    title: "Host appears in two host rules",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `The same host, whatever its letter case, occurs twice in the host rules of a URL map. Each host can select one path
matcher only, so the API refuses the map. What Terraform's sets make one is no mistake: a host that one list repeats, or two
host rules that are alike in everything.`,
    repair: "Remove the host from one of the host rules.",
    sources: ["https://docs.cloud.google.com/load-balancing/docs/url-map-concepts"],
    fixable: true,
    messages: {
      twice:
        'The host "{text}" is in host rule {first} already, and a host can select one path matcher only. Remove one of the two.',
    },
    examples: {
      bad: example('["www.example.com", "shop.example.com"]'),
      good: example('["www.example.com"]'),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const entries = entriesOf(hostRulesOf(urlMap).list, "hosts");
      for (const [first, again] of repeats(urlMap, entries, (it) => it.text.toLowerCase())) {
        if (isOneInTerraform(urlMap, first, again)) continue;
        yield {
          message: "twice",
          data: { text: again.text, first: first.number },
          resource: urlMap.id,
          field: again.path,
          related: related(urlMap, `"${first.text}" is here first`, first.path),
          fixes: repeatFixes(urlMap, first, again, "host rule"),
        };
      }
    }
  },
});

/** Terraform's host rules are a set: two that are alike are one. */
function isOneInTerraform(urlMap: Resource, first: Entry, again: Entry): boolean {
  if (urlMap.format !== "terraform" || first.rule === again.rule) return false;
  const content = ({ rule }: Entry) =>
    JSON.stringify([
      textIn(rule, "pathMatcher"),
      textIn(rule, "description"),
      [...new Set(textsIn(rule, "hosts").list.map((it) => it.text))].sort(),
    ]);
  return content(first) === content(again);
}
