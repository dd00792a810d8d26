/** Where the values of a JSON text begin and end, and its comments: one pass over the characters, however broken. */
import type { TextRange } from "../../model/range";
import { type Comment, deepest } from "./tree";

export interface JsonValue extends TextRange {
  /** Where it is nested too deeply. */
  readonly deep?: number;
}

/** The top-level values of a text. In JSON lines a value that is not closed ends with its line, elsewhere with the text. */
export function jsonValues(
  path: string,
  text: string,
): { readonly values: readonly JsonValue[]; readonly comments: readonly Comment[] } {
  const values: JsonValue[] = [];
  const comments: Comment[] = [];
  const lines = isLines(path, text);
  let start: number | undefined;
  let end = 0;
  let depth = 0;
  let deep: number | undefined;
  const close = () => {
    if (start !== undefined) values.push({ start, end, deep });
    start = undefined;
    depth = 0;
    deep = undefined;
  };
  // A byte order mark is no part of the value.
  for (let at = text.startsWith("\ufeff") ? 1 : 0; at < text.length; ) {
    const character = text[at] ?? "";
    const token = tokenEnd(text, at);
    if (character === "/" && token - at > 1) {
      comments.push({ start: at, end: token, text: text.slice(at, token) });
    } else if (/\s/.test(character)) {
      if (character === "\n" && lines) close();
    } else {
      // Two literals in a row are two values only where a line lies between them.
      if (depth === 0 && start !== undefined && text.slice(end, at).includes("\n")) close();
      start ??= at;
      end = token;
      if (character === "{" || character === "[") {
        if (++depth > deepest) deep ??= at;
      } else if ((character === "}" || character === "]") && --depth <= 0) close();
    }
    at = token;
  }
  close();
  return { values, comments };
}

/** The end of the string, comment, literal or single character at an offset. */
function tokenEnd(text: string, at: number): number {
  const character = text[at] ?? "";
  if (character === '"') return stringEnd(text, at);
  if (character === "/") return matchEnd(/\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|\//y, text, at);
  return matchEnd(/[\w+.-]+|[^\S\n]+|[\s\S]/y, text, at);
}

/** Behind the closing quote, or the end of the line where there is none. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '"') return at + 1;
    if (character === "\n") return at;
    if (character === "\\" && text[at + 1] !== "\n") at++;
  }
  return text.length;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return at + Math.max(1, match?.[0].length ?? 1);
}

/** By name, or because the first line is a whole object and the next one begins another. */
function isLines(path: string, text: string): boolean {
  if (/\.(?:jsonl|ndjson|jsonlines)$/i.test(path)) return true;
  const match = /^\ufeff?\s*(\{.*\})[^\S\n]*\n\s*\{/.exec(text);
  if (!match) return false;
  try {
    JSON.parse(match[1] ?? "");
    return true;
  } catch {
    return false;
  }
}
