/**
 * Orders the columns of a group so that few links cross: barycentre sweeps to and fro, exchanges of neighbours after
 * each, the best order seen is kept. Deterministic: ties keep the order they have.
 */
import { countCrossings } from "./crossings";
import { exchangeNeighbours } from "./exchange";
import type { Link, Vertex } from "./graph";
import { type Group, renumber } from "./groups";

/** Rounds of sweeps without a better order after which to stop, and the most rounds at all. */
const patience = 3;
const maxRounds = 12;

/** Leaves the group in the best order found; never one with more crossings than it came with. */
export function orderGroup(group: Group): void {
  let best = countCrossings(group);
  if (best === 0) return;
  let bestColumns = snapshot(group);
  const keepIfBetter = (): boolean => {
    const crossings = countCrossings(group);
    if (crossings >= best) return false;
    best = crossings;
    bestColumns = snapshot(group);
    return true;
  };
  exchangeNeighbours(group);
  keepIfBetter();
  for (let round = 0, stale = 0; round < maxRounds && stale < patience && best > 0; round++) {
    sweep(group, round % 2 === 0);
    exchangeNeighbours(group);
    stale = keepIfBetter() ? 0 : stale + 1;
  }
  restore(group, bestColumns);
}

function sweep(group: Group, rightwards: boolean): void {
  const count = group.columns.length;
  for (let step = 1; step < count; step++) {
    const column = group.columns[rightwards ? step : count - 1 - step];
    if (column && column.length > 1) sortByNeighbours(column, rightwards);
  }
}

/** Sorts by the mean place of the neighbours on one side; a vertex without any keeps its place. */
function sortByNeighbours(column: Vertex[], byLeft: boolean): void {
  const pulled: { vertex: Vertex; mean: number }[] = [];
  for (const vertex of column) {
    const mean = byLeft ? meanLeft(vertex.left) : meanRight(vertex.right);
    if (mean !== undefined) pulled.push({ vertex, mean });
  }
  pulled.sort((a, b) => a.mean - b.mean);
  const takesPart = pulled.length === column.length ? undefined : new Set(pulled.map((it) => it.vertex));
  let next = 0;
  for (let index = 0; index < column.length; index++) {
    const present = column[index];
    if (takesPart && present && !takesPart.has(present)) continue;
    const vertex = pulled[next++]?.vertex;
    if (vertex) column[index] = vertex;
  }
  for (let index = 0; index < column.length; index++) {
    const vertex = column[index];
    if (vertex) vertex.order = index;
  }
}

function meanLeft(links: readonly Link[]): number | undefined {
  let sum = 0;
  for (const link of links) sum += link.from.order + link.fromSlot;
  return links.length ? sum / links.length : undefined;
}

function meanRight(links: readonly Link[]): number | undefined {
  let sum = 0;
  for (const link of links) sum += link.to.order + link.toSlot;
  return links.length ? sum / links.length : undefined;
}

function snapshot(group: Group): Vertex[][] {
  return group.columns.map((column) => column.slice());
}

function restore(group: Group, columns: Vertex[][]): void {
  columns.forEach((column, index) => {
    group.columns[index] = column;
  });
  renumber(group);
}
