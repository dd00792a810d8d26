/** Which node the caret stands on. */
import type { Diagram } from "../../../core/diagram/model";
import { resourceAt } from "../../../core/queries/places";
import type { Snapshot } from "../../../core/snapshot";
import { standIn } from "../../../core/topology/drawn-once";

/** The node that shows what stands at a place in the text; null when no node does. */
export function nodeAt(snapshot: Snapshot, diagram: Diagram, file: string, offset: number): string | null {
  const resource = resourceAt(snapshot.topology, file, offset);
  return resource ? nodeOf(snapshot, diagram, resource.id) : null;
}

/**
 * The node of a resource: its own, else that of the declaration of the same object, else the one it is a row of (an
 * endpoint in its group).
 */
export function nodeOf(snapshot: Snapshot, diagram: Diagram, id: string): string | null {
  const drawn = new Set(diagram.nodes.map((it) => it.id));
  if (drawn.has(id)) return id;
  const resource = snapshot.topology.get(id);
  const other = resource && standIn(snapshot.topology, resource).id;
  if (other !== undefined && drawn.has(other)) return other;
  return snapshot.topology.out(id).find((it) => drawn.has(it.to))?.to ?? null;
}
