/** Adding lines to, and removing items from, what stands between two braces (or from a whole file). */
import type { Replacement } from "../../edited-text";
import { lineEnd, lineStart, nextLine } from "./lines";

/** A stretch of text that holds items on lines of their own. Absolute offsets. */
export interface Container {
  readonly text: string;
  /** After `{`, or the start of the file. */
  readonly open: number;
  /** Of `}`, or the end of the file. */
  readonly close: number;
  readonly items: readonly { readonly start: number; readonly end: number }[];
}

export interface Insertion {
  /** Text of the new lines, indented relative to the container's items, with `\n` between lines. */
  readonly lines: string;
  /** Item after which it goes; undefined puts it first, "end" after everything, comments included. */
  readonly after: { readonly start: number; readonly end: number } | undefined | "end";
  /** A blank line before it (after it, when it goes first), where there is something to set it off from. */
  readonly blankLine?: boolean;
}

/** The line break that a text uses: that of its first line. */
export function lineBreakOf(text: string): string {
  const newline = text.indexOf("\n");
  return newline > 0 && text[newline - 1] === "\r" ? "\r\n" : "\n";
}

/** Whether it stands between braces that are on one line. */
export function isOneLine({ text, open, close }: Container): boolean {
  return open > 0 && !text.slice(open, close).includes("\n");
}

/** The blanks before the items of a container. */
export function indentationIn(container: Container): string {
  const { text, open, items } = container;
  for (const item of items) {
    const start = lineStart(text, item.start);
    const blanks = text.slice(start, item.start);
    if (start >= open && blanks.trim() === "") return blanks;
  }
  if (open === 0) return "";
  const outer = indentationAt(text, open);
  return outer + (outer.includes("\t") ? "\t" : "  ");
}

/** The blanks at the beginning of the line that `at` is in. */
export function indentationAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? "";
}

/** Lines with an indentation and a line break of the container's own; empty lines stay empty. */
export function indented(lines: string, indentation: string, lineBreak: string): string {
  return lines
    .split("\n")
    .map((it) => (it === "" ? it : indentation + it))
    .join(lineBreak);
}

/** Edits that put new lines into a container; a one-line `{ a = b }` is opened up. */
export function insertLines(container: Container, { lines, after, blankLine = false }: Insertion): Replacement[] {
  const { text, open, close } = container;
  const lineBreak = lineBreakOf(text);
  const indentation = indentationIn(container);
  const body = indented(lines, indentation, lineBreak);
  const inside = text.slice(open, close).trim();
  const gap = blankLine && inside ? lineBreak : "";
  if (isOneLine(container)) {
    const last = lineBreak + gap + body + lineBreak + indentationAt(text, open);
    if (!inside) return [{ start: open, end: close, newText: last }];
    const start = text.indexOf(inside, open);
    return [
      { start: open, end: start, newText: lineBreak + indentation },
      { start: start + inside.length, end: close, newText: last },
    ];
  }
  if (after === undefined) {
    const at = open === 0 ? 0 : nextLine(text, open);
    return [{ start: at, end: at, newText: body + lineBreak + gap }];
  }
  const at = after === "end" ? endOfContent(container) : endOfItem(container, after);
  // The last item may share its line with the closing brace: `{ a = 1` … `b = 2 }`.
  if (at > 0 && text[at - 1] !== "\n") return [{ start: at, end: at, newText: lineBreak + gap + body }];
  return [{ start: at, end: at, newText: (isClose(container, at) ? "" : gap) + body + lineBreak }];
}

/** Whether an item, or a comment, stands right on the line that begins at `at`: what goes before it is not set off either. */
function isClose({ text, close }: Container, at: number): boolean {
  const end = nextLine(text, at);
  return end <= lineStart(text, close) && text.slice(at, end).trim() !== "";
}

/**
 * Edits that remove an item: its lines with the comment at their end. Comments above stay. A blank line goes with it
 * where it would be left doubled or beside a brace.
 */
export function removeItem(
  container: Container,
  item: { readonly start: number; readonly end: number },
): Replacement[] {
  const { text, open, close } = container;
  if (isOneLine(container)) return [{ start: open, end: close, newText: "" }];
  let start = lineStart(text, item.start);
  let end = Math.min(text[item.end - 1] === "\n" ? item.end : nextLine(text, item.end), text.length);
  if (start < open || end > close || text.slice(start, item.start).trim() !== "")
    return [{ start: item.start, end: Math.min(item.end, close), newText: "" }];
  const firstLine = open === 0 ? 0 : nextLine(text, open);
  const isFirst = start <= firstLine;
  const isLast = text.slice(end, close).trim() === "";
  const previous = isFirst ? start : lineStart(text, start - 1);
  const blankBefore = !isFirst && text.slice(previous, start).trim() === "";
  const blankAfter = end < close && text.slice(end, nextLine(text, end)).trim() === "" && nextLine(text, end) <= close;
  const lacksBreak = end === text.length && text[end - 1] !== "\n";
  if (blankBefore && (blankAfter || isLast)) start = previous;
  else if (isFirst && blankAfter) end = nextLine(text, end);
  // A file whose last line had no line break keeps it that way.
  if (lacksBreak && start > 0) start = lineEnd(text, start - 1);
  return [{ start, end, newText: "" }];
}

/** Where the line after an item begins; where the item's line also closes the container, the item's end. */
function endOfItem({ text, close }: Container, item: { readonly end: number }): number {
  if (text[item.end - 1] === "\n") return item.end;
  const next = nextLine(text, item.end);
  return next > close ? item.end : next;
}

/** Where the line after the last text in a container begins. */
function endOfContent({ text, open, close }: Container): number {
  const last = open + text.slice(open, close).trimEnd().length;
  const next = nextLine(text, last);
  return next > close ? last : next;
}
