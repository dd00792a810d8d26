/** Splits a lane into groups (what edges join) and gives each its first order. */
import { type Lane, unseen, type Vertex } from "./graph";

/** Vertices that edges join, by column of their lane from the top; columns it does not reach are empty. */
export interface Group {
  readonly columns: Vertex[][];
  readonly size: number;
}

/**
 * The groups of a lane, in the order of their first roots. The first order of a group walks from its roots (vertices
 * with nothing on the left, as given) along the edges from the top, so it follows the reader, and depends on the order of
 * the input only where no edge decides.
 */
export function groupsOf(lane: Lane): Group[] {
  const groups: Group[] = [];
  for (const vertex of lane.vertices) {
    const isRoot = vertex.left.length === 0 && vertex.node;
    if (isRoot && vertex.order === unseen) groups.push(firstOrder(collect(vertex), lane.columns.length));
  }
  return groups;
}

/** In `order`: has a group, but no place in it yet. */
const collected = -1;

function collect(root: Vertex): Vertex[] {
  const members = [root];
  root.order = collected;
  const enter = (vertex: Vertex): void => {
    if (vertex.order !== unseen) return;
    vertex.order = collected;
    members.push(vertex);
  };
  for (const vertex of members) {
    for (const link of vertex.right) enter(link.to);
    for (const link of vertex.left) enter(link.from);
  }
  return members;
}

function firstOrder(members: Vertex[], columnCount: number): Group {
  const columns: Vertex[][] = Array.from({ length: columnCount }, () => []);
  const roots = members.filter((vertex) => vertex.left.length === 0);
  if (roots.length > 1) roots.sort((a, b) => a.hint - b.hint);
  for (const root of roots) {
    const stack = [root];
    for (let vertex = stack.pop(); vertex; vertex = stack.pop()) {
      const column = columns[vertex.column];
      if (vertex.order >= 0 || !column) continue;
      vertex.order = column.push(vertex) - 1;
      for (let index = vertex.right.length - 1; index >= 0; index--) {
        const next = vertex.right[index]?.to;
        if (next && next.order < 0) stack.push(next);
      }
    }
  }
  return { columns, size: members.length };
}

/** Writes each vertex's index in its column into its `order`. */
export function renumber(group: Group): void {
  for (const column of group.columns) {
    let order = 0;
    for (const vertex of column) vertex.order = order++;
  }
}
