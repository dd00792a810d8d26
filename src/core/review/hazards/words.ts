/** Words that hazards share. */
import type { Kind } from "../../kinds/kind";
import { kindSpec } from "../../kinds/registry";
import type { SourceRange } from "../../model/range";
import type { Resource } from "../../model/resource";
import { valueAt } from "../../model/value";
import type { Hazard, Pair, Side } from "../model";

/** `backend service`, inside a sentence. */
export function kindName(kind: Kind): string {
  const { label } = kindSpec(kind);
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** `backend service "web"`, inside a sentence. */
export function called({ kind, name }: Pick<Resource, "kind" | "name">): string {
  return `${kindName(kind)} "${name}"`;
}

/** The same at the beginning of one. */
export function Called(resource: Pick<Resource, "kind" | "name">): string {
  const text = called(resource);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a, b and c`; of many, the first few. */
export function list(items: readonly string[], most = 3): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : items;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

/** The resources, as places beside a hazard. */
export function places(resources: readonly Resource[], side: Side, what: string): Hazard["related"] {
  return resources.map((it) => ({ message: `${Called(it)} ${what}`, range: it.headRange, resource: it.id, side }));
}

/** Why an object is replaced, as the end of a sentence that begins with a comma. */
export function reason({ after, fields, replacement }: Pair): string {
  if (!replacement) return "";
  if (replacement.readdressed) return ", because its address changed";
  const changes = replacement.fields.map((name) => {
    const change = fields.find((it) => it.field === name || it.field.startsWith(`${name}.`));
    const was = change?.beforeText;
    const now = change?.afterText;
    return was !== undefined && now !== undefined ? `${name} (${shorten(was)} to ${shorten(now)})` : name;
  });
  if (replacement.follows)
    return `, because ${list(changes)} refers to ${called(replacement.follows)}, which is replaced`;
  if (changes.length > 0) return `, because ${list(changes)} cannot be changed in place`;
  return after.lifecycle?.replaceTriggeredBy ? ", because of its replace_triggered_by" : "";
}

/** Where a field stands in `head`, else the resource. */
export function placeOf(resource: Resource, field: string | undefined): SourceRange {
  const value = field === undefined ? undefined : valueAt(resource.fields, field);
  return value?.fieldRange ?? value?.range ?? resource.headRange;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
