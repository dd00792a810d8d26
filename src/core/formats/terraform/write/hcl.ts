/** How Terraform's own language is written. */
import type { TerraformFile, TopLevel } from "../syntax";
import { type Container, indentationAt, insertLines, lineBreakOf, removeItem } from "./container-edits";
import type { Dialect } from "./dialect";
import { appendToObject, appendToTuple, removeFromObject, removeFromTuple } from "./expression-edits";
import { commentsBetween, lineStart, nextLine } from "./lines";
import { absolute, blocksNamed, containerOf, textOf } from "./places";
import { indentLines, renderBody, renderKey, renderList, renderValue } from "./render";

export const hcl: Dialect = {
  renderValue,
  renderBody,
  withDependencies: (body, addresses) => `${body}\n\ndepends_on = ${renderList(addresses)}`,
  traversal: (text) => text,

  replaceValue({ text }, { start, end }, value) {
    // A heredoc's span may take in the line break after its marker.
    let last = end;
    while (last > start && /[\r\n]/.test(text[last - 1] ?? "")) last--;
    return { start, end: last, newText: value.replace(/\n/g, lineBreakOf(text) + indentationAt(text, start)) };
  },

  addAttribute: (place, name, text, where) => insertLines(containerOf(place), { lines: `${name} = ${text}`, ...where }),

  addBlock(place, name, _field, body, where) {
    let lines = body ? `${name} {\n${indentLines(body)}\n}` : `${name} {}`;
    // Beside one-line siblings a block with one attribute is written on one line too.
    const sibling = blocksNamed(place.block, name).at(-1);
    const short = /^(\S+ \{)\n {2}([^\n]+)\n\}$/.exec(lines);
    if (sibling && short && !textOf(place, sibling).includes("\n")) lines = `${short[1]} ${short[2]} }`;
    return insertLines(containerOf(place), { lines, ...where });
  },

  removeItem: (place, item) => removeItem(containerOf(place), absolute(item, place.top.offset)),

  listing(place, expression) {
    if (expression.node !== "tuple" && expression.node !== "object") return undefined;
    const spans =
      expression.node === "tuple"
        ? expression.items
        : expression.entries.map(({ key, value }) => ({ start: key.start, end: value.end }));
    const { offset } = place.top;
    const items = spans.map((it) => absolute(it, offset));
    const written = { text: place.file.text, ...absolute(expression, offset), items };
    return {
      append: (text) => appendToTuple(written, text),
      remove: (index) => removeFromTuple(written, index),
      appendEntry: (name, text) => appendToObject(written, `${renderKey(name)} = ${text}`),
      removeEntry: (index) => removeFromObject(written, index),
    };
  },

  addResource(file, type, label, body) {
    const block = body ? `{\n${indentLines(body)}\n}` : "{\n}";
    const lines = `resource "${type}" "${label}" ${block}`;
    return insertLines(fileContainer(file), { lines, after: "end", blankLine: true });
  },

  /** The comment right above it that silenced rules for it goes too. Other comments stay. */
  removeResource(file, top) {
    const start = ignoreCommentAbove(file, top.offset) ?? top.offset;
    return removeItem(fileContainer(file), { start, end: top.offset + top.block.end });
  },

  copyResource(file, top, label) {
    const { block, offset } = top;
    const written = block.labels[1];
    if (!written) return [];
    const text = file.text.slice(offset, offset + block.end);
    const lines = `${text.slice(0, written.start)}"${label}"${text.slice(written.end)}`.replace(/\r\n/g, "\n");
    return insertLines(fileContainer(file), { lines, after: spanOf(top), blankLine: true });
  },

  addMoved(file, top, from, to) {
    const lines = `moved {\n  from = ${from}\n  to   = ${to}\n}`;
    return insertLines(fileContainer(file), { lines, after: spanOf(top), blankLine: true });
  },
};

function spanOf({ offset, block }: TopLevel) {
  return { start: offset, end: offset + block.end };
}

function fileContainer(file: TerraformFile): Container {
  return {
    text: file.text,
    open: 0,
    close: file.text.length,
    items: file.blocks.map(({ offset, block }) => ({ start: offset, end: offset + block.end })),
  };
}

function ignoreCommentAbove(file: TerraformFile, block: number): number | undefined {
  const line = lineStart(file.text, block);
  const above = line === 0 ? 0 : lineStart(file.text, line - 1);
  const [comment] = commentsBetween(file.comments, above, line);
  if (!comment?.text.includes("lb-topology:ignore")) return undefined;
  return nextLine(file.text, comment.start) === line && file.text.slice(above, comment.start).trim() === ""
    ? above
    : undefined;
}
