/** Counts the crossings of a group: inversions of the links between two neighbouring columns, ports included. */
import type { Group } from "./groups";
import type { Net } from "./net";

/** Whether any links of a group cross in its present order. Much cheaper than counting, and most groups have none. */
export function hasCrossings(group: Group): boolean {
  for (const column of group.columns) {
    let port = -1;
    let lowest = -1;
    let before = -1;
    for (const vertex of column) {
      for (const link of vertex.right) {
        const start = vertex.order + link.fromSlot;
        const end = link.to.order + link.toSlot;
        if (start !== port) {
          port = start;
          before = lowest;
        }
        if (end < before) return true;
        if (end > lowest) lowest = end;
      }
    }
  }
  return false;
}

/** Says how many pairs of links cross in the present order. Links from or to the same port never cross. */
export function crossingCounter(net: Net): () => number {
  const size = net.right.to.length;
  // Room for the ends of one column's links and for merging them.
  const ends = new Float64Array(size);
  const other = new Float64Array(size);
  const { changes } = net;
  // By column: crossings between it and the next, and what `changes` said of the two when they were counted.
  const counts = new Int32Array(net.columnCount);
  const stamps = new Int32Array(net.columnCount).fill(-1);
  return () => {
    let total = 0;
    for (let column = 0; column < net.columnCount - 1; column++) {
      const stamp = (changes[column] as number) + (changes[column + 1] as number);
      if (stamp !== stamps[column]) {
        const count = collectEnds(net, column, ends);
        counts[column] = count < 0 ? inversions(ends, other, -count) : 0;
        stamps[column] = stamp;
      }
      total += counts[column] as number;
    }
    return total;
  };
}

/**
 * The right ends of a column's links, by their left ports from the top. Gives how many there are, negative when they
 * are out of order, that is, when some cross.
 */
function collectEnds(net: Net, column: number, ends: Float64Array): number {
  const { start, to, toSlot, slot } = net.right;
  const { place, order } = net;
  let count = 0;
  let inOrder = true;
  const last = net.columnStart[column + 1] as number;
  for (let at = net.columnStart[column] as number; at < last; at++) {
    const vertex = order[at] as number;
    const stop = start[vertex + 1] as number;
    for (let link = start[vertex] as number; link < stop; ) {
      const port = slot[link] as number;
      const portStart = count;
      // Links of one port are sorted by their other end, so that they do not count as crossing each other.
      for (; link < stop && slot[link] === port; link++) {
        const end = (place[to[link] as number] as number) + (toSlot[link] as number);
        let hole = count++;
        while (hole > portStart && (ends[hole - 1] as number) > end) {
          ends[hole] = ends[hole - 1] as number;
          hole--;
        }
        ends[hole] = end;
      }
      if (portStart > 0 && (ends[portStart] as number) < (ends[portStart - 1] as number)) inOrder = false;
    }
  }
  return inOrder ? count : -count;
}

/** Runs of this length are sorted by insertion before they are merged. */
const shortRun = 8;

/** Pairs out of order among the first `size` values, by merging runs bottom up. Sorts them on the way. */
export function inversions(values: Float64Array, room: Float64Array, size: number): number {
  let count = 0;
  for (let start = 0; start < size; start += shortRun)
    count += insertionsIn(values, start, Math.min(start + shortRun, size));
  let source = values;
  let target = room;
  for (let width = shortRun; width < size; width *= 2) {
    for (let start = 0; start < size; start += 2 * width) {
      const middle = Math.min(start + width, size);
      const stop = Math.min(start + 2 * width, size);
      let left = start;
      let right = middle;
      let out = start;
      while (left < middle && right < stop) {
        if ((source[left] as number) <= (source[right] as number)) target[out++] = source[left++] as number;
        else {
          target[out++] = source[right++] as number;
          count += middle - left;
        }
      }
      while (left < middle) target[out++] = source[left++] as number;
      while (right < stop) target[out++] = source[right++] as number;
    }
    const swap = source;
    source = target;
    target = swap;
  }
  return count;
}

/** Pairs out of order from `start` up to `stop`; sorts them. */
function insertionsIn(values: Float64Array, start: number, stop: number): number {
  let count = 0;
  for (let at = start + 1; at < stop; at++) {
    const value = values[at] as number;
    let hole = at;
    for (; hole > start && (values[hole - 1] as number) > value; hole--) values[hole] = values[hole - 1] as number;
    values[hole] = value;
    count += at - hole;
  }
  return count;
}
