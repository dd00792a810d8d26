/** Adding items to, and removing them from, lists and maps that are written out. Spans are absolute. */

import type { Replacement } from "../../edited-text";
import type { Span } from "../syntax";
import { type Container, indentationAt, indented, insertLines, lineBreakOf, removeItem } from "./container-edits";
import { lineEnd, lineStart, nextLine } from "./lines";

/** A tuple `[…]` or an object `{…}`, brackets included, with its items. */
export interface Listing extends Span {
  readonly text: string;
  readonly items: readonly Span[];
}

/** Edits that append an item to a tuple. */
export function appendToTuple(tuple: Listing, item: string): Replacement[] {
  const { text, start, end, items } = tuple;
  const last = items.at(-1);
  const lineBreak = lineBreakOf(text);
  const oneLine = !text.slice(start, end).includes("\n");
  if (!last) {
    if (oneLine) return [{ start: start + 1, end: end - 1, newText: item }];
    const at = nextLine(text, start);
    return [
      {
        start: at,
        end: at,
        newText: `${indented(`${item},`, `${indentationAt(text, start)}  `, lineBreak)}${lineBreak}`,
      },
    ];
  }
  const comma = commaAfter(text, last.end, end);
  const afterLast = comma === undefined ? last.end : comma + 1;
  if (oneLine || lineStart(text, last.start) === lineStart(text, start) || nextLine(text, afterLast) >= end) {
    const space = items.length > 1 && !/,\s/.test(text.slice(items[0]?.end, items[1]?.start)) ? "," : ", ";
    return [{ start: afterLast, end: afterLast, newText: comma === undefined ? space + item : ` ${item}` }];
  }
  const line = `${item}${comma === undefined ? "" : ","}`;
  const at = nextLine(text, afterLast);
  const added = { start: at, end: at, newText: indented(line, indentationAt(text, last.start), lineBreak) + lineBreak };
  return comma === undefined ? [{ start: last.end, end: last.end, newText: "," }, added] : [added];
}

/** Edits that take an item out of a tuple. The caller removes the whole attribute where it was the only one. */
export function removeFromTuple(tuple: Listing, index: number): Replacement[] {
  const { text, items, end } = tuple;
  const item = items[index];
  if (!item) return [];
  const comma = commaAfter(text, item.end, end);
  const itemEnd = comma === undefined ? item.end : comma + 1;
  const start = lineStart(text, item.start);
  const next = nextLine(text, itemEnd);
  const before = items[index - 1];
  const after = items[index + 1];
  const alone =
    text.slice(start, item.start).trim() === "" &&
    next < end &&
    (after === undefined || lineEnd(text, itemEnd) < after.start);
  if (alone) {
    const edits: Replacement[] = [{ start, end: next, newText: "" }];
    const commaBefore = before && !after && comma === undefined ? commaAfter(text, before.end, item.start) : undefined;
    if (commaBefore !== undefined) edits.push({ start: commaBefore, end: commaBefore + 1, newText: "" });
    return edits;
  }
  if (after) return [{ start: item.start, end: after.start, newText: "" }];
  if (before) return [{ start: before.end, end: item.end, newText: "" }];
  return [{ start: item.start, end: itemEnd, newText: "" }];
}

/** Edits that add an entry to an object written out, after its last one. */
export function appendToObject(object: Listing, entry: string): Replacement[] {
  const { text, start, end, items } = object;
  const last = items.at(-1);
  if (text.slice(start, end).includes("\n")) {
    const comma = last && commaAfter(text, last.end, end);
    const line = comma === undefined ? entry : `${entry},`;
    return insertLines(containerOf(object), {
      lines: line,
      after: last && { start: last.start, end: comma ?? last.end },
    });
  }
  if (!last) return [{ start: start + 1, end: end - 1, newText: ` ${entry} ` }];
  return [{ start: last.end, end: last.end, newText: `, ${entry}` }];
}

/** Edits that take an entry out of an object written out. */
export function removeFromObject(object: Listing, index: number): Replacement[] {
  const { text, start, end } = object;
  const item = object.items[index];
  if (!item) return [];
  const multiline = text.slice(start, end).includes("\n");
  if (multiline && text.slice(lineStart(text, item.start), item.start).trim() === "") {
    const comma = commaAfter(text, item.end, end);
    return removeItem(containerOf(object), { start: item.start, end: comma === undefined ? item.end : comma + 1 });
  }
  return object.items.length === 1 ? [{ start: start + 1, end: end - 1, newText: "" }] : removeFromTuple(object, index);
}

function containerOf({ text, start, end, items }: Listing): Container {
  return { text, open: start + 1, close: end - 1, items };
}

/** Offset of the comma after an item, when only blanks and line breaks lie between. */
function commaAfter(text: string, at: number, limit: number): number | undefined {
  let to = at;
  while (to < limit && /\s/.test(text[to] ?? "")) to++;
  return to < limit && text[to] === "," ? to : undefined;
}
