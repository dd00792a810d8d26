/**
 * Orders the columns of a group so that few links cross: sweeps to and fro by the mean or the median of the neighbours,
 * exchanges of neighbours after each; the best order seen is kept. Deterministic: ties keep the order they have.
 */
import { crossingCounter, hasCrossings } from "./crossings";
import { exchangeNeighbours } from "./exchange";
import type { Group } from "./groups";
import { fillEnds, type Net, netOf, type Side, snapshot, writeBack } from "./net";

/** Rounds without a better order after which to stop, and the most rounds at all. */
const patience = 4;
const maxRounds = 16;

/** Leaves the group in the best order found; never one with more crossings than it came with. */
export function orderGroup(group: Group): void {
  if (!hasCrossings(group)) return;
  const net = netOf(group);
  const count = crossingCounter(net);
  const room = { wish: new Float64Array(net.place.length), pulled: new Int32Array(net.place.length) };
  let best = count();
  let order: Int32Array[] | undefined;
  for (let round = -1, stale = 0; round < maxRounds && stale < patience && best > 0; round++) {
    // The first look is at the order as it came; then two rounds by the mean, two by the median, and so on.
    if (round >= 0) sweep(net, round % 2 === 0, round % 4 < 2 ? meanOf : medianOf, room);
    exchangeNeighbours(net);
    const crossings = count();
    stale = crossings < best ? 0 : stale + 1;
    if (crossings >= best) continue;
    best = crossings;
    order = snapshot(net);
  }
  if (order) writeBack(group, order);
}

type Middle = (net: Net, side: Side, vertex: number) => number;

/** Working room: where each vertex would like to stand, and the vertices of a column that would like something. */
interface Room {
  readonly wish: Float64Array;
  readonly pulled: Int32Array;
}

function sweep(net: Net, rightwards: boolean, middle: Middle, room: Room): void {
  const count = net.columns.length;
  const side = rightwards ? net.left : net.right;
  for (let step = 1; step < count; step++) {
    const column = net.columns[rightwards ? step : count - 1 - step];
    if (column && column.length > 1) sortByNeighbours(net, column, side, middle, room);
  }
}

/** Sorts a column by the middle of the neighbours on one side; a vertex without any keeps its place. */
function sortByNeighbours(net: Net, column: Int32Array, side: Side, middle: Middle, { wish, pulled }: Room): void {
  let count = 0;
  for (let at = 0; at < column.length; at++) {
    const vertex = column[at] as number;
    const wished = middle(net, side, vertex);
    wish[vertex] = wished;
    if (wished < 0) continue;
    // By insertion: columns are nearly sorted after the first sweeps, and equals keep their order.
    let hole = count++;
    while (hole > 0 && (wish[pulled[hole - 1] as number] as number) > wished) {
      pulled[hole] = pulled[hole - 1] as number;
      hole--;
    }
    pulled[hole] = vertex;
  }
  let next = 0;
  for (let at = 0; at < column.length; at++) {
    if ((wish[column[at] as number] as number) >= 0) column[at] = pulled[next++] as number;
    net.place[column[at] as number] = at;
  }
}

/** Mean place of the neighbours on a side; -1 without any. */
function meanOf(net: Net, { start, to, toSlot }: Side, vertex: number): number {
  const first = start[vertex] as number;
  const stop = start[vertex + 1] as number;
  let sum = 0;
  for (let link = first; link < stop; link++) {
    sum += (net.place[to[link] as number] as number) + (toSlot[link] as number);
  }
  return stop > first ? sum / (stop - first) : -1;
}

/** Median place of the neighbours on a side, of two middle ones the one in closer company; -1 without any. */
function medianOf(net: Net, side: Side, vertex: number): number {
  const first = side.start[vertex] as number;
  const stop = side.start[vertex + 1] as number;
  if (stop - first < 3) return meanOf(net, side, vertex);
  fillEnds(net, side, vertex);
  const upper = side.ends[first + ((stop - first - 1) >> 1)] as number;
  const lower = side.ends[first + ((stop - first) >> 1)] as number;
  const spreadAbove = upper - (side.ends[first] as number);
  const spreadBelow = (side.ends[stop - 1] as number) - lower;
  const spread = spreadAbove + spreadBelow;
  return spread === 0 ? (upper + lower) / 2 : (upper * spreadBelow + lower * spreadAbove) / spread;
}
