/** Crossings of two vertices of one column: what it saves to put the one above the other. */
import type { Vertex } from "./graph";

/** Where a vertex's links end in the columns on its left and right, sorted from the top. */
export interface Ports {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** The ends of a vertex's links at the present order of its neighbours. */
export function portsOf(vertex: Vertex): Ports {
  return {
    left: vertex.left.map((link) => link.from.order + link.fromSlot).sort(ascending),
    right: vertex.right.map((link) => link.to.order + link.toSlot).sort(ascending),
  };
}

/** Crossings that go away, less those that come, when the lower of two vertices is put above the upper. */
export function savedBySwap(upper: Ports, lower: Ports): number {
  return savedOnSide(upper.left, lower.left) + savedOnSide(upper.right, lower.right);
}

function savedOnSide(upper: readonly number[], lower: readonly number[]): number {
  let saved = 0;
  let above = 0;
  let notBelow = 0;
  for (const end of upper) {
    while (above < lower.length && (lower[above] ?? 0) < end) above++;
    while (notBelow < lower.length && (lower[notBelow] ?? 0) <= end) notBelow++;
    saved += above - (lower.length - notBelow);
  }
  return saved;
}

function ascending(a: number, b: number): number {
  return a - b;
}
