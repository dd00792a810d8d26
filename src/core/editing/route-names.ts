/** The requests that a field of a URL map is about, in words. */
import { urlMapRows } from "../diagram/url-map-rows";
import type { Resource } from "../model/resource";
import { scalarOf, valueAt } from "../model/value";

/** "Everything else", "api: /v1/*", "api: /v1/*, mirrored". */
export function routeName(urlMap: Resource, field: string, role: string): string {
  const matcher = /^pathMatchers\[(\d+)\]/.exec(field)?.[0];
  const rule = /^pathMatchers\[\d+\]\.(?:pathRules|routeRules)\[\d+\]/.exec(field)?.[0];
  const name = matcher === undefined ? undefined : scalarOf(valueAt(urlMap.fields, `${matcher}.name`));
  const which = rule === undefined ? everythingElse(urlMap) : ruleText(urlMap, rule);
  const base = matcher === undefined ? capital(which) : `${name ?? "path matcher"}: ${which}`;
  if (role === "mirror") return `${base}, mirrored`;
  if (role === "weightedBackendService") return `${base}, a share of it`;
  return role === "errorService" ? `${base}, error pages` : base;
}

function everythingElse(urlMap: Resource): string {
  return valueAt(urlMap.fields, "pathMatchers") === undefined ? "all requests" : "everything else";
}

function ruleText(urlMap: Resource, rule: string): string {
  const label = labels(urlMap).get(rule);
  const priority = scalarOf(valueAt(urlMap.fields, `${rule}.priority`));
  return label ?? (priority === undefined ? "a rule" : `the rule of priority ${priority}`);
}

const made = new WeakMap<Resource, ReadonlyMap<string, string>>();

/** Labels of the rows by the rule that they belong to, made once: a map may have hundreds of rules. */
function labels(urlMap: Resource): ReadonlyMap<string, string> {
  let byRule = made.get(urlMap);
  if (!byRule) {
    byRule = new Map(
      urlMapRows(urlMap).rows.flatMap(({ id, label }) => {
        const rule = /^pathMatchers\[\d+\]\.(?:pathRules|routeRules)\[\d+\]/.exec(id)?.[0];
        return rule === undefined ? [] : [[rule, label] as const];
      }),
    );
    made.set(urlMap, byRule);
  }
  return byRule;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
