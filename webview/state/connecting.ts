/** What is known while a connection is being made: the end that stays, and what would come of each other end. */
import type { DiagramNode } from "../../src/core/diagram/model";
import type { ConnectionSource, JudgedConnection, Verdict } from "../../src/core/editing/connection-model";

/** A node, or one row of it. */
export interface Over {
  readonly id: string;
  readonly row?: string;
}

export interface Connecting {
  readonly source: ConnectionSource;
  readonly by: "pointer" | "keyboard";
  /** Where it starts, in the diagram's own pixels. */
  readonly origin: { readonly x: number; readonly y: number };
  /** The host has answered. */
  readonly known: boolean;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly otherwise: Readonly<Record<string, string>>;
  readonly over: Over | null;
  /** Judged by reading the text that would come of it, by `overKey`. */
  readonly judged: ReadonlyMap<string, JudgedConnection>;
}

export function overKey({ id, row }: Over): string {
  return row === undefined ? id : `${id} ${row}`;
}

/** What would come of connecting to a node; undefined while nothing is known. */
export function verdictFor(connecting: Connecting, node: DiagramNode): Verdict | undefined {
  const { judged, verdicts, otherwise, known } = connecting;
  const exact = judged.get(node.id);
  if (exact) return exact;
  const verdict = verdicts.get(node.id);
  if (verdict) return verdict;
  if (!known) return undefined;
  return { state: "impossible", reason: otherwise[node.kind] ?? "Nothing here can be connected to it." };
}

/**
 * The question for what the pointer is over. A row is the nearer end: whatever is dragged there becomes where the
 * requests of the row go.
 */
export function questionFor(source: ConnectionSource, over: Over): { source: ConnectionSource; target: string } {
  if (over.row !== undefined && source.moving === undefined && source.row === undefined)
    return { source: { id: over.id, row: over.row }, target: source.id };
  return { source, target: over.id };
}
