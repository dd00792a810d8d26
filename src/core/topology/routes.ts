/** Which requests a URL map sends along each of its references. */
import type { Resource } from "../model/resource";
import { type ObjectValue, parsePath, scalarOf, type Value, valueAt } from "../model/value";
import { matchText } from "./match-text";
import type { Route } from "./topology";

/** Routes of one URL map's references, by field path. Reads its host rules once. */
export class Routes {
  private hostsByMatcher: Map<string, string[]> | undefined;

  constructor(private readonly urlMap: Resource) {}

  /** The route of the reference at a field path. */
  at(field: string): Route {
    const fields = this.urlMap.fields;
    const steps = parsePath(field);
    if (steps[0] === "tests")
      return {
        type: "test",
        hosts: texts(valueAt(fields, `tests[${steps[1]}].host`)),
        paths: texts(valueAt(fields, `tests[${steps[1]}].path`)),
      };
    const weight = weightAt(fields, steps);
    const special = steps.includes("requestMirrorPolicy")
      ? "mirror"
      : steps.includes("errorService")
        ? "errorService"
        : undefined;
    const rest = weight === undefined ? {} : { weight };
    if (steps[0] !== "pathMatchers" || typeof steps[1] !== "number")
      return { type: special ?? "default", hosts: [], paths: [], ...rest };
    const matcher = valueAt(fields, `pathMatchers[${steps[1]}]`);
    const hosts = this.hostsOf(matcher);
    const rule = typeof steps[3] === "number" ? valueAt(matcher, `${steps[2]}[${steps[3]}]`) : undefined;
    if (steps[2] === "pathRules")
      return { type: special ?? "pathRule", hosts, paths: texts(valueAt(rule, "paths")), ...rest };
    if (steps[2] === "routeRules") {
      const priority = scalarOf(valueAt(rule, "priority"));
      return {
        type: special ?? "routeRule",
        hosts,
        paths: items(valueAt(rule, "matchRules")).map(matchText),
        ...(typeof priority === "number" ? { priority } : {}),
        ...rest,
      };
    }
    return { type: special ?? "matcherDefault", hosts, paths: [], ...rest };
  }

  private hostsOf(matcher: Value | undefined): string[] {
    if (!this.hostsByMatcher) {
      this.hostsByMatcher = new Map();
      for (const rule of items(this.urlMap.fields.fields.hostRules)) {
        const name = nameKey(valueAt(rule, "pathMatcher"));
        if (name === undefined) continue;
        const hosts = this.hostsByMatcher.get(name) ?? [];
        hosts.push(...texts(valueAt(rule, "hosts")));
        this.hostsByMatcher.set(name, hosts);
      }
    }
    const name = nameKey(valueAt(matcher, "name"));
    return (name === undefined ? undefined : this.hostsByMatcher.get(name)) ?? [];
  }
}

/** Two names that cannot be evaluated are the same when their expressions are. */
function nameKey(value: Value | undefined): string | undefined {
  const scalar = scalarOf(value);
  if (scalar !== undefined) return `=${scalar}`;
  return value?.type === "unknown" && value.expression ? `?${value.expression}` : undefined;
}

function weightAt(fields: ObjectValue, steps: readonly (string | number)[]): number | undefined {
  const at = steps.indexOf("weightedBackendServices");
  if (at < 0) return undefined;
  let value: Value | undefined = fields;
  for (const step of steps.slice(0, at + 2)) {
    if (typeof step === "number") value = value?.type === "list" ? value.items[step] : undefined;
    else value = value?.type === "object" ? value.fields[step] : undefined;
  }
  const weight = scalarOf(valueAt(value, "weight"));
  return typeof weight === "number" ? weight : undefined;
}

function items(value: Value | undefined): readonly Value[] {
  return value?.type === "list" ? value.items : [];
}

/** Texts of a scalar or of a list's items; what cannot be evaluated shows as its expression: `${var.host}`. */
function texts(value: Value | undefined): string[] {
  if (value === undefined) return [];
  if (value.type === "list") return value.items.flatMap(texts);
  const scalar = scalarOf(value);
  if (scalar !== undefined) return [String(scalar)];
  return value.type === "unknown" ? [`\${${value.expression || "?"}}`] : [];
}
