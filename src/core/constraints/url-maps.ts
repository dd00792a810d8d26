/** The parts of a URL map, each with its path: where requests are decided on, and what is done with them there. */
import type { Resource } from "../model/resource";
import { type ObjectValue, scalarOf, type Value, valueAt } from "../model/value";
import { isAbsentIn } from "../topology/read";

/** An object inside a resource, and where it is: `pathMatchers[0].routeRules[1]`; the path of the whole is empty. */
export interface Part {
  readonly path: string;
  readonly value: ObjectValue;
}

/** Entries of a list of objects; `complete` is false when there may be others. */
export interface Parts {
  readonly list: readonly Part[];
  readonly complete: boolean;
}

/**
 * A place of a URL map where requests get a destination: the map's own default, a path matcher's default, a path rule, a
 * route rule. Defaults spell the same fields differently.
 */
export interface Level extends Part {
  readonly type: "map" | "matcher" | "pathRule" | "routeRule";
  readonly service: "defaultService" | "service";
  readonly redirect: "defaultUrlRedirect" | "urlRedirect";
  readonly action: "defaultRouteAction" | "routeAction";
  readonly errors: "defaultCustomErrorResponsePolicy" | "customErrorResponsePolicy";
  /** The path matcher that it is or stands in. */
  readonly matcher?: Part;
}

/** Path of a field of a part. */
export function at(part: Part, field: string): string {
  return part.path === "" ? field : `${part.path}.${field}`;
}

/** The entries of a list of objects in a part. */
export function partsIn(owner: Part, field: string): Parts {
  const list = owner.value.fields[field];
  if (list?.type !== "list") return { list: [], complete: isAbsentIn(owner.value, field) };
  const parts = list.items.flatMap((value, index) =>
    value.type === "object" ? [{ path: `${at(owner, field)}[${index}]`, value }] : [],
  );
  return { list: parts, complete: list.open === undefined && parts.length === list.items.length };
}

/** An object in a part, where it is certainly there. */
export function partIn(owner: Part, field: string): Part | undefined {
  const value = valueAt(owner.value, field);
  return value?.type === "object" ? { path: at(owner, field), value } : undefined;
}

/** The known texts of a list in a part, with their paths; `complete` is false when there may be others. */
export function textsIn(
  owner: Part,
  field: string,
): {
  readonly list: readonly { readonly text: string; readonly path: string }[];
  readonly complete: boolean;
} {
  const value = owner.value.fields[field];
  if (value?.type !== "list") return { list: [], complete: isAbsentIn(owner.value, field) };
  const list = value.items.flatMap((item, index) => {
    const text = scalarOf(item);
    return text === undefined ? [] : [{ text: String(text), path: `${at(owner, field)}[${index}]` }];
  });
  return { list, complete: value.open === undefined && list.length === value.items.length };
}

/** The known text of a field; undefined when it is absent, not known or empty, which providers treat as absent. */
export function textIn(part: Part, field: string): string | undefined {
  const text = scalarOf(valueAt(part.value, field));
  return text === undefined || text === "" ? undefined : String(text);
}

/** Whether a field certainly has a value that counts: no empty text or list, no false, nothing that may be null. */
export function isSet(part: Part, field: string): boolean {
  return isSomething(valueAt(part.value, field));
}

function isSomething(value: Value | undefined): boolean {
  switch (value?.type) {
    case "scalar":
      return value.value !== "" && value.value !== false;
    case "reference":
      // What a data source or a module gives may be null.
      return value.target.by !== "outside";
    case "list":
      return value.items.length > 0;
    case "object":
      return true;
    default:
      return false;
  }
}

/** Whether a field certainly has no value that counts: absent, empty, false. */
export function isUnset(part: Part, field: string): boolean {
  const value = valueAt(part.value, field);
  if (value === undefined) return isAbsentIn(part.value, field);
  if (value.type === "list") return value.items.length === 0 && value.open === undefined;
  return value.type === "scalar" && !isSomething(value);
}

const rootFields = {
  service: "defaultService",
  redirect: "defaultUrlRedirect",
  action: "defaultRouteAction",
  errors: "defaultCustomErrorResponsePolicy",
} as const;

const ruleFields = {
  service: "service",
  redirect: "urlRedirect",
  action: "routeAction",
  errors: "customErrorResponsePolicy",
} as const;

/** The URL map itself as a part. */
export function rootOf(urlMap: Resource): Part {
  return { path: "", value: urlMap.fields };
}

export function hostRulesOf(urlMap: Resource): Parts {
  return partsIn(rootOf(urlMap), "hostRules");
}

export function matchersOf(urlMap: Resource): Parts {
  return partsIn(rootOf(urlMap), "pathMatchers");
}

const memory = new WeakMap<ObjectValue, readonly Level[]>();

/** Every level of a URL map, in text order: the map, then each path matcher and its rules. */
export function levelsOf(urlMap: Resource): readonly Level[] {
  let levels = memory.get(urlMap.fields);
  if (!levels) {
    levels = [{ ...rootOf(urlMap), type: "map", ...rootFields }, ...matchersOf(urlMap).list.flatMap(levelsIn)];
    memory.set(urlMap.fields, levels);
  }
  return levels;
}

function levelsIn(matcher: Part): readonly Level[] {
  const rules = (field: string, type: "pathRule" | "routeRule") =>
    partsIn(matcher, field).list.map((it): Level => ({ ...it, type, ...ruleFields, matcher }));
  return [
    { ...matcher, type: "matcher", ...rootFields, matcher },
    ...rules("pathRules", "pathRule"),
    ...rules("routeRules", "routeRule"),
  ];
}

/** A part together with the level that it belongs to. */
export interface Placed extends Part {
  readonly level: Level;
}

function placed(urlMap: Resource, parts: (level: Level) => readonly (Part | undefined)[]): readonly Placed[] {
  return levelsOf(urlMap).flatMap((level) => parts(level).flatMap((it) => (it ? [{ ...it, level }] : [])));
}

/** Every route action, those of defaults included. */
export function actionsOf(urlMap: Resource): readonly Placed[] {
  return placed(urlMap, (it) => [partIn(it, it.action)]);
}

/** Every redirect, those of defaults included. */
export function redirectsOf(urlMap: Resource): readonly Placed[] {
  return placed(urlMap, (it) => [partIn(it, it.redirect)]);
}

/** Every custom error response policy. */
export function errorPoliciesOf(urlMap: Resource): readonly Placed[] {
  return placed(urlMap, (it) => [partIn(it, it.errors)]);
}

/** Every header action: those of levels, and those of weighted services. */
export function headerActionsOf(urlMap: Resource): readonly Placed[] {
  return placed(urlMap, (it) => {
    const action = partIn(it, it.action);
    const weighted = action ? partsIn(action, "weightedBackendServices").list : [];
    return [partIn(it, "headerAction"), ...weighted.map((service) => partIn(service, "headerAction"))];
  });
}

/** Every match rule of every route rule. */
export function matchRulesOf(urlMap: Resource): readonly Placed[] {
  return placed(urlMap, (it) => (it.type === "routeRule" ? partsIn(it, "matchRules").list : []));
}

/** A level in words that fit into a sentence: `path rule 2 of path matcher "web"`. */
export function describeLevel(level: Level): string {
  if (level.type === "map" || !level.matcher) return "the URL map";
  const matcher = `path matcher "${textIn(level.matcher, "name") ?? "?"}"`;
  if (level.type === "matcher") return matcher;
  const number = Number(/\[(\d+)\]$/.exec(level.path)?.[1] ?? 0) + 1;
  return `${level.type === "pathRule" ? "path" : "route"} rule ${number} of ${matcher}`;
}
