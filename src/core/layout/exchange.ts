/** Exchanges neighbours within a column while that removes crossings. */
import type { Vertex } from "./graph";
import type { Group } from "./groups";

const maxRounds = 6;

/** Makes every exchange of two neighbours that saves crossings, column by column, until none does or time is up. */
export function exchangeNeighbours(group: Group): void {
  for (let round = 0; round < maxRounds; round++) {
    let improved = false;
    for (const column of group.columns) improved = exchangeIn(column) || improved;
    if (!improved) return;
  }
}

function exchangeIn(column: Vertex[]): boolean {
  if (column.length < 2) return false;
  const sides = column.map(portsOf);
  let improved = false;
  for (let pass = 0, swapped = true; swapped && pass < column.length; pass++) {
    swapped = false;
    for (let index = 1; index < column.length; index++) {
      const upper = column[index - 1];
      const lower = column[index];
      const upperPorts = sides[index - 1];
      const lowerPorts = sides[index];
      if (!upper || !lower || !upperPorts || !lowerPorts || savedBySwap(upperPorts, lowerPorts) <= 0) continue;
      column[index - 1] = lower;
      column[index] = upper;
      sides[index - 1] = lowerPorts;
      sides[index] = upperPorts;
      lower.order = index - 1;
      upper.order = index;
      swapped = true;
      improved = true;
    }
  }
  return improved;
}

/** Where a vertex's links end in the columns on its left and right, sorted from the top. */
export interface Ports {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** The ends of a vertex's links at the present order of its neighbours. */
export function portsOf(vertex: Vertex): Ports {
  const left: number[] = [];
  for (const link of vertex.left) left.push(link.from.order + link.fromSlot);
  const right: number[] = [];
  for (const link of vertex.right) right.push(link.to.order + link.toSlot);
  if (left.length > 1) left.sort(ascending);
  if (right.length > 1) right.sort(ascending);
  return { left, right };
}

/** Crossings that go away, less those that come, when the lower of two neighbours is put above the upper. */
export function savedBySwap(upper: Ports, lower: Ports): number {
  return savedOnSide(upper.left, lower.left) + savedOnSide(upper.right, lower.right);
}

function savedOnSide(upper: readonly number[], lower: readonly number[]): number {
  if (upper.length === 0 || lower.length === 0) return 0;
  let saved = 0;
  let below = 0;
  let same = 0;
  for (const end of upper) {
    // `below` lower ends lie above this one: they cross now; those after it would cross after the swap.
    while (below < lower.length && (lower[below] ?? 0) < end) below++;
    same = below;
    while (same < lower.length && lower[same] === end) same++;
    saved += below - (lower.length - same);
  }
  return saved;
}

function ascending(a: number, b: number): number {
  return a - b;
}
