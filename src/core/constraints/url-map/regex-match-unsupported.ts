import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { productFacts } from "../../topology/products-table";
import { removeField, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { plainMatch, templateOf } from "../plain-regexes";
import { certainUser } from "../url-map-users";
import { at, isUnset, matchRulesOf, type Part, partsIn, textIn } from "../url-maps";
import { schemeRouteExample } from "./balancer-examples";

const match = (line: string) => `      match_rules {\n        ${line}\n      }\n`;

export default defineConstraint({
  meta: {
    id: "regex-match-unsupported",
    severity: "error",
    title: "Regular expressions need a regional, internal or service mesh load balancer",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "ForwardingRule"],
    products: ["global-external-alb", "classic-alb"],
    local: true,
    docs: `A path, header or query parameter is compared with a regular expression in a URL map of a global external or classic
Application Load Balancer, or one whose backend services are made for those. They run without regular expressions, and the API
refuses the URL map. Without a scheme the rule applies too, because both possible defaults are external. Regional and internal
load balancers and Cloud Service Mesh take regular expressions.`,
    repair:
      "Say it with a prefix, a full path, a path template (not on classic load balancers) or an exact value, which most expressions can be replaced by.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/quotas",
      "Compute API v1 HttpRouteRuleMatch.regexMatch",
      "Compute API v1 HttpHeaderMatch.regexMatch",
      "Compute API v1 HttpQueryParameterMatch.regexMatch",
      "https://github.com/hashicorp/terraform-provider-google/issues/14093",
    ],
    fixable: true,
    messages: {
      unsupported:
        'This URL map is for {product}, which takes no regular expressions, so the API refuses "{expression}". Use a plain comparison{or}.',
    },
    examples: {
      bad: schemeRouteExample("EXTERNAL_MANAGED", match('regex_match = "/api/.*"')),
      good: schemeRouteExample("EXTERNAL_MANAGED", match('prefix_match = "/api/"')),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const found = matchRulesOf(urlMap).flatMap((rule) => [
        ...regex(rule, "path"),
        ...partsIn(rule, "headerMatches").list.flatMap((it) => regex(it, "header")),
        ...partsIn(rule, "queryParameterMatches").list.flatMap((it) => regex(it, "query")),
      ]);
      const user =
        found.length > 0
          ? certainUser(topology, urlMap, (it) => productFacts(it).urlMap?.regularExpressions === false)
          : undefined;
      if (!user) continue;
      const templates = !user.candidates.includes("classic-alb");
      for (const { part, type, expression } of found)
        yield {
          message: "unsupported",
          data: { product: user.product, expression, or: type === "path" && templates ? " or a path template" : "" },
          resource: urlMap.id,
          field: at(part, "regexMatch"),
          related: user.related,
          fixes: fixes(urlMap, part, type, { expression, templates }),
        };
    }
  },
});

type Type = "path" | "header" | "query";

function regex(part: Part, type: Type) {
  const expression = textIn(part, "regexMatch");
  return expression === undefined ? [] : [{ part, type, expression }];
}

const fields = {
  path: { exact: "fullPathMatch", prefix: "prefixMatch", suffix: undefined },
  header: { exact: "exactMatch", prefix: "prefixMatch", suffix: "suffixMatch" },
  query: { exact: "exactMatch", prefix: undefined, suffix: undefined },
};

function fixes(
  urlMap: Resource,
  part: Part,
  type: Type,
  { expression, templates }: { readonly expression: string; readonly templates: boolean },
): readonly Fix[] {
  const plain = plainMatch(expression);
  const field = plain && fields[type][plain.how];
  const template = type === "path" && templates && !field ? templateOf(expression) : undefined;
  const [name, text] = template ? ["pathTemplateMatch", template] : [field, plain?.text];
  if (name === undefined || text === undefined || (type === "path" && !text.startsWith("/"))) return [];
  if (Object.values(fields[type]).some((it) => it !== undefined && !isUnset(part, it))) return [];
  return [
    {
      title: `Use ${name} "${text}"`,
      changes: [removeField(urlMap, at(part, "regexMatch")), setField(urlMap, at(part, name), text)],
    },
  ];
}
