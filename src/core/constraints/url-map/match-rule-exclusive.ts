import type { Change, ChangeValue } from "../../model/change";
import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import type { Topology } from "../../topology/topology";
import { removeFields, removing, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { copyOf } from "../copies";
import { urlMapProducts } from "../product-lists";
import { related } from "../related";
import { at, isSet, matchRulesOf, type Part, type Placed, partsIn } from "../url-maps";
import { matchExample } from "./examples";

const paths = ["prefixMatch", "fullPathMatch", "pathTemplateMatch", "regexMatch"];
const headers = ["exactMatch", "prefixMatch", "suffixMatch", "regexMatch", "rangeMatch", "presentMatch"];
const queries = ["exactMatch", "regexMatch", "presentMatch"];

export default defineConstraint({
  meta: {
    id: "match-rule-exclusive",
    severity: "error",
    title: "Match criteria exclude each other",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `A match rule compares the path in more than one way, a header match or query parameter match its value in more than
one way, or \`ignoreCase\` stands beside a regular expression. Each thing is compared in one way, and the API refuses more.`,
    repair:
      "Keep one of them. Where either is to match, split the match rule in two: the match rules of a route rule are alternatives.",
    sources: [
      "Compute API v1 HttpRouteRuleMatch.prefixMatch",
      "Compute API v1 HttpRouteRuleMatch.ignoreCase",
      "Compute API v1 HttpHeaderMatch.exactMatch",
      "Compute API v1 HttpQueryParameterMatch.exactMatch",
    ],
    fixable: true,
    messages: {
      several:
        "{fields} exclude each other: {what} is compared in one way only, and the API refuses the rule. Keep one.",
      ignoreCase:
        "ignoreCase cannot stand beside a regular expression, so the API refuses the rule. Remove it; (?i) at the start of the expression does the same.",
    },
    examples: {
      bad: matchExample('        prefix_match    = "/a"\n        full_path_match = "/b"\n'),
      good: matchExample('        prefix_match = "/a"\n      }\n      match_rules {\n        full_path_match = "/b"\n'),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const match of matchRulesOf(urlMap)) {
        for (const { part, fields, what } of comparisons(match)) {
          const found = fields.filter((it) => isSet(part, it));
          const [first, second] = found;
          if (first === undefined || second === undefined) continue;
          yield {
            message: "several",
            data: { fields: found.join(" and "), what },
            resource: urlMap.id,
            field: at(part, second),
            related: related(urlMap, `The ${first}`, at(part, first)),
            fixes: [...(part === match ? split(topology, urlMap, match, found) : []), ...keepOne(urlMap, part, found)],
          };
        }
        if (!isSet(match, "regexMatch") || !isSet(match, "ignoreCase")) continue;
        yield {
          message: "ignoreCase",
          resource: urlMap.id,
          field: at(match, "ignoreCase"),
          related: related(urlMap, "The regular expression", at(match, "regexMatch")),
          fixes: [removing("Remove ignoreCase", urlMap, at(match, "ignoreCase"))],
        };
      }
  },
});

function comparisons(match: Placed): readonly { part: Part; fields: readonly string[]; what: string }[] {
  return [
    { part: match, fields: paths, what: "the path" },
    ...partsIn(match, "headerMatches").list.map((part) => ({ part, fields: headers, what: "a header" })),
    ...partsIn(match, "queryParameterMatches").list.map((part) => ({ part, fields: queries, what: "a parameter" })),
  ];
}

function keepOne(urlMap: Resource, part: Part, found: readonly string[]): readonly Fix[] {
  return found.map((kept) => {
    const others = found.filter((it) => it !== kept);
    return removing(`Keep ${kept}`, urlMap, ...others.map((it) => at(part, it)));
  });
}

/** A match rule for each way of comparing the path, with all that the rule asks besides: any one of them is enough. */
function split(topology: Topology, urlMap: Resource, match: Placed, found: readonly string[]): readonly Fix[] {
  const all = partsIn(match.level, "matchRules");
  const copy = copyOf(topology, urlMap, match.value, match.path);
  if (!all.complete || typeof copy !== "object" || copy === null || Array.isArray(copy)) return [];
  const [, ...others] = found;
  const without = (kept: string): ChangeValue =>
    Object.fromEntries(
      Object.entries(copy).filter(
        ([name]) => name === kept || !(paths.includes(name) || (kept === "regexMatch" && name === "ignoreCase")),
      ),
    );
  const changes: readonly Change[] = [
    ...removeFields(
      urlMap,
      others.map((it) => at(match, it)),
    ),
    ...others.map((it, index) =>
      setField(urlMap, `${at(match.level, "matchRules")}[${all.list.length + index}]`, without(it)),
    ),
  ];
  return [{ title: "Split into match rules of which any one is enough", changes }];
}
