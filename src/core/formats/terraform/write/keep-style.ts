/** A plain value in the words of the one that it replaces: quotes around a number, zeros behind its point, a heredoc. */
import type { ChangeValue } from "../../../model/change";
import type { Replacement } from "../../edited-text";
import type { Expression, Span, Template } from "../syntax";

/**
 * The text of a plain value, as `renderValue` gives it, written as `before` was: Terraform takes `"80"` for `80` and the
 * other way round.
 */
export function inStyleOf(before: Expression, said: string, text: string): string {
  if (isQuoted(before)) return isBare(text) ? `"${text}"` : text;
  if (before.node !== "literal" || before.value === null) return text;
  const bare = /^"(.*)"$/.exec(text)?.[1] ?? text;
  if (typeof before.value === "boolean") return /^(?:true|false)$/.test(bare) ? bare : text;
  // Only what the number would be written as again may stand without quotes.
  if (String(Number(bare)) !== bare || !/^-?\d/.test(bare)) return text;
  return withZeros(said, bare);
}

/**
 * The edit that makes the lines of a heredoc say a text; undefined where they cannot, or there is none. `at` is the
 * expression's own span in `text`.
 */
export function heredocEdit(before: Expression, text: string, at: Span, value: ChangeValue): Replacement | undefined {
  if (before.node !== "template" || !before.heredoc || typeof value !== "string") return undefined;
  const [, indented, marker = ""] = /^<<(-?)([\p{L}_][\p{L}\p{N}_-]*)/u.exec(text.slice(at.start, at.end)) ?? [];
  const start = text.indexOf("\n", at.start) + 1;
  const end = text.lastIndexOf("\n", text.lastIndexOf(marker, at.end)) + 1;
  if (marker === "" || start === 0 || end < start || !fits(value, marker)) return undefined;
  const lines = value.slice(0, -1).split("\n");
  const margin = indented ? (/^[ \t]*(?=\S)/m.exec(text.slice(start, end))?.[0] ?? "") : "";
  if (indented && !lines.some((it) => /^\S/.test(it))) return undefined;
  const lineBreak = text[start - 2] === "\r" ? "\r\n" : "\n";
  const newText = lines.map((it) => (it === "" ? "" : margin + escaped(it)) + lineBreak).join("");
  return { start, end, newText };
}

/** Lines that end, without what a heredoc could not hold or would take for its end. */
function fits(value: string, marker: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they have no escape in a heredoc
  if (!value.endsWith("\n") || /[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029]/.test(value)) return false;
  return !value.split("\n").some((it) => it.trim() === marker || /[$%][$%]\{/.test(it));
}

function escaped(line: string): string {
  return line.replace(/[$%]\{/g, (it) => it.slice(0, 1) + it);
}

function isQuoted(expression: Expression): expression is Template {
  return (
    expression.node === "template" &&
    expression.heredoc !== true &&
    expression.parts.length > 0 &&
    expression.parts.every((it) => typeof it === "string")
  );
}

function isBare(text: string): boolean {
  return /^(?:-?\d[\d.]*(?:e[-+]?\d+)?|true|false)$/.test(text);
}

/** `2.0` in the place of `1.0`: zeros that are there although they say nothing. */
function withZeros(before: string, text: string): string {
  const decimals = /\.(\d*0)$/.exec(before)?.[1]?.length ?? 0;
  const own = /^-?\d+(?:\.(\d+))?$/.exec(text);
  if (!own || decimals <= (own[1]?.length ?? 0)) return text;
  return `${text}${own[1] === undefined ? "." : ""}${"0".repeat(decimals - (own[1]?.length ?? 0))}`;
}
