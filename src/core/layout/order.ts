/**
 * Orders the columns of a group so that few links cross: sweeps to and fro by the mean, then by the median of the
 * neighbours, with exchanges of neighbours after the latter; the best order seen is kept. Deterministic: equals keep
 * their order by the median and change places by the mean, which leads out of orders that neither betters.
 */
import { crossingCounter, hasCrossings } from "./crossings";
import { exchangeNeighbours } from "./exchange";
import type { Group } from "./groups";
import { columnChanged, fillEnds, type Net, netOf, type Side, writeBack } from "./net";

/** Rounds without a better order after which to stop, and the most rounds at all. */
const patience = 4;
const maxRounds = 12;

/** Leaves the group in the best order found; never one with more crossings than it came with. */
export function orderGroup(group: Group): void {
  if (!hasCrossings(group)) return;
  const net = netOf(group);
  const count = crossingCounter(net);
  const room = { wish: new Float64Array(net.place.length), pulled: new Int32Array(net.place.length) };
  let best = count();
  let order: Int32Array | undefined;
  for (let round = -1, stale = 0; round < maxRounds && stale < patience && best > 0; round++) {
    // The first look is at the order as it came; then two rounds by the mean, two by the median, and so on.
    const byMean = round % 4 === 0 || round % 4 === 1;
    if (round >= 0) sweep(net, round % 2 === 0, byMean, room);
    // After a sweep by the mean another follows that undoes most of what exchanges would better.
    if (!byMean) exchangeNeighbours(net);
    const crossings = count();
    stale = crossings < best ? 0 : stale + 1;
    if (crossings >= best) continue;
    best = crossings;
    order = net.order.slice();
  }
  if (order) writeBack(group, net, order);
}

/** Working room: where each vertex would like to stand, and the vertices of a column that would like something. */
interface Room {
  readonly wish: Float64Array;
  readonly pulled: Int32Array;
}

function sweep(net: Net, rightwards: boolean, byMean: boolean, room: Room): void {
  const count = net.columnCount;
  const side = rightwards ? net.left : net.right;
  for (let step = 1; step < count; step++) {
    sortByNeighbours(net, rightwards ? step : count - 1 - step, side, byMean, room);
  }
}

/** Sorts a column by the mean or the median of the neighbours on one side; a vertex without any keeps its place. */
function sortByNeighbours(net: Net, column: number, side: Side, byMean: boolean, { wish, pulled }: Room): void {
  const start = net.columnStart[column] as number;
  const stop = net.columnStart[column + 1] as number;
  if (stop - start < 2) return;
  fillEnds(net, side, column);
  let count = 0;
  for (let at = start; at < stop; at++) {
    const vertex = net.order[at] as number;
    const wished = byMean ? meanOf(side, vertex) : medianOf(side, vertex);
    wish[vertex] = wished;
    if (wished < 0) continue;
    // By insertion: columns are nearly sorted after the first sweeps.
    let hole = count++;
    for (; hole > 0 && (wish[pulled[hole - 1] as number] as number) > wished; hole--) {
      pulled[hole] = pulled[hole - 1] as number;
    }
    pulled[hole] = vertex;
  }
  if (byMean) turnEquals(pulled, wish, count);
  let next = 0;
  let changed = false;
  for (let at = start; at < stop; at++) {
    const before = net.order[at] as number;
    if ((wish[before] as number) < 0) continue;
    const after = pulled[next++] as number;
    if (after === before) continue;
    net.order[at] = after;
    changed = true;
  }
  if (changed) columnChanged(net, column);
}

/** Turns round each row of vertices with the same wish. */
function turnEquals(vertices: Int32Array, wish: Float64Array, count: number): void {
  for (let start = 0, stop = 1; start < count; start = stop++) {
    const wished = wish[vertices[start] as number];
    while (stop < count && wish[vertices[stop] as number] === wished) stop++;
    if (stop - start > 1) vertices.subarray(start, stop).reverse();
  }
}

/** Mean place of the neighbours on a side; -1 without any. */
function meanOf({ start, ends }: Side, vertex: number): number {
  const first = start[vertex] as number;
  const stop = start[vertex + 1] as number;
  let sum = 0;
  for (let link = first; link < stop; link++) sum += ends[link] as number;
  return stop > first ? sum / (stop - first) : -1;
}

/** Median place of the neighbours on a side, of two middle ones the one in closer company; -1 without any. */
function medianOf(side: Side, vertex: number): number {
  const { start, ends } = side;
  const first = start[vertex] as number;
  const stop = start[vertex + 1] as number;
  if (stop - first < 3) return meanOf(side, vertex);
  const upper = ends[first + ((stop - first - 1) >> 1)] as number;
  const lower = ends[first + ((stop - first) >> 1)] as number;
  const spreadAbove = upper - (ends[first] as number);
  const spreadBelow = (ends[stop - 1] as number) - lower;
  const spread = spreadAbove + spreadBelow;
  return spread === 0 ? (upper + lower) / 2 : (upper * spreadBelow + lower * spreadAbove) / spread;
}
