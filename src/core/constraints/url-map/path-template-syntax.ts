import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import type { Topology } from "../../topology/topology";
import { setField, setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { migrateToManaged } from "../migrate-to-managed";
import { nearest } from "../nearest";
import { isVariableName, operatorsOf, variablesIn } from "../path-templates";
import { urlMapProducts } from "../product-lists";
import { certainUser, type User } from "../url-map-users";
import { actionsOf, at, isUnset, matchRulesOf, type Placed, partsIn, textIn } from "../url-maps";
import { matchExample } from "./examples";

const most = 5;

export default defineConstraint({
  meta: {
    id: "path-template-syntax",
    severity: "error",
    title: "Path template is not valid",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "ForwardingRule"],
    products: urlMapProducts,
    local: true,
    docs: `A \`pathTemplateMatch\` has more than ${most} operators (variables and wildcards), names a variable twice or in a way
that is no name, or has \`**\` before another operator; or a \`pathTemplateRewrite\` stands in a rule without a template, or
uses a variable that the template does not have. Classic Application Load Balancers know no templates at all.`,
    repair:
      "Correct the template: names begin with a letter and have letters, digits and underscores; `**` comes last. A rewrite uses the variables of the match.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
      "Compute API v1 HttpRouteRuleMatch.pathTemplateMatch",
      "Compute API v1 UrlRewrite.pathTemplateRewrite",
      "https://github.com/GoogleCloudPlatform/magic-modules/pull/8033",
    ],
    fixable: true,
    messages: {
      many: `The template has {count} operators, and at most ${most} variables and wildcards are allowed. Match fewer parts of the path.`,
      twice: 'The template names "{name}" twice, so it is open what the variable stands for. Give each its own name.',
      name: '"{name}" is no name for a variable: it takes a letter, then letters, digits and underscores. Rename it.',
      rest: '"{text}" takes the rest of the path, so nothing can be matched after it. Make it the last operator.',
      lacking:
        "The rewrite uses a template, but {where} has no pathTemplateMatch that it could take parts from. Add one, or use pathPrefixRewrite.",
      variable: 'No pathTemplateMatch of this rule has a variable "{name}" for the rewrite to use. It has: {known}.',
      classic:
        "This URL map is for {product}, which knows no path templates, so the API refuses it. Use a prefix or a full path, or move the load balancer to EXTERNAL_MANAGED.",
    },
    examples: {
      bad: matchExample('        path_template_match = "/{shop}/{shop}/items"\n'),
      good: matchExample('        path_template_match = "/{shop}/{item}/items"\n'),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const matches = matchRulesOf(urlMap).filter((it) => textIn(it, "pathTemplateMatch") !== undefined);
      const rewrites = actionsOf(urlMap).filter((it) => textIn(it, rewriteField) !== undefined);
      if (matches.length === 0 && rewrites.length === 0) continue;
      const classic = certainUser(topology, urlMap, (it) => it === "classic-alb");
      for (const match of matches) {
        const field = at(match, "pathTemplateMatch");
        if (classic) yield onClassic(topology, urlMap, field, classic);
        for (const flaw of flawsOf(textIn(match, "pathTemplateMatch") ?? ""))
          yield {
            message: flaw.message,
            data: flaw.data,
            resource: urlMap.id,
            field,
            fixes: flaw.wanted === undefined ? [] : [setting(`Write "${flaw.wanted}"`, urlMap, field, flaw.wanted)],
          };
      }
      for (const action of rewrites) yield* rewriteFlaws(urlMap, action);
    }
  },
});

const rewriteField = "urlRewrite.pathTemplateRewrite";

interface Flaw {
  readonly message: string;
  readonly data: Readonly<Record<string, string | number>>;
  /** The template without the flaw, where that is plain. */
  readonly wanted?: string;
}

function* flawsOf(template: string): Iterable<Flaw> {
  const operators = operatorsOf(template);
  if (operators === undefined) return;
  if (operators.length > most) yield { message: "many", data: { count: operators.length } };
  const names = new Set<string>();
  for (const [index, { name, text, rest, start }] of operators.entries()) {
    if (rest && index < operators.length - 1) yield { message: "rest", data: { text } };
    if (name === undefined) continue;
    const wanted = (other: string) =>
      `${template.slice(0, start)}${text.replace(name, other)}${template.slice(start + text.length)}`;
    const taken = (it: string) => operators.some((operator) => operator.name === it);
    const valid = name.replace(/[^a-zA-Z0-9_]+/g, "_").replace(/^[^a-zA-Z]+/, "");
    if (!isVariableName(name))
      yield {
        message: "name",
        data: { name },
        ...(isVariableName(valid) && !taken(valid) ? { wanted: wanted(valid) } : {}),
      };
    else if (names.has(name))
      yield {
        message: "twice",
        data: { name },
        ...(taken(`${name}${names.size + 1}`) ? {} : { wanted: wanted(`${name}${names.size + 1}`) }),
      };
    names.add(name);
  }
}

function* rewriteFlaws(urlMap: Resource, action: Placed): Generator<Report> {
  const rewrite = textIn(action, rewriteField) ?? "";
  const field = at(action, rewriteField);
  const { level } = action;
  const rules = partsIn(level, "matchRules");
  if (rules.complete && rules.list.every((it) => isUnset(it, "pathTemplateMatch"))) {
    const where = level.type === "routeRule" ? "this route rule" : "a rule of this kind";
    yield { message: "lacking", data: { where }, resource: urlMap.id, field };
    return;
  }
  const templates = rules.list.map((it) => operatorsOf(textIn(it, "pathTemplateMatch") ?? "{"));
  if (!rules.complete || templates.some((it) => it === undefined)) return;
  const known = [...new Set(templates.flatMap((it) => it?.flatMap(({ name }) => name ?? []) ?? []))];
  for (const name of new Set(variablesIn(rewrite).filter((it) => !known.includes(it)))) {
    const near = nearest(name, known);
    const likely = near.length > 0 ? near : known.length === 1 ? known : [];
    yield {
      message: "variable",
      data: { name, known: known.join(", ") || "none" },
      resource: urlMap.id,
      field,
      fixes: likely.map(
        (it): Fix => ({
          title: `Use the variable "${it}"`,
          changes: [setField(urlMap, field, rewrite.replaceAll(`{${name}}`, `{${it}}`))],
        }),
      ),
    };
  }
}

function onClassic(topology: Topology, urlMap: Resource, field: string, user: User): Report {
  return {
    message: "classic",
    data: { product: user.product },
    resource: urlMap.id,
    field,
    related: user.related,
    fixes: migrateToManaged(topology, urlMap),
  };
}
