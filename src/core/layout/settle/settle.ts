/**
 * What the user moved, and what stood before, over the automatic layout. Nodes put by hand stand exactly there; while
 * content changes, the others stay where they stood and new ones take places that are free; edges that the automatic
 * layout no longer fits run around.
 */
import type { Layout, LayoutEdge, LayoutInput, LayoutNode, Place, Spot } from "../layout-model";
import { metrics } from "../metrics";
import { fitted, portsOf } from "./ends";
import { type Hold, type PlacedLane, placeLane } from "./place-lane";
import { type Rect, RectGrid } from "./rects";
import { routeAround } from "./route-around";

export interface Settled {
  readonly layout: Layout;
  /** Where the nodes belong that were not put by hand, whatever pushes them now. */
  readonly holds: ReadonlyMap<string, Hold>;
}

/** Places as the user moved them, by node. */
export type Spots = ReadonlyMap<string, Spot>;

/**
 * Lays the places by hand over `automatic`, the layout of the same input. With `before`, what stands in a lane of which
 * most was there stays in place. The same arguments give the same layout; no two nodes overlap.
 */
export function settleLayout(input: LayoutInput, automatic: Layout, manual: Spots, before?: Settled): Settled {
  const members = new Map<string, LayoutNode[]>();
  for (const node of input.nodes) {
    if (!automatic.nodes.has(node.id)) continue;
    const own = members.get(node.lane);
    if (own) own.push(node);
    else members.set(node.lane, [node]);
  }
  const lanes = new Map<string, PlacedLane>();
  const holds = new Map(before && before.holds.size < 2 * input.nodes.length + 200 ? before.holds : []);
  for (const [id, nodes] of members) {
    const lane = placeLane(nodes, automatic, manual, before?.holds);
    lanes.set(id, lane);
    for (const [node, hold] of lane.holds) holds.set(node, hold);
  }
  if ([...lanes.values()].every((it) => it.automatic)) return { layout: automatic, holds };
  return { layout: drawn(input, automatic, manual, lanes, before?.layout), holds };
}

function drawn(
  input: LayoutInput,
  automatic: Layout,
  manual: Spots,
  lanes: ReadonlyMap<string, PlacedLane>,
  before: Layout | undefined,
): Layout {
  const laneOf = new Map(input.nodes.map((it) => [it.id, it.lane]));
  const inside = new Map<string, LayoutEdge[]>();
  const across: LayoutEdge[] = [];
  for (const edge of input.edges) {
    const lane = laneOf.get(edge.from);
    if (!automatic.edges.has(edge.id) || lane === undefined) continue;
    if (lane !== laneOf.get(edge.to)) across.push(edge);
    else inside.set(lane, [...(inside.get(lane) ?? []), edge]);
  }
  const boxes = new Map<string, { y: number; height: number }>();
  const nodes = new Map<string, Place>();
  const routes = new Map<string, readonly Place[]>();
  const all = new Map<string, Rect>();
  const moveX = before && columnMap(before, automatic);
  let y = 0;
  let right = automatic.width - metrics.lanePaddingX;
  let bottom = 0;
  for (const [id, box] of automatic.lanes) {
    const lane = lanes.get(id);
    let height = box.height;
    const own = new Map<string, readonly Place[]>();
    if (lane && !lane.automatic) {
      const past = before?.lanes.get(id);
      const remembered = lane.kept && past && moveX ? { layout: before, y: past.y, moveX } : undefined;
      routeLane(inside.get(id) ?? [], lane, automatic, box.y, manual, remembered, own);
      height = heightOf(lane, own);
    } else {
      for (const edge of inside.get(id) ?? []) own.set(edge.id, lowered(automatic.edges.get(edge.id) ?? [], -box.y));
    }
    for (const rect of lane?.rects.values() ?? []) {
      nodes.set(rect.id, { x: rect.left, y: rect.top + y });
      all.set(rect.id, { ...rect, top: rect.top + y, bottom: rect.bottom + y });
      right = Math.max(right, rect.right);
    }
    for (const [edge, route] of own) {
      routes.set(edge, lowered(route, y));
      for (const place of route) right = Math.max(right, place.x);
    }
    boxes.set(id, { y, height });
    bottom = y + height;
    y = bottom + metrics.laneGap;
  }
  if (across.length) {
    const grid = new RectGrid(all.values());
    for (const edge of across) {
      const [from, to] = [all.get(edge.from), all.get(edge.to)];
      const route = automatic.edges.get(edge.id);
      if (!from || !to || !route) continue;
      const fits = fitted(route, from, to, portsOf(edge, from, to)) === route && isClear(route, grid);
      routes.set(edge.id, fits ? route : routeAround(edge, from, to, grid));
    }
  }
  // In the order of the input, as the automatic layout has them.
  const edges = new Map(input.edges.flatMap(({ id }) => entry(id, routes.get(id))));
  const width = right + metrics.lanePaddingX;
  return { nodes, edges, lanes: boxes, columns: automatic.columns, width, height: bottom };
}

/** Routes in a lane whose nodes were moved, with heights from its top. */
function routeLane(
  edges: readonly LayoutEdge[],
  lane: PlacedLane,
  automatic: Layout,
  top: number,
  manual: Spots,
  past: { readonly layout: Layout | undefined; readonly y: number; readonly moveX: (x: number) => number } | undefined,
  routes: Map<string, readonly Place[]>,
): void {
  const grid = new RectGrid(lane.rects.values());
  for (const edge of edges) {
    const [from, to] = [lane.rects.get(edge.from), lane.rects.get(edge.to)];
    if (!from || !to) continue;
    const ports = portsOf(edge, from, to);
    const usable = (route: readonly Place[] | undefined) => {
      const fits = route && fitted(route, from, to, ports);
      return fits && isClear(fits, grid) ? fits : undefined;
    };
    // What hangs on a node put by hand depends on the places alone, so that it is the same tomorrow.
    const isByHand = manual.has(edge.from) || manual.has(edge.to);
    const route = past && !isByHand ? past.layout?.edges.get(edge.id) : undefined;
    routes.set(
      edge.id,
      usable(route && past && route.map(({ x, y }) => ({ x: past.moveX(x), y: y - past.y }))) ??
        usable(lowered(automatic.edges.get(edge.id) ?? [], -top)) ??
        routeAround(edge, from, to, grid),
    );
  }
}

function isClear(route: readonly Place[], grid: RectGrid): boolean {
  return route.every((place, index) => {
    const before = route[index - 1];
    return !before || grid.hits(before, place, -0.1, () => true) === 0;
  });
}

function heightOf(lane: PlacedLane, routes: ReadonlyMap<string, readonly Place[]>): number {
  let bottom = 0;
  for (const rect of lane.rects.values()) bottom = Math.max(bottom, rect.bottom);
  for (const route of routes.values()) for (const { y } of route) bottom = Math.max(bottom, y);
  return bottom + metrics.lanePaddingBottom;
}

function lowered(route: readonly Place[], by: number): readonly Place[] {
  return by === 0 ? route : route.map(({ x, y }) => ({ x, y: y + by }));
}

function entry(id: string, route: readonly Place[] | undefined): [string, readonly Place[]][] {
  return route ? [[id, route]] : [];
}

/** From places between the columns of one layout to those of another: columns stay columns, channels stretch. */
function columnMap(from: Layout, to: Layout): (x: number) => number {
  const pairs: [number, number][] = [[0, 0]];
  from.columns.forEach((column, index) => {
    const other = to.columns[index];
    if (!column.width || !other?.width) return;
    pairs.push([column.x, other.x], [column.x + column.width, other.x + other.width]);
  });
  return (x) => {
    let [low, high] = [pairs[0], undefined as [number, number] | undefined];
    for (const pair of pairs) {
      if (pair[0] <= x) low = pair;
      else {
        high = pair;
        break;
      }
    }
    if (!low) return x;
    if (!high) return x - low[0] + low[1];
    const share = (x - low[0]) / (high[0] - low[0]);
    return low[1] + share * (high[1] - low[1]);
  };
}
