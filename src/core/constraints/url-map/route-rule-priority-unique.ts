import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { scalarOf, valueAt } from "../../model/value";
import { setField, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { matchersOf, type Part, partsIn } from "../url-maps";
import { matcherExample } from "./examples";

const highest = 2147483647;

const example = (second: number) =>
  matcherExample(`
    route_rules {
      priority = 1
      service  = "projects/p/global/backendServices/a"
      match_rules {
        prefix_match = "/a"
      }
    }
    route_rules {
      priority = ${second}
      service  = "projects/p/global/backendServices/b"
      match_rules {
        prefix_match = "/b"
      }
    }
`);

export default defineConstraint({
  meta: {
    id: "route-rule-priority-unique",
    severity: "error",
    title: "Route rule priorities must be unique",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `Two route rules of one path matcher have the same priority, or a priority is not a whole number from 0 to ${highest}.
Rules are tried from the lowest number upwards, so equal numbers leave the order open, and the API refuses the URL map.`,
    repair: "Give each rule a number of its own, in the order in which they are to be tried. Gaps are fine.",
    sources: ["Compute API v1 HttpRouteRule.priority"],
    fixable: true,
    messages: {
      twice:
        "Another route rule of this path matcher has priority {priority} too, so it is open which of them comes first. Give each rule its own number.",
      range: `Priority {priority} is not a whole number from 0 to ${highest}, so the API refuses the rule. Use a number in that range.`,
    },
    examples: { bad: example(1), good: example(2) },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const matcher of matchersOf(urlMap).list) {
        const { list, complete } = partsIn(matcher, "routeRules");
        const rules = list.flatMap((it): Numbered[] => {
          const priority = scalarOf(valueAt(it.value, "priority"));
          return priority === undefined || Number.isNaN(Number(priority))
            ? []
            : [{ ...it, priority: Number(priority), field: `${it.path}.priority` }];
        });
        const certain = complete && rules.length === list.length;
        const seen = new Map<number, Numbered[]>();
        for (const rule of rules) {
          const { priority, field } = rule;
          const before = seen.get(priority) ?? [];
          seen.set(priority, [...before, rule]);
          const outside = !Number.isInteger(priority) || priority < 0 || priority > highest;
          const [first] = before;
          if (!outside && !first) continue;
          yield {
            message: outside ? "range" : "twice",
            data: { priority },
            resource: urlMap.id,
            field,
            related: first ? related(urlMap, `Priority ${priority} as well`, first.field) : [],
            fixes: certain ? fixes(urlMap, rules, rule, outside ? 0 : before.length) : [],
          };
        }
      }
  },
});

interface Numbered extends Part {
  readonly priority: number;
  readonly field: string;
}

/** The next number, where it and those up to it are free; in any case, all numbers anew in the same order. */
function fixes(urlMap: Resource, rules: readonly Numbered[], rule: Numbered, times: number): readonly Fix[] {
  const taken = new Set(rules.map((it) => it.priority));
  const next = rule.priority + times;
  const free =
    times > 0 && next <= highest && !Array.from({ length: times }, (_, i) => next - i).some((it) => taken.has(it));
  const inOrder = [...rules].sort((a, b) => a.priority - b.priority);
  const anew: Fix = {
    title: `Number the rules from 1 to ${rules.length}`,
    changes: inOrder.map((it, index) => setField(urlMap, it.field, index + 1)),
    effect: "Rules keep their order; those of equal priority follow the text.",
  };
  return free ? [setting(`Set the priority to ${next}`, urlMap, rule.field, next), anew] : [anew];
}
