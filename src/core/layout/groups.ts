/** Splits a lane into groups (what edges join) and gives each its first order. */
import type { Lane, Vertex } from "./graph";

/** Vertices that edges join, by dense column from the top; columns it does not reach are empty. */
export interface Group {
  readonly columns: Vertex[][];
  readonly size: number;
}

/**
 * The groups of a lane, in the order of their first roots. The first order of a group walks from its roots (vertices
 * with nothing on the left, as given) along the edges from the top, so it follows the reader, and depends on the order of
 * the input only where no edge decides.
 */
export function groupsOf(lane: Lane, columnCount: number): Group[] {
  const seen = new Set<Vertex>();
  const roots = lane.vertices.filter((vertex) => vertex.left.length === 0 && vertex.node);
  const groups: Group[] = [];
  for (const root of roots) {
    if (seen.has(root)) continue;
    const members = collect(root, seen);
    groups.push(firstOrder(members, columnCount));
  }
  return groups;
}

function collect(root: Vertex, seen: Set<Vertex>): Vertex[] {
  const members = [root];
  seen.add(root);
  for (const vertex of members) {
    for (const link of vertex.right) {
      if (!seen.has(link.to)) {
        seen.add(link.to);
        members.push(link.to);
      }
    }
    for (const link of vertex.left) {
      if (!seen.has(link.from)) {
        seen.add(link.from);
        members.push(link.from);
      }
    }
  }
  return members;
}

function firstOrder(members: Vertex[], columnCount: number): Group {
  const columns: Vertex[][] = Array.from({ length: columnCount }, () => []);
  const seen = new Set<Vertex>();
  const roots = members.filter((vertex) => vertex.left.length === 0).sort((a, b) => a.hint - b.hint);
  for (const root of roots) {
    const stack = [root];
    for (let vertex = stack.pop(); vertex; vertex = stack.pop()) {
      if (seen.has(vertex)) continue;
      seen.add(vertex);
      columns[vertex.column]?.push(vertex);
      for (let index = vertex.right.length - 1; index >= 0; index--) {
        const next = vertex.right[index]?.to;
        if (next && !seen.has(next)) stack.push(next);
      }
    }
  }
  const group = { columns, size: members.length };
  renumber(group);
  return group;
}

/** Writes each vertex's index in its column into its `order`. */
export function renumber(group: Group): void {
  for (const column of group.columns) {
    let order = 0;
    for (const vertex of column) vertex.order = order++;
  }
}
