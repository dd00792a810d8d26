/** The caret in JSON, of whatever format. */
import { findNodeAtLocation, getLocation, type Node, parseTree } from "jsonc-parser";
import type { Cursor } from "../cursor";
import { jsonValues } from "./json-values";

/** undefined outside of objects and lists. */
export function jsonCursor(path: string, text: string, offset: number): Cursor | undefined {
  const value = jsonValues(path, text).values.find(
    (it) => it.start < offset && offset <= it.end && it.deep === undefined,
  );
  if (!value) return undefined;
  const source = text.slice(value.start, value.end);
  const at = offset - value.start;
  const location = getLocation(source, at);
  const steps = location.isAtPropertyKey ? location.path.slice(0, -1) : location.path;
  const root = parseTree(source);
  if (!root || (location.isAtPropertyKey ? location.path.length === 0 : steps.length === 0)) return undefined;
  const nodes = steps.map((_, index) => findNodeAtLocation(root, steps.slice(0, index + 1)));
  const word = wordAt(source, at, location.previousNode);
  const holder = location.isAtPropertyKey ? steps : steps.slice(0, -1);
  return {
    language: "json",
    at: location.isAtPropertyKey ? "key" : "value",
    steps,
    starts: [root, ...nodes].map((it) => it && it.offset + value.start),
    range: { start: word.start + value.start, end: word.end + value.start },
    quoted: source[word.start] === '"',
    keys: keysOf(holder.length === 0 ? root : findNodeAtLocation(root, holder), at),
    hasValue: location.isAtPropertyKey && /^\s*:/.test(source.slice(word.end)),
    whole: true,
    inset: 0,
  };
}

/** The string or literal at an offset; a string that is not closed ends at the caret. */
function wordAt(source: string, at: number, previous: Node | undefined) {
  if (previous && previous.offset <= at && at <= previous.offset + previous.length) {
    const end = previous.offset + previous.length;
    const isString = source[previous.offset] === '"';
    const closed = !isString || (previous.length > 1 && source[end - 1] === '"');
    if (!isString || at > previous.offset) return { start: previous.offset, end: closed ? end : at };
  }
  return { start: at, end: at };
}

function keysOf(node: Node | undefined, at: number): readonly string[] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children: [key] = [] }) =>
    key && (at < key.offset || key.offset + key.length < at) ? [String(key.value)] : [],
  );
}
