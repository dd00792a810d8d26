/** Templates: tree-sitter nodes to the syntax tree. Literal text is taken from the gaps between sequences. */
import type { Node } from "web-tree-sitter";
import type { Template } from "../syntax";
import { type Conversion, convertExpression, significant } from "./convert-expression";
import { readStretch } from "./read-template";
import { Failure } from "./reader";
import { makeTemplate, type RawPart } from "./template";

/** A `string_lit` or `quoted_template` node. */
export function convertQuoted(node: Node, to: Conversion): Template {
  const start = node.startIndex;
  const end = node.endIndex;
  if (node.type === "string_lit") {
    const text = to.text.slice(start + 1, end - 1);
    if (text.includes("\n")) to.suspicious = true;
    return makeTemplate(start - to.base, end - to.base, text === "" ? [] : [text]);
  }
  const parts = rawParts(node, start + 1, end - 1, true, to);
  // A quoted text ends with its line; the grammar lets it go on.
  if (parts.some((it) => typeof it === "string" && it.includes("\n"))) to.suspicious = true;
  return makeTemplate(start - to.base, end - to.base, parts);
}

/** A `heredoc_template` node: its text begins after the marker's line and ends before the closing line. */
export function convertHeredoc(node: Node, to: Conversion): Template {
  const start = node.startIndex;
  const end = node.endIndex;
  const first = to.text.indexOf("\n", start) + 1;
  const last = to.text.lastIndexOf("\n", end - 1) + 1;
  const marker = to.text.startsWith("<<-", start) ? "<<-" : "<<";
  const name = to.text.slice(last, end).trim();
  const closing = to.text.indexOf("\n", end);
  const opens =
    /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(name) &&
    to.text.slice(start + marker.length, first).trimEnd() === name;
  if (!opens || to.text.slice(end, closing < 0 ? undefined : closing).trim() !== "") to.suspicious = true;
  return makeTemplate(start - to.base, end - to.base, rawParts(node, first, Math.max(first, last), false, to), marker);
}

function rawParts(node: Node, start: number, end: number, escapes: boolean, to: Conversion): RawPart[] {
  const parts: RawPart[] = [];
  let at = start;
  for (const child of node.children) {
    if (child.type !== "template_interpolation" && child.type !== "template_directive") continue;
    const childStart = child.startIndex;
    const childEnd = child.endIndex;
    if (childStart > at) parts.push(to.text.slice(at, childStart));
    at = childEnd;
    const span = { start: childStart - to.base, end: childEnd - to.base };
    if (child.type === "template_directive") {
      parts.push(...directiveParts(childStart, childEnd, escapes, to));
      continue;
    }
    const inside = significant(child, to);
    const expression = inside.find((it) => it.type === "expression");
    if (!expression) to.suspicious = true;
    parts.push({
      sequence: {
        node: "interpolation",
        ...span,
        value: expression ? convertExpression(expression, to, false) : { node: "invalid", ...span },
      },
      before: inside[1]?.type === "strip_marker",
      after: inside.at(-2)?.type === "strip_marker",
    });
  }
  if (end > at) parts.push(to.text.slice(at, end));
  return parts;
}

/** The grammar nests what stands between the markers of a directive; here the parts are as flat as the text. */
function directiveParts(start: number, end: number, escapes: boolean, to: Conversion): RawPart[] {
  try {
    return readStretch(to.text, start, end, to.base, escapes);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    to.suspicious = true;
    return [];
  }
}
