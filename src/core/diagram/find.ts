/** Search in the rows that a diagram only counts: a NEG carries its first endpoints, and any of the others may be meant. */

import type { DiagramSource } from "./build";
import { endpointRows } from "./endpoint-rows";
import type { Diagram, DiagramRow } from "./model";
import { nodeText, rowText, searchWords } from "./search";
import { byResource } from "./severity";

/** A node that is meant because of a row that was not sent. */
export interface RowHit {
  readonly id: string;
  /** The row that has most of the words, the first of several. */
  readonly row: string;
}

/** Nodes of `diagram` in which a query finds all its words only with the rows that they do not carry. */
export function findInRows(source: DiagramSource, diagram: Diagram, query: string): RowHit[] {
  const words = searchWords(query);
  if (!words.length) return [];
  const findings = byResource(source.findings);
  return diagram.nodes.flatMap((node) => {
    const group = node.moreRows > 0 ? source.topology.get(node.id) : undefined;
    const missing = group ? words.filter((it) => !nodeText(node).includes(it)) : [];
    if (!group || !missing.length) return [];
    const { rows } = endpointRows(source.topology, group, findings, Number.POSITIVE_INFINITY);
    const row = hit(rows, missing);
    return row === undefined ? [] : [{ id: node.id, row }];
  });
}

/** The row with most of the words, when every word is in some row. */
function hit(rows: readonly DiagramRow[], words: readonly string[]): string | undefined {
  const unseen = new Set(words);
  let best: { id: string; has: number } | undefined;
  for (const row of rows) {
    const text = rowText(row);
    const found = words.filter((it) => text.includes(it));
    for (const word of found) unseen.delete(word);
    if (found.length > (best?.has ?? 0)) best = { id: row.id, has: found.length };
  }
  return unseen.size ? undefined : best?.id;
}
