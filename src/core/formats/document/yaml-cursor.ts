/** The caret in YAML's block style, told from indentation: the one thing that holds while a line is being written. */
import type { Cursor } from "../cursor";

type Level =
  | { readonly type: "map"; readonly column: number; readonly start: number; readonly keys: string[]; key: Key }
  | { readonly type: "sequence"; readonly column: number; readonly start: number; index: number };

interface Key {
  readonly name: string;
  /** Nothing stands behind the colon: what it holds follows. */
  readonly open: boolean;
}

interface Line {
  readonly offset: number;
  readonly text: string;
}

/** undefined in comments, in flow style and in texts of several lines. */
export function yamlCursor(text: string, offset: number): Cursor | undefined {
  const lines = documentLines(text, offset);
  const at = lines.findIndex((it) => it.offset <= offset && offset <= it.offset + it.text.length);
  const line = lines[at];
  if (!line) return undefined;
  const levels: Level[] = [];
  let block: number | undefined;
  for (const before of lines.slice(0, at)) {
    const indent = indentOf(before.text);
    if (block !== undefined && (before.text.trim() === "" || indent > block)) continue;
    block = descend(levels, before);
  }
  if (block !== undefined && indentOf(line.text) > block) return undefined;
  const found = placeIn(levels, line, offset);
  if (!found) return undefined;
  const { column, ...place } = found;
  const starts = levels.map((it) => it.start);
  const last = levels.at(-1);
  const steps = levels.map((it) => (it.type === "map" ? it.key.name : it.index));
  if (place.at === "key" && last?.type === "map") steps.pop();
  const keys = last?.type === "map" ? keysAround(last, levels.length, lines.slice(at + 1), levels) : [];
  return {
    language: "yaml",
    ...place,
    steps,
    starts,
    keys: keys.filter((it) => it !== ""),
    inset: column - indentOf(line.text),
    whole: true,
  };
}

/** The lines of the document that an offset is in. */
function documentLines(text: string, offset: number): readonly Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const plain = line.endsWith("\r") ? line.slice(0, -1) : line;
    if (/^---(?:\s|$)/.test(plain)) {
      if (at > offset) break;
      lines.length = 0;
    } else lines.push({ offset: at, text: plain });
    at += line.length + 1;
  }
  return lines;
}

const keyPattern = /^("[^"]*"|'[^']*'|[^\s#&*!|>%@`"'[\]{},?-][^#]*?|-[^\s#][^#]*?)\s*:(?=\s|$)\s*/;

/** Takes a line in; the column above which the lines of a text of several lines stand, where one begins. */
function descend(levels: Level[], { offset, text }: Line): number | undefined {
  if (/^\s*(?:#|$)/.test(text)) return undefined;
  let column = indentOf(text);
  for (let dash = /^-(\s+|$)/.exec(text.slice(column)); dash; dash = /^-(\s+|$)/.exec(text.slice(column))) {
    enterItem(levels, column, offset);
    column += dash[0].length;
  }
  const key = keyPattern.exec(text.slice(column));
  if (!key) return undefined;
  const rest = text.slice(column + key[0].length).replace(/(?:^|\s)#.*$/, "");
  enterKey(levels, column, offset, { name: unquoted(key[1] ?? ""), open: /^(?:[&!]\S*)?\s*$/.test(rest) });
  return /^[|>]/.test(rest) ? column : undefined;
}

function enterItem(levels: Level[], column: number, lineOffset: number): void {
  while ((levels.at(-1)?.column ?? -1) > column) levels.pop();
  const top = levels.at(-1);
  if (top?.type === "sequence" && top.column === column) top.index++;
  else levels.push({ type: "sequence", column, start: lineOffset + column, index: 0 });
}

function enterKey(levels: Level[], column: number, lineOffset: number, key: Key): void {
  while (leaves(levels.at(-1), column)) levels.pop();
  const top = levels.at(-1);
  if (top?.type === "map" && top.column === column) {
    top.key = key;
    top.keys.push(key.name);
  } else levels.push({ type: "map", column, start: lineOffset + column, keys: [key.name], key });
}

/** A list may stand in the column of the key that holds it; a key in that column ends it. */
function leaves(top: Level | undefined, column: number): boolean {
  return top !== undefined && (top.column > column || (top.type === "sequence" && top.column >= column));
}

type Found = Pick<Cursor, "at" | "range" | "quoted" | "hasValue" | "item" | "gap"> & { readonly column: number };

/** Takes the caret's line in as far as it goes. */
function placeIn(levels: Level[], line: Line, offset: number): Found | undefined {
  const { text } = line;
  const caret = offset - line.offset;
  if (/(?:^|\s)#/.test(text.slice(0, caret))) return undefined;
  let column = text.trim() === "" ? caret : indentOf(text);
  if (caret < column) return undefined;
  let item = false;
  for (let dash = /^-(\s+|$)/.exec(text.slice(column)); dash; dash = /^-(\s+|$)/.exec(text.slice(column))) {
    if (caret < column + dash[0].length && text.slice(column + dash[0].length) !== "") return undefined;
    enterItem(levels, column, line.offset);
    column += dash[0].length;
    item = true;
  }
  const key = keyPattern.exec(text.slice(column));
  const keyEnd = column + (key?.[1]?.length ?? 0);
  if (key && caret > keyEnd) {
    enterKey(levels, column, line.offset, { name: unquoted(key[1] ?? ""), open: true });
    const from = column + key[0].length;
    const value = /^(?:"[^"]*"?|'[^']*'?|[^#]*?)(?=\s*$|\s+#)/.exec(text.slice(from))?.[0] ?? "";
    if (/^[[{|>&*!]/.test(value) || caret < Math.min(from, keyEnd + 1)) return undefined;
    const start = Math.min(from, caret);
    const range = { start: line.offset + start, end: line.offset + Math.max(caret, from + value.length) };
    const gap = text[start - 1] === ":";
    return { at: "value", range, quoted: /^["']/.test(value), hasValue: true, column, ...(gap ? { gap } : {}) };
  }
  const word = text.slice(column);
  if (/^[[{|>&*!]/.test(word) || caret < column) return undefined;
  const opened = openMap(levels, column, line.offset);
  if (!opened) return undefined;
  const end = key ? keyEnd : column + (/^\S*/.exec(word)?.[0].length ?? 0);
  if (caret > end) return undefined;
  const range = { start: line.offset + column, end: line.offset + end };
  return { at: "key", range, quoted: /^["']/.test(word), hasValue: key !== null, column, ...(item ? { item } : {}) };
}

/** The map in whose column the caret is; begun here where what is above holds one. */
function openMap(levels: Level[], column: number, lineOffset: number): boolean {
  while (leaves(levels.at(-1), column)) levels.pop();
  const top = levels.at(-1);
  const here = { name: "", open: true };
  if (top?.type === "map" && top.column === column) top.key = here;
  else if (top?.type === "map" && !top.key.open) return false;
  else levels.push({ type: "map", column, start: lineOffset + column, keys: [], key: here });
  return true;
}

/** The keys of a map, those that follow the caret's line included. */
function keysAround(
  map: Extract<Level, { type: "map" }>,
  depth: number,
  after: readonly Line[],
  levels: readonly Level[],
) {
  const own = map.key.name;
  const open = [...levels];
  const keys = map.keys.filter((it) => it !== own);
  let seen = map.keys.length;
  let block: number | undefined;
  for (const line of after) {
    if (block !== undefined && (line.text.trim() === "" || indentOf(line.text) > block)) continue;
    block = descend(open, line);
    if (open[depth - 1] !== map) break;
    for (; seen < map.keys.length; seen++) keys.push(map.keys[seen] ?? "");
  }
  return keys;
}

function indentOf(text: string): number {
  return /^\s*/.exec(text)?.[0].length ?? 0;
}

function unquoted(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key;
}
