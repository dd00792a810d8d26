/** JSON strings and where each character of their text stands in the file. */
import type { Expression, Span } from "../syntax";
import type { JsonNode } from "./json-tree";

/** The text between the quotation marks as it is written; absolute offsets. */
export function insideOf(node: JsonNode, text: string): Span {
  const start = node.offset + 1;
  const end = node.offset + node.length;
  const closed = node.length > 1 && text[end - 1] === '"' && !escapedAt(text, end - 1, start);
  return { start, end: closed ? end - 1 : Math.max(start, end) };
}

/** Whether an odd number of backslashes stands before an offset. */
function escapedAt(text: string, at: number, from: number): boolean {
  let count = 0;
  while (at - count - 1 >= from && text[at - count - 1] === "\\") count++;
  return count % 2 === 1;
}

/** The text that a stretch of a JSON string stands for, with the offset of each of its characters, and the end's. */
export function decode(
  text: string,
  { start, end }: Span,
): { readonly text: string; readonly offsets: readonly number[] } {
  let decoded = "";
  const offsets: number[] = [];
  const piece = /\\u[0-9a-fA-F]{4}|\\[\s\S]|[\s\S]/g;
  piece.lastIndex = start;
  while (piece.lastIndex < end) {
    const at = piece.lastIndex;
    const raw = piece.exec(text)?.[0];
    if (raw === undefined) break;
    offsets.push(at);
    decoded += characterOf(raw);
  }
  offsets.push(end);
  return { text: decoded, offsets };
}

function characterOf(raw: string): string {
  if (raw.length === 6) return String.fromCharCode(Number.parseInt(raw.slice(2), 16));
  return raw.length === 1 ? raw : (escapes[raw[1] ?? ""] ?? raw.slice(1));
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** A copy of an expression with every span in it moved by `to`, whatever nodes it is made of. */
export function withSpans(expression: Expression, to: (offset: number) => number): Expression {
  return moved(expression, to) as Expression;
}

function moved(value: unknown, to: (offset: number) => number): unknown {
  if (Array.isArray(value)) return value.map((it) => moved(it, to));
  if (typeof value !== "object" || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value))
    result[key] = (key === "start" || key === "end") && typeof item === "number" ? to(item) : moved(item, to);
  return result;
}
