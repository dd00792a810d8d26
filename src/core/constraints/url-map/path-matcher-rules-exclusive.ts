import type { Change, ChangeValue } from "../../model/change";
import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { scalarOf, valueAt } from "../../model/value";
import type { Topology } from "../../topology/topology";
import { removeField, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { copyOf } from "../copies";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { at, isSet, matchersOf, type Part, partsIn, textIn, textsIn } from "../url-maps";
import { matcherExample } from "./examples";

const highest = 2147483647;

const routes = `
    route_rules {
      priority = 1
      service  = "projects/p/global/backendServices/v2"
      match_rules {
        prefix_match = "/v2"
      }
    }
`;

export default defineConstraint({
  meta: {
    id: "path-matcher-rules-exclusive",
    severity: "error",
    title: "Path matcher takes path rules or route rules, not both",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `A path matcher has path rules and route rules. The two kinds are evaluated differently, the longest path against the
lowest priority, so a matcher can have only one of them and the API refuses both.`,
    repair: `Write the path rules as route rules: an exact path becomes \`fullPathMatch\`, \`/api/*\` becomes the
\`prefixMatch\` \`/api/\`, longer paths get lower numbers.`,
    sources: [
      "Compute API v1 PathMatcher.pathRules",
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
    ],
    fixable: true,
    messages: {
      both: 'Path matcher "{name}" has path rules and route rules, and the API takes only one of the two. Write the path rules as route rules.',
    },
    examples: {
      bad: matcherExample(`
    path_rule {
      paths   = ["/api/*"]
      service = "projects/p/global/backendServices/api"
    }
${routes.slice(1)}`),
      good: matcherExample(`${routes}
    route_rules {
      priority = 2
      service  = "projects/p/global/backendServices/api"
      match_rules {
        prefix_match = "/api/"
      }
    }
`),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const matcher of matchersOf(urlMap).list) {
        if (!isSet(matcher, "pathRules") || !isSet(matcher, "routeRules")) continue;
        yield {
          message: "both",
          data: { name: textIn(matcher, "name") ?? "?" },
          resource: urlMap.id,
          field: `${at(matcher, "pathRules")}[0]`,
          related: related(urlMap, "The route rules begin here", `${at(matcher, "routeRules")}[0]`),
          fixes: rewrite(topology, urlMap, matcher),
        };
      }
  },
});

/** The path rules as route rules behind those that are there. Nothing to offer where something is not known. */
function rewrite(topology: Topology, urlMap: Resource, matcher: Part): readonly Fix[] {
  const pathRules = partsIn(matcher, "pathRules");
  const routeRules = partsIn(matcher, "routeRules");
  const priorities = routeRules.list.map((it) => scalarOf(valueAt(it.value, "priority")));
  if (!pathRules.complete || !routeRules.complete || !priorities.every((it) => typeof it === "number")) return [];
  const entries: { readonly path: string; readonly action: Record<string, ChangeValue>; readonly rule: number }[] = [];
  for (const [rule, part] of pathRules.list.entries()) {
    const copy = copyOf(topology, urlMap, part.value, part.path);
    const paths = textsIn(part, "paths");
    if (!isFields(copy) || !paths.complete) return [];
    const { paths: _, ...action } = copy;
    entries.push(...paths.list.map(({ text }) => ({ path: text, action, rule })));
  }
  // Path rules go by the longest path, an exact one before a pattern; route rules by their numbers.
  entries.sort((a, b) => rank(b.path) - rank(a.path));
  const rules: {
    readonly rule: number;
    readonly action: Record<string, ChangeValue>;
    readonly matches: ChangeValue[];
  }[] = [];
  for (const { path, action, rule } of entries) {
    const match: ChangeValue = path.endsWith("/*") ? { prefixMatch: path.slice(0, -1) } : { fullPathMatch: path };
    const last = rules[rules.length - 1];
    if (last?.rule === rule) last.matches.push(match);
    else rules.push({ rule, action, matches: [match] });
  }
  const start = Math.max(...priorities.map(Number)) + 1;
  if (start + rules.length > highest) return [];
  const count = routeRules.list.length;
  const added = rules.map(
    ({ action, matches }, index): Change =>
      setField(urlMap, `${at(matcher, "routeRules")}[${count + index}]`, {
        priority: start + index,
        matchRules: matches,
        ...action,
      }),
  );
  return [
    {
      title: "Write the path rules as route rules",
      changes: [...added, removeField(urlMap, at(matcher, "pathRules"))],
      effect: "They come after the route rules that are there: check that those leave the requests to them.",
    },
  ];
}

function rank(path: string): number {
  return path.endsWith("/*") ? path.length : path.length + 1e6;
}

function isFields(value: ChangeValue | undefined): value is Record<string, ChangeValue> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
