/**
 * Two neighbouring items of a list change places: their texts do, with the comments above them, and nothing else. No `Change`
 * says that: setting the list would write the values anew, and with them every expression and comment.
 */
import type { EditPlan, TextEdit } from "../model/change";
import type { Resource } from "../model/resource";
import { type ListValue, type Value, valueAt } from "../model/value";
import type { Preview, Snapshot } from "../snapshot";
import { ownExpression } from "./expression-behind";
import { readOnlyText } from "./read-only";
import { sameValue } from "./same-value";

type Refusal = Extract<EditPlan, { ok: false }>;

/** Previews moving an item (`backends[2]`) one place up (-1) or down (1). Refused where the texts cannot simply change places. */
export function previewMove(snapshot: Snapshot, id: string, path: string, by: 1 | -1): Preview {
  const resource = snapshot.topology.get(id);
  const [, listPath, digits] = /^(.*)\[(\d+)\]$/.exec(path) ?? [];
  const list = resource && listPath !== undefined ? valueAt(resource.fields, listPath) : undefined;
  if (!resource || listPath === undefined || list?.type !== "list")
    return { ok: false, reason: `There is no ${path} in ${id}.` };
  const readOnly = readOnlyText(resource);
  if (readOnly !== undefined) return { ok: false, reason: readOnly };
  const first = Math.min(Number(digits), Number(digits) + by);
  const plan = swap(snapshot, list, first);
  if (!plan.ok) return plan;
  return snapshot.previewEdits(plan.edits, (after) => {
    const then = after.topology.get(id);
    return then && isSwapped(resource, then, listPath, first)
      ? undefined
      : "The way this list is written does not allow its items to change places; edit it as text.";
  });
}

function swap(snapshot: Snapshot, list: ListValue, first: number): { ok: true; edits: TextEdit[] } | Refusal {
  const [one, other] = [list.items[first], list.items[first + 1]];
  if (!one || !other) return { ok: false, reason: "There is no place further that way." };
  const [a, b] = [one.fieldRange ?? one.range, other.fieldRange ?? other.range];
  const text = snapshot.text(a.file);
  if (
    list.open !== undefined ||
    one.via ||
    other.via ||
    ownExpression(list) !== undefined ||
    a.file !== b.file ||
    text === undefined
  )
    return { ok: false, reason: "These items are made by an expression; edit that as text.", at: a };
  const inLines = isOnOwnLines(text, a) && isOnOwnLines(text, b);
  const [from, to] = inLines ? [wholeLines(text, a), wholeLines(text, b)] : [a, b];
  if (from.end > to.start) return { ok: false, reason: "These items are not written one after the other.", at: a };
  if (!inLines && [text.slice(from.end, to.start), restOfLine(text, to.end)].some((it) => /#|\/\/|\/\*/.test(it)))
    return { ok: false, reason: "A comment stands beside these items; move them as text.", at: a };
  const edit = (at: Span, by: Span): TextEdit => ({
    file: a.file,
    start: at.start,
    end: at.end,
    newText: text.slice(by.start, by.end),
  });
  return { ok: true, edits: [edit(from, to), edit(to, from)] };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Nothing but a dash before it, and nothing but a comment behind it. */
function isOnOwnLines(text: string, { start, end }: Span): boolean {
  return (
    /^\s*(?:-\s+)?$/.test(text.slice(lineStart(text, start), start)) &&
    /^\s*(?:(?:#|\/\/).*)?$/.test(restOfLine(text, end))
  );
}

/** From the first comment right above to the end of the last line. */
function wholeLines(text: string, { start, end }: Span): Span {
  let from = lineStart(text, start);
  while (from > 0) {
    const above = lineStart(text, from - 1);
    if (!/^\s*(?:#|\/\/)/.test(text.slice(above, from))) break;
    from = above;
  }
  return { start: from, end: end + restOfLine(text, end).length };
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function restOfLine(text: string, at: number): string {
  return /^[^\r\n]*/.exec(text.slice(at))?.[0] ?? "";
}

/** Whether the resource is what it was but for the two items. */
function isSwapped(before: Resource, after: Resource, path: string, first: number): boolean {
  const was = valueAt(before.fields, path);
  const is = valueAt(after.fields, path);
  if (was?.type !== "list" || is?.type !== "list" || was.items.length !== is.items.length) return false;
  const order = was.items.map((_, index) => (index === first ? first + 1 : index === first + 1 ? first : index));
  const rest = (fields: Value) => (fields.type === "object" ? Object.entries(fields.fields) : []);
  const [root] = path.split(/[.[]/);
  return (
    order.every((from, index) => sameValue(was.items[from], is.items[index])) &&
    rest(before.fields).every(([name, value]) => name === root || sameValue(value, valueAt(after.fields, name)))
  );
}
