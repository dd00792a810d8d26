/**
 * Routes for nodes that do not stand where the automatic layout would have them: level and upright parts around other
 * nodes. A few shapes are tried (straight, one upright part, two with a corridor between them), and the one that runs
 * through the fewest nodes, then the shortest, is taken.
 */
import type { LayoutEdge, Place } from "../layout-model";
import { metrics } from "../metrics";
import { portsOf } from "./ends";
import type { Rect, RectGrid } from "./rects";

/** How far a route keeps from nodes that it passes. */
const clearance = 5;
/** How far beside a node a route turns. */
const stub = 12;
/** Corridors tried, the nearest first. */
const mostCorridors = 24;
const bendCost = 24;
const hitCost = 100_000;

/** The route of one edge among the nodes of `grid`. The same nodes give the same route. */
export function routeAround(edge: LayoutEdge, from: Rect, to: Rect, grid: RectGrid): readonly Place[] {
  const { fromY, toY } = portsOf(edge, from, to);
  const [startSide, endSide] = sidesOf(from, to);
  const start = { x: startSide > 0 ? from.right : from.left, y: fromY };
  const end = { x: endSide > 0 ? to.right : to.left, y: toY };
  const notOwn = (rect: Rect) => rect.id !== from.id && rect.id !== to.id;
  const own = (rect: Rect) => !notOwn(rect);
  let best: readonly Place[] = [start, end];
  let least = Number.POSITIVE_INFINITY;
  const consider = (inner: readonly Place[]): void => {
    const route = [start, ...inner, end];
    let cost = bendCost * inner.length;
    for (let index = 1; index < route.length && cost < least; index++) {
      const [a, b] = [route[index - 1] as Place, route[index] as Place];
      cost += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
      cost += hitCost * (grid.hits(a, b, clearance, notOwn) + grid.hits(a, b, -0.1, own));
    }
    if (cost >= least) return;
    least = cost;
    best = route;
  };

  const out = start.x + startSide * stub;
  const into = end.x + endSide * stub;
  if (startSide > 0 && endSide < 0 && Math.abs(start.y - end.y) < 0.5 && start.x <= end.x) consider([]);
  for (const x of uprights(startSide, endSide, start.x, end.x)) {
    consider([
      { x, y: start.y },
      { x, y: end.y },
    ]);
  }
  if (least < hitCost) return best;
  for (const y of corridors(grid, Math.min(out, into), Math.max(out, into), start.y, end.y)) {
    consider([
      { x: out, y: start.y },
      { x: out, y },
      { x: into, y },
      { x: into, y: end.y },
    ]);
  }
  return best;
}

/** Sides at which an edge leaves and enters: +1 is the right. */
function sidesOf(from: Rect, to: Rect): readonly [1 | -1, 1 | -1] {
  if (to.left >= from.right + stub) return [1, -1];
  if (to.right <= from.left - stub) return [-1, 1];
  return [1, 1];
}

/** Where the one upright part may stand, the likeliest first. */
function uprights(startSide: number, endSide: number, start: number, end: number): number[] {
  if (startSide === endSide) {
    const outer = Math.max(start, end);
    return [outer + metrics.loop, outer + 2 * metrics.loop, outer + 4 * metrics.loop];
  }
  const room = end - start;
  const shares = [0.5, 0.25, 0.75].map((share) => start + share * room);
  const edges = [start + startSide * stub, end + endSide * stub];
  // A long way has nodes in it: the turn is then next to one of the ends.
  return Math.abs(room) > metrics.channelMax ? [...edges, ...shares] : [...shares, ...edges];
}

/** Heights above and below what stands in the way. */
function corridors(grid: RectGrid, left: number, right: number, a: number, b: number): number[] {
  const reach = 600;
  const inWay = grid.within(left, Math.min(a, b) - reach, right, Math.max(a, b) + reach);
  const heights = new Set<number>();
  for (const { top, bottom } of inWay) {
    heights.add(top - metrics.nodeGap / 2);
    heights.add(bottom + metrics.nodeGap / 2);
  }
  const detour = (y: number) => Math.abs(y - a) + Math.abs(y - b);
  return [...heights]
    .filter((y) => y > metrics.laneHeader / 2)
    .sort((one, other) => detour(one) - detour(other) || one - other)
    .slice(0, mostCorridors);
}
