/** Which nodes a search means: by name, kind, host, path, address; every word must occur. */
import type { Arranged } from "../../src/core/diagram/arrange";
import { nodeText, searchWords } from "../../src/core/diagram/search";

/**
 * Ids of the nodes that match, in reading order; none for an empty query. `hits` are the nodes that match by a row
 * which only the host has.
 */
export function searchNodes(arranged: Arranged, query: string, hits: ReadonlyMap<string, string>): string[] {
  const words = searchWords(query);
  if (!words.length) return [];
  return [...arranged.nodes.values()].flatMap(({ node }) => {
    const text = nodeText(node);
    return hits.has(node.id) || words.every((word) => text.includes(word)) ? [node.id] : [];
  });
}
