/** Edits of what stands in brackets: JSON, and YAML's flow style. */

import type { Replacement } from "../../edited-text";
import { commentsAbove, lineStart } from "../comments";
import type { TreeFile } from "../tree";
import { Refused } from "./refused";
import type { FlowLayout } from "./render";
import { type Collection, partsOf } from "./slots";
import { beginsLine, indentAt, lineEnd, nextLine, type Style } from "./style";

/** How the entries of a collection are laid out; an empty one is laid out as those around it are. */
export function layoutOf(
  file: TreeFile,
  collection: Collection,
  around: readonly Collection[],
  style: Style,
): FlowLayout {
  const { text } = file;
  const first = partsOf(collection)[0];
  if (first) {
    const lines = text.slice(collection.start, first.start).includes("\n");
    return { lines, indent: lines ? indentAt(text, first.start) : "" };
  }
  const filled = [...around].reverse().find((it) => it.style === "flow" && partsOf(it).length > 0 && it !== collection);
  const begin = filled && partsOf(filled)[0]?.start;
  const lines =
    filled && begin !== undefined
      ? text.slice(filled.start, begin).includes("\n")
      : style.json && file.documents.length <= 1;
  return { lines, indent: lines ? indentAt(text, collection.start) + style.unit : "" };
}

/** Puts one more part, already written, at an index. */
export function insertPart(
  file: TreeFile,
  collection: Collection,
  at: number,
  part: string,
  { lines, indent }: FlowLayout,
  style: Style,
): Replacement[] {
  const { text } = file;
  refuseBare(text, collection);
  const parts = partsOf(collection);
  const last = parts[parts.length - 1];
  if (!last) return fillEmpty(text, collection, part, { lines, indent }, style);
  const next = parts[at];
  if (!lines) {
    const before = parts[at - 1];
    if (before) return [{ start: before.end, end: before.end, newText: style.comma + part }];
    const start = next?.start ?? last.end;
    return [{ start, end: start, newText: part + style.comma }];
  }
  if (next) {
    if (!beginsLine(text, next.start))
      return [{ start: next.start, end: next.start, newText: `${part},${style.lineBreak}${indent}` }];
    const start = lineStart(text, commentsAbove(file, next.start)[0]?.start ?? next.start);
    return [{ start, end: start, newText: `${indent}${part},${style.lineBreak}` }];
  }
  const comma = commaAfter(text, last.end);
  const from = comma === undefined ? last.end : comma + 1;
  const line = lineEnd(text, from);
  const newLine = `${style.lineBreak}${indent}${part}${comma === undefined ? "" : ","}`;
  if (isCloseBefore(text, from, line)) {
    const newText = comma === undefined ? `,${newLine}` : newLine;
    return [{ start: from, end: from, newText }];
  }
  return [
    ...(comma === undefined ? [{ start: last.end, end: last.end, newText: "," }] : []),
    { start: line, end: line, newText: newLine },
  ];
}

/** Takes a part away, with its comma and the comments right above it. */
export function removeFlowPart(file: TreeFile, collection: Collection, at: number): Replacement[] {
  const { text } = file;
  refuseBare(text, collection);
  const parts = partsOf(collection);
  const part = parts[at];
  if (!part) return [];
  if (parts.length === 1) return [{ start: collection.start + 1, end: collection.end - 1, newText: "" }];
  const before = parts[at - 1];
  const next = parts[at + 1];
  const comma = commaAfter(text, part.end);
  const end = comma === undefined ? part.end : comma + 1;
  if (
    beginsLine(text, part.start) &&
    !isCloseBefore(text, end, lineEnd(text, end)) &&
    !(next && next.start < lineEnd(text, end))
  ) {
    const start = lineStart(text, commentsAbove(file, part.start)[0]?.start ?? part.start);
    const lines = { start, end: nextLine(text, end), newText: "" };
    const dangling = comma === undefined && before ? commaAfter(text, before.end) : undefined;
    return dangling === undefined ? [lines] : [{ start: dangling, end: dangling + 1, newText: "" }, lines];
  }
  if (next) return [{ start: part.start, end: next.start, newText: "" }];
  return [{ start: before?.end ?? part.start, end: part.end, newText: "" }];
}

function fillEmpty(
  text: string,
  { start, end, type }: Collection,
  part: string,
  { lines, indent }: FlowLayout,
  style: Style,
): Replacement[] {
  const inside = text.slice(start + 1, end - 1);
  if (inside.trim() !== "") {
    // Comments stand there, which stay.
    const newText = `${style.lineBreak}${indent || indentAt(text, start) + style.unit}${part}`;
    return [{ start: start + 1, end: start + 1, newText }];
  }
  const padding = type === "map" ? style.padding : "";
  const newText = lines
    ? `${style.lineBreak}${indent}${part}${style.lineBreak}${indent.slice(0, Math.max(0, indent.length - style.unit.length))}`
    : padding + part + padding;
  return [{ start: start + 1, end: end - 1, newText }];
}

/** `[a: 1]` has a map without braces. */
function refuseBare(text: string, collection: Collection): void {
  if (!"{[".includes(text[collection.start] ?? " "))
    throw new Refused("This map has no braces around it, so it cannot be edited here.", collection.start);
}

/** The comma behind a part, white space and comments between; undefined where the bracket closes. */
function commaAfter(text: string, from: number): number | undefined {
  const match = /^(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*,/.exec(text.slice(from, from + 10_000));
  return match ? from + match[0].length - 1 : undefined;
}

/** Whether a bracket closes on the same line, before any comment. */
function isCloseBefore(text: string, from: number, line: number): boolean {
  return /^[ \t]*[\]}]/.test(text.slice(from, line));
}
