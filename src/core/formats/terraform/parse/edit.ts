/** The stretch of text that an update changes, and the same for tree-sitter. */
import { Edit } from "web-tree-sitter";
import type { TextDelta } from "../../format";

/** One replacement that leads from the old text to the new: old[start, end) became new[start, newEnd). */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

/** The smallest replacement between two texts: what is left between their common beginning and end. */
export function changeBetween(before: string, after: string): TextChange {
  const limit = Math.min(before.length, after.length);
  const start = commonStart(before, after, limit);
  const tail = commonEnd(before, after, limit - start);
  return { start, end: before.length - tail, newEnd: after.length - tail };
}

/** The replacement that one delta makes, or undefined when it does not lead from the old text to the new one. */
export function verifyDeltas(before: string, after: string, deltas: readonly TextDelta[]): TextChange | undefined {
  const [only] = deltas;
  if (only === undefined || deltas.length !== 1) return undefined;
  const change = { start: only.start, end: only.end, newEnd: only.start + only.newText.length };
  if (change.start < 0 || change.end < change.start || change.end > before.length) return undefined;
  if (after.length - change.newEnd !== before.length - change.end) return undefined;
  const leads =
    after.startsWith(only.newText, change.start) &&
    after.slice(0, change.start) === before.slice(0, change.start) &&
    after.slice(change.newEnd) === before.slice(change.end);
  return leads ? change : undefined;
}

/** The change in tree-sitter's terms. */
export function toEdit(before: string, after: string, change: TextChange): Edit {
  const start = pointFrom(before, origin, 0, change.start);
  return new Edit({
    startIndex: change.start,
    oldEndIndex: change.end,
    newEndIndex: change.newEnd,
    startPosition: start,
    oldEndPosition: pointFrom(before, start, change.start, change.end),
    newEndPosition: pointFrom(after, start, change.start, change.newEnd),
  });
}

/** Comparing slices runs at memory speed; characters are compared in the last stretch only. */
const stretch = 2048;

function commonStart(before: string, after: string, limit: number): number {
  let at = 0;
  while (at + stretch <= limit && before.slice(at, at + stretch) === after.slice(at, at + stretch)) at += stretch;
  while (at < limit && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  return at;
}

function commonEnd(before: string, after: string, limit: number): number {
  let tail = 0;
  const same = (length: number) =>
    before.slice(before.length - tail - length, before.length - tail) ===
    after.slice(after.length - tail - length, after.length - tail);
  while (tail + stretch <= limit && same(stretch)) tail += stretch;
  while (tail < limit && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail))
    tail++;
  return tail;
}

interface Point {
  readonly row: number;
  readonly column: number;
}

const origin: Point = { row: 0, column: 0 };

function pointFrom(text: string, from: Point, start: number, end: number): Point {
  let { row } = from;
  let line = start - from.column;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
    row++;
    line = at + 1;
  }
  return { row, column: end - line };
}
