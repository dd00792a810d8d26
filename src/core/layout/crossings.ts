/** Counts the crossings of a group: inversions of the links between two neighbouring columns, ports included. */
import type { Link, Vertex } from "./graph";
import type { Group } from "./groups";

/** How many pairs of links cross in the whole group, in its present order. Links from or to the same port never cross. */
export function countCrossings(group: Group): number {
  let total = 0;
  for (const column of group.columns) total += countRightOf(column);
  return total;
}

function countRightOf(column: readonly Vertex[]): number {
  const ends: number[] = [];
  let previous = -1;
  let sorted = true;
  for (const vertex of column) {
    const links = vertex.right;
    for (let start = 0; start < links.length; ) {
      const stop = endOfPort(links, start);
      const first = ends.length;
      for (let index = start; index < stop; index++) {
        const link = links[index];
        if (link) ends.push(link.to.order + link.toSlot);
      }
      if (stop - start > 1) sortTail(ends, first);
      if (sorted) {
        sorted = (ends[first] ?? 0) >= previous;
        previous = ends.at(-1) ?? previous;
      }
      start = stop;
    }
  }
  return sorted ? 0 : inversions(ends);
}

/** Index after the last link that leaves from the same port as the one at `start`. */
function endOfPort(links: readonly Link[], start: number): number {
  const slot = links[start]?.fromSlot;
  let stop = start + 1;
  while (stop < links.length && links[stop]?.fromSlot === slot) stop++;
  return stop;
}

function sortTail(values: number[], first: number): void {
  for (let index = first + 1; index < values.length; index++) {
    const value = values[index] ?? 0;
    let hole = index;
    while (hole > first && (values[hole - 1] ?? 0) > value) {
      values[hole] = values[hole - 1] ?? 0;
      hole--;
    }
    values[hole] = value;
  }
}

/** Pairs out of order, by merging runs bottom up. */
export function inversions(values: readonly number[]): number {
  const size = values.length;
  let source = Float64Array.from(values);
  let target = new Float64Array(size);
  let count = 0;
  for (let width = 1; width < size; width *= 2) {
    for (let start = 0; start < size; start += 2 * width) {
      const middle = Math.min(start + width, size);
      const stop = Math.min(start + 2 * width, size);
      let left = start;
      let right = middle;
      for (let out = start; out < stop; out++) {
        const a = source[left] as number;
        const b = source[right] as number;
        if (left < middle && (right >= stop || a <= b)) {
          target[out] = a;
          left++;
        } else {
          target[out] = b;
          right++;
          count += middle - left;
        }
      }
    }
    [source, target] = [target, source];
  }
  return count;
}
