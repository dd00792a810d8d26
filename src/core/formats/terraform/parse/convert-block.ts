/** Blocks: tree-sitter nodes to the syntax tree. */
import type { Node } from "web-tree-sitter";
import type { Attribute, Block, Comment, Label } from "../syntax";
import { type Conversion, convertExpression, maximumDepth, requireSameLine, significant } from "./convert-expression";
import { convertQuoted } from "./convert-template";
import { plainText } from "./template";

/** One top-level block with the comments in it; both relative to the block's start. */
export interface ParsedBlock {
  readonly block: Block;
  readonly comments: readonly Comment[];
}

/**
 * Converts a top-level `block` node of an error-free tree. Undefined when the text is not what Terraform accepts
 * although the grammar does: the tolerant parser then reads it.
 */
export function convertBlock(node: Node, text: string): ParsedBlock | undefined {
  const comments: Comment[] = [];
  const base = node.startIndex;
  const to: Conversion = {
    text,
    base,
    suspicious: false,
    depth: 0,
    comments: (it) => {
      // The grammar counts the carriage return of a CRLF to a line comment.
      const end = text[it.endIndex - 1] === "\r" ? it.endIndex - 1 : it.endIndex;
      comments.push({ start: it.startIndex - base, end: end - base, text: text.slice(it.startIndex, end) });
    },
  };
  const block = toBlock(node, to);
  comments.sort((a, b) => a.start - b.start);
  return block === undefined || to.suspicious ? undefined : { block, comments };
}

function toBlock(node: Node, to: Conversion): Block | undefined {
  const children = significant(node, to);
  const [keyword, ...rest] = children;
  if (!keyword) return undefined;
  const labels: Label[] = [];
  let open = -1;
  let close = -1;
  let items: (Attribute | Block)[] = [];
  let headEnd = keyword.endIndex;
  for (const child of rest) {
    switch (child.type) {
      case "identifier":
      case "string_lit": {
        const label = toLabel(child, to);
        requireSameLine(headEnd, child.startIndex, to);
        headEnd = label.end + to.base;
        labels.push(label);
        break;
      }
      case "block_start":
        open = child.startIndex;
        requireSameLine(headEnd, open, to);
        break;
      case "block_end":
        close = child.startIndex;
        break;
      case "body":
        items = toItems(child, open, to);
        break;
    }
  }
  if (open < 0 || close < 0) return undefined;
  const start = node.startIndex;
  checkLines(items, open, close, to);
  return {
    start: start - to.base,
    end: close + 1 - to.base,
    type: to.text.slice(keyword.startIndex, keyword.endIndex),
    labels,
    body: { items },
    head: { start: start - to.base, end: headEnd - to.base },
    open: open - to.base,
    close: close - to.base,
  };
}

function toLabel(node: Node, to: Conversion): Label {
  const span = { start: node.startIndex - to.base, end: node.endIndex - to.base };
  if (node.type === "identifier") return { ...span, text: to.text.slice(node.startIndex, node.endIndex) };
  const label = plainText(convertQuoted(node, to)) ?? "";
  // The grammar takes a template for plain text here.
  if (/[$%]\{/.test(label)) to.suspicious = true;
  return { ...span, text: label };
}

function toItems(body: Node, _open: number, to: Conversion): (Attribute | Block)[] {
  if (++to.depth > maximumDepth) {
    to.suspicious = true;
    to.depth--;
    return [];
  }
  const items: (Attribute | Block)[] = [];
  for (const child of significant(body, to)) {
    const item = child.type === "attribute" ? toAttribute(child, to) : toBlock(child, to);
    if (item) items.push(item);
    else to.suspicious = true;
  }
  to.depth--;
  return items;
}

function toAttribute(node: Node, to: Conversion): Attribute | undefined {
  const [name, sign, value] = significant(node, to);
  if (!name || !sign || !value || value.type !== "expression") return undefined;
  const nameEnd = name.endIndex;
  requireSameLine(nameEnd, value.startIndex, to);
  const expression = convertExpression(value, to, true);
  const start = name.startIndex - to.base;
  return {
    start,
    end: expression.end,
    name: to.text.slice(name.startIndex, nameEnd),
    nameSpan: { start, end: nameEnd - to.base },
    value: expression,
  };
}

/** Items stand on lines of their own, except that one attribute may stand between the braces of a one-line block. */
function checkLines(items: readonly (Attribute | Block)[], open: number, close: number, to: Conversion): void {
  const newline = (from: number, until: number) => {
    const at = to.text.indexOf("\n", from);
    return at >= 0 && at < until;
  };
  for (let at = 1; at < items.length; at++)
    if (!newline((items[at - 1]?.end ?? 0) + to.base, (items[at]?.start ?? 0) + to.base)) to.suspicious = true;
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return;
  const begins = newline(open, first.start + to.base);
  const ends = newline(last.end + to.base, close);
  if (begins && ends) return;
  if (begins || ends || items.length > 1 || "body" in first) to.suspicious = true;
}
