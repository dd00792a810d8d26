/** Which nodes a search means: by name, kind, host, path, address; every word must occur. */
import type { Arranged } from "../../src/core/diagram/arrange";
import type { DiagramNode } from "../../src/core/diagram/model";

const texts = new WeakMap<DiagramNode, string>();

/** Ids of the nodes that match, in reading order; none for an empty query. */
export function searchNodes(arranged: Arranged, query: string): string[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return [...arranged.nodes.values()].flatMap(({ node, rows }) => {
    const text = textOf(node);
    const opened = rows === node.rows ? "" : rows.map((it) => it.label.toLowerCase()).join("\n");
    return words.every((word) => text.includes(word) || opened.includes(word)) ? [node.id] : [];
  });
}

function textOf(node: DiagramNode): string {
  let text = texts.get(node);
  if (text === undefined) {
    const rows = node.rows.flatMap((it) => [it.label, it.title ?? "", it.note ?? ""]);
    text = [node.title, node.id, node.kindLabel, node.kind, node.subtitle, node.scope, node.label, ...rows]
      .join("\n")
      .toLowerCase();
    texts.set(node, text);
  }
  return text;
}
