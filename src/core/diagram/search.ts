/** Which words a search means and where they are looked for: the same on both sides of the wire. */
import type { DiagramNode, DiagramRow } from "./model";

const texts = new WeakMap<DiagramNode, string>();

/** The words of a query, in lower case; every one of them must occur. */
export function searchWords(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/** What is searched of a node: names, kind, place, fields in words, and the rows that it carries. */
export function nodeText(node: DiagramNode): string {
  let text = texts.get(node);
  if (text === undefined) {
    text = [node.title, node.id, node.kindLabel, node.kind, node.subtitle, node.scope, node.label]
      .join("\n")
      .toLowerCase();
    text = [text, ...node.rows.map(rowText)].join("\n");
    texts.set(node, text);
  }
  return text;
}

/** What is searched of a row. */
export function rowText({ label, title, note }: DiagramRow): string {
  return [label, title ?? "", note ?? ""].join("\n").toLowerCase();
}
