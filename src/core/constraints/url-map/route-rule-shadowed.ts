import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { scalarOf, valueAt } from "../../model/value";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { isSet, isUnset, matchersOf, type Part, partsIn, textIn } from "../url-maps";
import { matcherExample } from "./examples";

const example = (all: number, api: number) =>
  matcherExample(`
    route_rules {
      priority = ${all}
      service  = "projects/p/global/backendServices/site"
      match_rules {
        prefix_match = "/"
      }
    }
    route_rules {
      priority = ${api}
      service  = "projects/p/global/backendServices/api"
      match_rules {
        prefix_match = "/api/"
      }
    }
`);

export default defineConstraint({
  meta: {
    id: "route-rule-shadowed",
    severity: "warning",
    title: "Route rule never applies",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `Everything that a route rule matches is matched by a rule of lower number before it. Route rules are tried from the
lowest priority number upwards and the first that matches is applied, however general it is; unlike path rules, the longer path
does not win. Reported only where it is certain: the rule in front asks for a path and nothing else, and its prefix or full
path covers every match rule of the one behind.`,
    repair: "Give the more specific rule the lower number.",
    sources: [
      "Compute API v1 HttpRouteRule.priority",
      "Compute API v1 HttpRouteRule.matchRules",
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
    ],
    fixable: true,
    messages: {
      prefix:
        'This rule never applies: the rule of priority {first} comes before it and takes every path that begins with "{path}". Give this one a lower number than {first}.',
      exact:
        'This rule never applies: the rule of priority {first} comes before it and takes the path "{path}". Remove one of the two.',
    },
    examples: { bad: example(1, 2), good: example(2, 1) },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const matcher of matchersOf(urlMap).list) {
        const takers = new Takers();
        for (const { rule, priority } of inOrder(matcher)) {
          const matches = partsIn(rule, "matchRules");
          const taken = matches.complete ? matches.list.map((it) => takers.of(it)) : [];
          const [first] = taken;
          if (first && taken.every((it) => it !== undefined && it.priority < priority))
            yield {
              message: first.exact ? "exact" : "prefix",
              data: { first: first.priority, path: first.path },
              resource: urlMap.id,
              field: rule.path,
              related: related(urlMap, `The rule of priority ${first.priority}`, first.rule.path),
              fixes: taken.every((it) => it?.rule === first.rule) ? swap(urlMap, rule, priority, first) : [],
            };
          for (const it of matches.list) takers.add(it, rule, priority);
        }
      }
  },
});

/** Route rules with known priorities, as they are tried. */
function inOrder(matcher: Part): readonly { readonly rule: Part; readonly priority: number }[] {
  return partsIn(matcher, "routeRules")
    .list.flatMap((rule) => {
      const priority = scalarOf(valueAt(rule.value, "priority"));
      return typeof priority === "number" ? [{ rule, priority }] : [];
    })
    .sort((a, b) => a.priority - b.priority);
}

interface Taker {
  readonly rule: Part;
  readonly priority: number;
  readonly path: string;
  readonly exact: boolean;
}

/** Paths that rules take whatever else a request has, found by each beginning of a path: linear in its length. */
class Takers {
  private readonly found = new Map<string, Taker>();

  add(match: Part, rule: Part, priority: number): void {
    if (!conditions.every((it) => isUnset(match, it))) return;
    if (!isUnset(match, "ignoreCase") && !isSet(match, "ignoreCase")) return;
    for (const field of ["prefixMatch", "fullPathMatch"] as const) {
      const path = textIn(match, field);
      const others = paths.filter((it) => it !== field);
      if (path === undefined || !others.every((it) => isUnset(match, it))) continue;
      const exact = field === "fullPathMatch";
      const key = keyOf(path, isSet(match, "ignoreCase"), exact);
      if (!this.found.has(key)) this.found.set(key, { rule, priority, path, exact });
    }
  }

  /** The rule that takes all that a match rule asks for. */
  of(match: Part): Taker | undefined {
    const all = this.found.get(keyOf("/", false, false)) ?? this.found.get(keyOf("/", true, false));
    const full = textIn(match, "fullPathMatch");
    const path = full ?? textIn(match, "prefixMatch") ?? textIn(match, "pathTemplateMatch")?.replace(/[*{].*$/s, "");
    if (all || path === undefined || paths.filter((it) => !isUnset(match, it)).length !== 1) return all;
    // Documentation and samples disagree on what ignoreCase means, so only rules that agree on it are compared.
    const ignoring = isSet(match, "ignoreCase");
    if (!ignoring && !isUnset(match, "ignoreCase")) return undefined;
    const exact = full === undefined ? undefined : this.found.get(keyOf(path, ignoring, true));
    if (exact) return exact;
    for (let length = path.length; length > 0; length--) {
      const prefix = this.found.get(keyOf(path.slice(0, length), ignoring, false));
      if (prefix) return prefix;
    }
    return undefined;
  }
}

function keyOf(path: string, ignoring: boolean, exact: boolean): string {
  return `${ignoring ? "i" : "c"}${exact ? "=" : "^"}${path}`;
}

const conditions = ["headerMatches", "queryParameterMatches", "metadataFilters"];
const paths = ["prefixMatch", "fullPathMatch", "regexMatch", "pathTemplateMatch"];

/** The two rules change numbers, unless that only turns the tables: both ask for the very same path. */
function swap(urlMap: Resource, rule: Part, priority: number, first: Taker): readonly Fix[] {
  const own = new Takers();
  for (const it of partsIn(rule, "matchRules").list) own.add(it, rule, priority);
  if (partsIn(first.rule, "matchRules").list.some((it) => own.of(it) !== undefined)) return [];
  return [
    {
      title: `Try this rule first: priority ${first.priority}, and ${priority} for the other`,
      changes: [
        setField(urlMap, `${rule.path}.priority`, first.priority),
        setField(urlMap, `${first.rule.path}.priority`, priority),
      ],
    },
  ];
}
