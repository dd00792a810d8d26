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
  const start = commonPrefix(before, after, limit);
  let tail = 0;
  while (
    tail < limit - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { start, end: before.length - tail, newEnd: after.length - tail };
}

/**
 * One replacement that covers all deltas (offsets of the old text, any order), or undefined when they do not lead from
 * the old text to the new one.
 */
export function mergeDeltas(before: string, after: string, deltas: readonly TextDelta[]): TextChange | undefined {
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
  return new Edit({
    startIndex: change.start,
    oldEndIndex: change.end,
    newEndIndex: change.newEnd,
    startPosition: pointOf(before, change.start),
    oldEndPosition: pointOf(before, change.end),
    newEndPosition: pointOf(after, change.newEnd),
  });
}

function commonPrefix(before: string, after: string, limit: number): number {
  let at = 0;
  // Comparing slices runs at memory speed; characters are compared in the last stretch only.
  const stretch = 4096;
  while (at + stretch <= limit && before.slice(at, at + stretch) === after.slice(at, at + stretch)) at += stretch;
  while (at < limit && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  return at;
}

function pointOf(text: string, offset: number): { row: number; column: number } {
  let row = 0;
  let line = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
    row++;
    line = at + 1;
  }
  return { row, column: offset - line };
}
