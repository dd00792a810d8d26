/** Edits of whole documents. */
import type { Replacement } from "../../edited-text";
import type { Json } from "../look-up";
import type { MapNode, SequenceNode, TreeFile, TreeNode } from "../tree";
import { Refused } from "./refused";
import { renderBlock, renderFlow } from "./render";
import { columnOf, lineEnd, type Style } from "./style";

/** One more document behind the others: below `---`, or one more line of JSON lines. */
export function addDocument(file: TreeFile, value: Json, style: Style): Replacement[] {
  const { text, documents } = file;
  const at = text.length;
  const last = documents.at(-1);
  const body = style.json
    ? renderFlow(value, { lines: !isLines(file), indent: "" }, style)
    : renderBlock(value, 0, style);
  const begin = text === "" || text === "\ufeff" || text.endsWith("\n") ? "" : style.lineBreak;
  if (!documents.some((it) => it.root)) {
    if (!last || style.json) return [{ start: at, end: at, newText: begin + body + style.lineBreak }];
    return replaceRoot(file, documents.length - 1, value, style);
  }
  if (style.json && !isLines(file))
    throw new Refused("A JSON file holds one value only, so nothing can be added behind it.", last?.start);
  const marker = style.json ? "" : `---${style.lineBreak}`;
  return [{ start: at, end: at, newText: begin + marker + body + style.lineBreak }];
}

/** Takes away a document with its marker and the comments up to the next document. */
export function removeDocument({ text, documents }: TreeFile, document: number): Replacement[] {
  const found = documents[document];
  if (!found) return [];
  const start = found.start === 0 && text.startsWith("\ufeff") ? 1 : found.start;
  return [{ start, end: found.end, newText: "" }];
}

/** Another value as the whole document, or the first one of an empty document. */
export function replaceRoot({ text, documents }: TreeFile, document: number, value: Json, style: Style): Replacement[] {
  const found = documents[document];
  if (!found) return [];
  const { root, marker } = found;
  if (root) {
    const body =
      style.json || (isCollection(root) && root.style === "flow")
        ? renderFlow(value, { lines: style.json && documents.length <= 1, indent: "" }, style)
        : renderBlock(value, columnOf(text, root.start), style);
    return [{ start: root.start, end: root.end, newText: body }];
  }
  const at = lineEnd(text, marker ? marker.end : found.end);
  return [{ start: at, end: at, newText: (marker ? style.lineBreak : "") + renderBlock(value, 0, style) }];
}

function isCollection(node: TreeNode): node is MapNode | SequenceNode {
  return node.type === "map" || node.type === "sequence";
}

function isLines({ path, documents }: TreeFile): boolean {
  return documents.length > 1 || /\.(?:jsonl|ndjson|jsonlines)$/i.test(path);
}
