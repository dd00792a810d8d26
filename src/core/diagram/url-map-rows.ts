/**
 * A URL map as its routing table: hosts as headings, routes as rows in the order in which they are tried.
 *
 * A row's id is the path of the field that holds its destination, so a topology edge leaves from the row whose id is
 * the edge's field. Order: route rules by priority, path rules by the longest path first (the API picks the longest
 * match whatever the order in the text), the matcher's default last.
 * Source: https://cloud.google.com/load-balancing/docs/url-map-concepts
 */
import type { Resource } from "../model/resource";
import { type ObjectValue, scalarOf, type Value, valueAt } from "../model/value";
import type { DiagramRow } from "./model";
import { textOf } from "./text";

/** Rows of a URL map, and how many hosts and routes they stand for. */
export function urlMapRows(urlMap: Resource): { rows: DiagramRow[]; hosts: number; routes: number } {
  const rows: DiagramRow[] = [];
  const used = new Set<string>();
  const matchers = objectsOf(urlMap.fields, "pathMatchers");
  let hosts = 0;
  for (const rule of objectsOf(urlMap.fields, "hostRules")) {
    const names = listOf(rule.value, "hosts").map(textOf);
    hosts += names.length;
    const label = names.join(", ") || "unknown hosts";
    rows.push({ id: `${rule.path}.hosts`, type: "heading", label, emphasis: "strong" });
    const wanted = valueAt(rule.value, "pathMatcher");
    const name = scalarOf(wanted);
    const matcher = matchers.find((it) => name !== undefined && scalarOf(valueAt(it.value, "name")) === name);
    if (!matcher) {
      const missing = name === undefined ? textOf(wanted) : `no path matcher "${name}"`;
      rows.push({ id: `${rule.path}.pathMatcher`, type: "route", label: missing, emphasis: "dim" });
    } else if (used.has(matcher.path)) {
      rows.push({ id: `${rule.path}.pathMatcher`, type: "route", label: `as ${String(name)} above`, emphasis: "dim" });
    } else {
      used.add(matcher.path);
      rows.push(...matcherRows(matcher));
    }
  }
  for (const matcher of matchers) {
    if (used.has(matcher.path)) continue;
    const name = textOf(valueAt(matcher.value, "name"));
    rows.push({ id: matcher.path, type: "heading", label: `${name} (no host uses it)`, emphasis: "dim" });
    rows.push(...matcherRows(matcher));
  }
  rows.push(...defaultRows(urlMap.fields, "", rows.length ? "everything else" : "all requests"));
  return { rows, hosts, routes: rows.filter((it) => it.type === "route").length };
}

interface Placed {
  readonly value: ObjectValue;
  readonly path: string;
}

function matcherRows(matcher: Placed): DiagramRow[] {
  const pathRules = objectsOf(matcher.value, "pathRules", matcher.path)
    .map((rule) => ({ rule, paths: listOf(rule.value, "paths").map(textOf) }))
    .sort((a, b) => specificity(b.paths) - specificity(a.paths));
  const routeRules = objectsOf(matcher.value, "routeRules", matcher.path).sort((a, b) => priority(a) - priority(b));
  return [
    ...routeRules.flatMap((rule) => destinationRows(rule, matchText(rule.value), routeTitle(rule))),
    ...pathRules.flatMap(({ rule, paths }) => destinationRows(rule, paths.join(", ") || "unknown paths")),
    ...defaultRows(matcher.value, matcher.path, "everything else"),
  ];
}

/** Rows for whatever a rule does: one service, several by weight, or a redirect. */
function destinationRows(rule: Placed, label: string, title?: string): DiagramRow[] {
  return destinations(rule.value, rule.path, "service", "routeAction", "urlRedirect").map((it) => ({
    id: it.field,
    type: "route",
    label,
    ...(it.note ? { note: it.note } : {}),
    ...(title || it.note ? { title: [title ?? label, it.note].filter(Boolean).join(" → ") } : {}),
  }));
}

function defaultRows(object: ObjectValue, path: string, label: string): DiagramRow[] {
  return destinations(object, path, "defaultService", "defaultRouteAction", "defaultUrlRedirect").map((it) => ({
    id: it.field,
    type: "route",
    label,
    emphasis: "dim",
    ...(it.note ? { note: it.note } : {}),
  }));
}

function destinations(object: ObjectValue, path: string, service: string, action: string, redirect: string) {
  const at = (name: string) => (path ? `${path}.${name}` : name);
  const weighted = objectsOf(object, `${action}.weightedBackendServices`, path);
  if (weighted.length) {
    const weights = weighted.map((it) => scalarOf(valueAt(it.value, "weight")));
    const known = weights.filter((it) => typeof it === "number");
    const sum = known.length === weights.length ? known.reduce((a, b) => a + b, 0) : 0;
    return weighted.map((it, index) => {
      const weight = weights[index];
      const share =
        sum > 0 && typeof weight === "number" ? `${round((100 * weight) / sum)}%` : textOf(it.value.fields.weight);
      return { field: `${it.path}.backendService`, note: share };
    });
  }
  if (valueAt(object, service)) return [{ field: at(service), note: "" }];
  const target = valueAt(object, redirect);
  return target ? [{ field: at(redirect), note: redirectText(target) }] : [];
}

/** "→ https 301", "→ www.example.com/new 302". */
export function redirectText(redirect: Value): string {
  if (redirect.type !== "object") return "redirect";
  const code = REDIRECT_CODES[textOf(redirect.fields.redirectResponseCode)] ?? "301";
  const secure = scalarOf(redirect.fields.httpsRedirect) === true ? "https" : "";
  const host = textOf(redirect.fields.hostRedirect);
  const path = textOf(redirect.fields.pathRedirect) || textOf(redirect.fields.prefixRedirect);
  const where = host || path ? `${host}${path}` : secure;
  return `→ ${where} ${code}`.replace("  ", " ");
}

const REDIRECT_CODES: Readonly<Record<string, string>> = {
  MOVED_PERMANENTLY_DEFAULT: "301",
  FOUND: "302",
  SEE_OTHER: "303",
  TEMPORARY_REDIRECT: "307",
  PERMANENT_REDIRECT: "308",
};

function matchText(rule: ObjectValue): string {
  const matches = objectsOf(rule, "matchRules").map(({ value }) => {
    const prefix = textOf(value.fields.prefixMatch);
    const path =
      textOf(value.fields.fullPathMatch) ||
      textOf(value.fields.pathTemplateMatch) ||
      (value.fields.regexMatch ? `~${textOf(value.fields.regexMatch)}` : "") ||
      (prefix ? `${prefix}*` : "/*");
    const more = [
      ...objectsOf(value, "headerMatches").map((it) => textOf(it.value.fields.headerName)),
      ...objectsOf(value, "queryParameterMatches").map((it) => `?${textOf(it.value.fields.name)}`),
    ];
    return more.length ? `${path} [${more.join(", ")}]` : path;
  });
  return matches.join(" or ") || "any request";
}

function routeTitle(rule: Placed): string {
  const order = textOf(rule.value.fields.priority);
  return `${matchText(rule.value)}${order ? ` (priority ${order})` : ""}`;
}

function priority(rule: Placed): number {
  const value = scalarOf(rule.value.fields.priority);
  return typeof value === "number" ? value : Number.MAX_SAFE_INTEGER;
}

/** An exact path beats a wildcard of the same length; a longer path beats a shorter one. */
function specificity(paths: readonly string[]): number {
  return Math.max(0, ...paths.map((path) => (path.endsWith("*") ? 2 * path.length - 2 : 2 * path.length + 1)));
}

function listOf(object: ObjectValue, path: string): readonly Value[] {
  const value = valueAt(object, path);
  if (value === undefined) return [];
  return value.type === "list" ? value.items : [value];
}

/** Objects of a list field, with the path of each. */
export function objectsOf(object: ObjectValue, path: string, prefix = ""): Placed[] {
  const value = valueAt(object, path);
  if (value?.type !== "list") return [];
  const base = prefix ? `${prefix}.${path}` : path;
  return value.items.flatMap((item, index) =>
    item.type === "object" ? [{ value: item, path: `${base}[${index}]` }] : [],
  );
}

function round(share: number): number {
  return Math.round(share * 10) / 10;
}
