import type { TextDelta } from "../../core/formats/format";

/**
 * The one replacement that turns `before` into `after`: what lies between their common beginning and common end. An
 * editor's change events of one tick, several carets included, become one delta whatever their order.
 */
export function deltaBetween(before: string, after: string): TextDelta {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}
