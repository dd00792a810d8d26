/** How a file is written, so that what is added looks like what is there. */
import { lineStart } from "../comments";
import type { MapNode, SequenceNode, TreeFile, TreeNode } from "../tree";
import type { Quotes } from "./scalars";

export interface Style {
  readonly json: boolean;
  readonly lineBreak: string;
  /** One level of indentation; blanks in YAML blocks, perhaps tabs in JSON. */
  readonly unit: string;
  /** Columns from a key to the dashes of its sequence: 0 or more. */
  readonly dashOffset: number;
  /** Columns from a dash to what follows it. */
  readonly dashWidth: number;
  readonly quotes: Quotes;
  /** One-line maps and lists: `{ a: 1 }` has padding, `{"a":1}` neither padding nor blanks. */
  readonly padding: string;
  readonly comma: string;
  readonly colon: string;
}

/** Looked for once in each state of a file. */
export function styleOf(file: TreeFile): Style {
  let style = remembered.get(file);
  if (!style) {
    style = findStyle(file);
    remembered.set(file, style);
  }
  return style;
}

const remembered = new WeakMap<TreeFile, Style>();

function findStyle(file: TreeFile): Style {
  const { text } = file;
  const json = file.language === "json";
  const found: Found = {};
  const { documents } = file;
  for (const { root } of documents) if (root) look(text, root, found);
  return {
    json,
    lineBreak: /\r?\n/.exec(text)?.[0] ?? "\n",
    unit: found.unit ?? "  ",
    dashOffset: found.dashOffset ?? 0,
    dashWidth: found.dashWidth ?? 2,
    quotes: found.quotes ?? "single",
    padding: found.padding ?? "",
    comma: found.comma ?? (found.colon === ":" ? "," : ", "),
    colon: found.colon ?? ": ",
  };
}

type Found = { -readonly [Key in keyof Style]?: Style[Key] };

/** Takes the first instance of each habit. */
function look(text: string, node: TreeNode, found: Found): void {
  if (node.type === "scalar" && (node.style === "single" || node.style === "double")) found.quotes ??= node.style;
  if (node.type === "map") {
    for (const entry of node.entries) {
      if (node.style === "block") lookBelow(text, entry.start, entry.value, found);
      else if (entry.value.type !== "scalar" || entry.value.style !== "empty")
        found.colon ??= oneLine(text.slice(entry.keyRange.end, entry.value.start), /^:[ ]*$/);
      look(text, entry.value, found);
    }
    if (node.style === "flow") lookFlow(text, node, node.entries, found);
  } else if (node.type === "sequence") {
    for (const item of node.items) {
      if (node.style === "block" && item.value.type !== "scalar" && isOnLine(text, item.start, item.value.start))
        found.dashWidth ??= item.value.start - item.start;
      look(text, item.value, found);
    }
    if (node.style === "flow") lookFlow(text, node, node.items, found);
  }
}

function lookBelow(text: string, key: number, value: TreeNode, found: Found): void {
  if (value.type === "map" && value.style === "block") {
    const step = columnOf(text, value.start) - columnOf(text, key);
    if (step > 0) found.unit ??= " ".repeat(step);
  } else if (value.type === "sequence" && value.style === "block")
    found.dashOffset ??= Math.max(0, columnOf(text, value.start) - columnOf(text, key));
}

function lookFlow(
  text: string,
  node: MapNode | SequenceNode,
  parts: readonly { readonly start: number; readonly end: number }[],
  found: Found,
): void {
  const [first, second] = parts;
  if (!first || text[node.start] === undefined || !"{[".includes(text[node.start] ?? "")) return;
  const before = text.slice(node.start + 1, first.start);
  if (before.includes("\n")) {
    const unit = indentAt(text, first.start).slice(indentAt(text, node.start).length);
    if (/^\s+$/.test(unit)) found.unit ??= unit;
    return;
  }
  if (node.type === "map" && /^ *$/.test(before)) found.padding ??= before;
  if (second) found.comma ??= oneLine(text.slice(first.end, second.start), /^, *$/);
}

function oneLine(text: string, pattern: RegExp): string | undefined {
  return pattern.test(text) ? text : undefined;
}

function isOnLine(text: string, start: number, end: number): boolean {
  return !text.slice(start, end).includes("\n");
}

/** Columns before an offset on its line; a byte order mark takes none. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (start === 0 && text.startsWith("\ufeff") ? 1 : 0);
}

/** The white space at the beginning of an offset's line. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^\ufeff?([ \t]*)/.exec(text.slice(start, start + 1000))?.[1] ?? "";
}

/** The end of an offset's line, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}

/** Where the line after an offset's begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/** Whether only white space (and a byte order mark) stands before an offset on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).replace("\ufeff", "").trim() === "";
}
