/** A route rule's match in words, short enough for a table cell. */
import { scalarOf, type Value, valueAt } from "../model/value";

/** `/v2/*`, `/health`, `~ ^/u/\d+$`, `/videos/{id=*}`, then ` + header x-canary: 1` and ` + ?beta=1` for conditions. */
export function matchText(rule: Value): string {
  const parts = [
    path(rule),
    ...list(rule, "headerMatches").map(header),
    ...list(rule, "queryParameterMatches").map(query),
    ...(list(rule, "metadataFilters").length ? ["metadata filter"] : []),
  ].filter((it) => it !== "");
  return parts.length ? parts.join(" + ") : "any request";
}

function path(rule: Value): string {
  const prefix = word(rule, "prefixMatch");
  if (prefix !== undefined) return prefix === "/" ? "/*" : `${prefix}*`;
  const regex = word(rule, "regexMatch");
  if (regex !== undefined) return `~ ${regex}`;
  return word(rule, "fullPathMatch") ?? word(rule, "pathTemplateMatch") ?? "";
}

function header(match: Value): string {
  const name = word(match, "headerName") ?? "?";
  const not = word(match, "invertMatch") === "true" ? "not " : "";
  return `${not}header ${name}${condition(match)}`;
}

function query(match: Value): string {
  const name = word(match, "name") ?? "?";
  return `?${name}${condition(match).replace(/^: /, "=")}`;
}

function condition(match: Value): string {
  const exact = word(match, "exactMatch");
  if (exact !== undefined) return `: ${exact}`;
  const prefix = word(match, "prefixMatch");
  if (prefix !== undefined) return `: ${prefix}*`;
  const suffix = word(match, "suffixMatch");
  if (suffix !== undefined) return `: *${suffix}`;
  const regex = word(match, "regexMatch");
  if (regex !== undefined) return `: ~ ${regex}`;
  const start = word(match, "rangeMatch.rangeStart");
  if (start !== undefined) return `: ${start}–${word(match, "rangeMatch.rangeEnd") ?? "?"}`;
  return "";
}

function word(value: Value, at: string): string | undefined {
  const found = valueAt(value, at);
  const scalar = scalarOf(found);
  if (scalar !== undefined) return String(scalar);
  return found?.type === "unknown" ? `\${${found.expression || "?"}}` : undefined;
}

function list(value: Value, at: string): readonly Value[] {
  const found = valueAt(value, at);
  return found?.type === "list" ? found.items : [];
}
