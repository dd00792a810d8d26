/** The routes of a URL map as a table that can be edited: hosts, path matchers, their rules, and where each leads. */

import { nameOf, textOf } from "../../diagram/text";
import { objectsOf, redirectText } from "../../diagram/url-map-rows";
import { kindSpec } from "../../kinds/registry";
import { serviceKinds } from "../../kinds/url-map-route-action";
import type { Resource } from "../../model/resource";
import { type ObjectValue, scalarOf, type Value, valueAt } from "../../model/value";
import { drawnOnce } from "../../topology/drawn-once";
import type { Topology } from "../../topology/topology";
import { routeName } from "../route-names";
import type { RouteDestination, RouteRule, RouteTable } from "./route-model";

/** The table of a URL map; null where `id` is none. */
export function routeTable(topology: Topology, id: string): RouteTable | null {
  const map = topology.get(id);
  if (map?.kind !== "UrlMap") return null;
  const destination = destinationsOf(topology, map);
  return {
    id,
    name: map.name,
    ...(map.readOnly === undefined ? {} : { readOnly: map.readOnly }),
    hosts: objectsOf(map.fields, "hostRules").map(({ value, path }) => {
      const hosts = textsOf(valueAt(value, "hosts"));
      return {
        path,
        ...(hosts ? { hosts } : {}),
        label: textOf(valueAt(value, "hosts")) || "unknown hosts",
        matcher: textOf(valueAt(value, "pathMatcher")),
      };
    }),
    matchers: objectsOf(map.fields, "pathMatchers").map(({ value, path }) => ({
      path,
      name: textOf(valueAt(value, "name")),
      rules: [...routeRules(map, value, path), ...pathRules(map, value, path)].map((it) => ({
        ...it,
        destination: destination(it.path),
      })),
      default: destination(path),
    })),
    default: destination(""),
    targets: targetsOf(topology, map),
  };
}

type Undirected = Omit<RouteRule, "destination">;

function pathRules(map: Resource, matcher: ObjectValue, prefix: string): Undirected[] {
  return objectsOf(matcher, "pathRules", prefix).map(({ value, path }) => {
    const paths = textsOf(valueAt(value, "paths"));
    return { path, type: "path", label: labelOf(map, path), ...(paths ? { paths } : {}) };
  });
}

function routeRules(map: Resource, matcher: ObjectValue, prefix: string): Undirected[] {
  return objectsOf(matcher, "routeRules", prefix)
    .map(({ value, path }): Undirected => {
      const priority = scalarOf(valueAt(value, "priority"));
      const only = onlyPath(value);
      return {
        path,
        type: "route",
        label: labelOf(map, path),
        ...(only ? { paths: [only.text] } : {}),
        ...(typeof priority === "number" ? { priority } : {}),
      };
    })
    .sort((a, b) => (a.priority ?? Number.MAX_VALUE) - (b.priority ?? Number.MAX_VALUE));
}

function labelOf(map: Resource, path: string): string {
  return routeName(map, path, "service").replace(/^[^:]*: /, "");
}

/** The field of the one condition of a route rule that looks at nothing but the path. */
export function onlyPath(rule: ObjectValue): { readonly field: string; readonly text: string } | undefined {
  const matches = valueAt(rule, "matchRules");
  const [match, ...others] = matches?.type === "list" && matches.open === undefined ? matches.items : [];
  if (match?.type !== "object" || match.open !== undefined || others.length > 0) return undefined;
  const [name, ...more] = Object.keys(match.fields).filter((it) => it !== "ignoreCase");
  if (name === undefined || more.length > 0) return undefined;
  if (!["prefixMatch", "fullPathMatch", "pathTemplateMatch", "regexMatch"].includes(name)) return undefined;
  const text = scalarOf(match.fields[name]);
  return typeof text === "string" ? { field: `matchRules[0].${name}`, text } : undefined;
}

/** Fields of a destination, which a default spells otherwise than a rule. */
export function destinationFields(of: string): { service: string; action: string; redirect: string } {
  const isRule = /Rules\[\d+\]$/.test(of);
  const at = (name: string, capital: string) => `${of ? `${of}.` : ""}${isRule ? name : `default${capital}`}`;
  return {
    service: at("service", "Service"),
    action: at("routeAction", "RouteAction"),
    redirect: at("urlRedirect", "UrlRedirect"),
  };
}

function destinationsOf(topology: Topology, map: Resource): (of: string) => RouteDestination {
  const edges = new Map(topology.out(map.id).map((it) => [it.field, it.to]));
  return (of) => {
    const fields = destinationFields(of);
    const get = (path: string) => valueAt(map.fields, path);
    const end = (path: string) => {
      const to = edges.get(path);
      return { text: to === undefined ? textOf(get(path)) : nameOf(topology, to), ...(to === undefined ? {} : { to }) };
    };
    const shared = objectsOf(map.fields, `${fields.action}.weightedBackendServices`);
    const shares = shared.map(({ value, path }) => {
      const weight = scalarOf(valueAt(value, "weight"));
      return { path, ...end(`${path}.backendService`), ...(typeof weight === "number" ? { weight } : {}) };
    });
    if (shares.length > 0) return { of, type: "weighted", text: shares.map((it) => it.text).join(", "), shares };
    if (get(fields.service)) return { of, type: "service", ...end(fields.service), shares };
    const redirect = get(fields.redirect);
    if (redirect) return { of, type: "redirect", text: redirectText(redirect), shares };
    return {
      of,
      type: get(fields.action) ? "other" : "none",
      text: get(fields.action) ? "route action" : "nowhere",
      shares,
    };
  };
}

/** Services of the map's own scope and module, or all where that is not known: what cannot be is judged when it is done. */
function targetsOf(topology: Topology, map: Resource): RouteTable["targets"] {
  return drawnOnce(topology)
    .all(...serviceKinds)
    .filter((it) => it.format === map.format && it.module === map.module && fits(it, map))
    .map(({ id, name, kind }) => ({ id, title: name, kindLabel: kindSpec(kind).label }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

function fits({ scope }: Resource, { scope: own }: Resource): boolean {
  if (scope.level === "unknown" || own.level === "unknown") return true;
  return scope.level === own.level && (!scope.name || !own.name || scope.name === own.name);
}

/** The texts of a list, where all of them are known. */
export function textsOf(value: Value | undefined): string[] | undefined {
  if (value === undefined) return [];
  if (value.type !== "list" || value.open !== undefined) return undefined;
  const texts = value.items.map((it) => scalarOf(it));
  return texts.every((it) => typeof it === "string") ? texts : undefined;
}
