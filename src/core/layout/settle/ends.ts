/** Where an edge leaves and enters its nodes, wherever these stand. */
import type { LayoutEdge, Place } from "../layout-model";
import { metrics } from "../metrics";
import type { Rect } from "./rects";

/** Heights at which an edge leaves and enters, as the automatic layout has them. */
export function portsOf(edge: LayoutEdge, from: Rect, to: Rect): { readonly fromY: number; readonly toY: number } {
  const fromY = from.top + port(edge.fromY, from.bottom - from.top);
  const toY = to.top + port(edge.toY, to.bottom - to.top);
  // A loop back to the port it left from needs a height of its own.
  return { fromY, toY: toY + (from === to && fromY === toY ? metrics.loop : 0) };
}

function port(y: number | undefined, height: number): number {
  if (y === undefined || !Number.isFinite(y)) return Math.min(height, metrics.head) / 2;
  return Math.min(Math.max(y, 0), height);
}

/** Two places nearer than this are one. */
const near = 0.5;

/**
 * A route for nodes that stand somewhat higher or lower than when it was drawn: moved as a whole, or its first and last
 * part moved along their neighbours. Undefined when it does not begin and end at the nodes' sides, or has no corner to give.
 */
export function fitted(
  route: readonly Place[],
  from: Rect,
  to: Rect,
  ports: { readonly fromY: number; readonly toY: number },
): readonly Place[] | undefined {
  const first = route[0];
  const last = route.at(-1);
  if (!first || !last || !isAtSide(first, from) || !isAtSide(last, to)) return undefined;
  const down = ports.fromY - first.y;
  const downAtEnd = ports.toY - last.y;
  if (Math.abs(down - downAtEnd) < 0.01)
    return Math.abs(down) < 0.01 ? route : route.map(({ x, y }) => ({ x, y: y + down }));
  if (route.length < 4) return undefined;
  const moved = [...route];
  shiftPart(moved, 0, 1, down);
  shiftPart(moved, route.length - 1, route.length - 2, downAtEnd);
  return moved;
}

function isAtSide({ x }: Place, rect: Rect): boolean {
  return Math.abs(x - rect.left) < near || Math.abs(x - rect.right) < near;
}

function shiftPart(route: Place[], end: number, corner: number, by: number): void {
  for (const index of [end, corner]) {
    const place = route[index];
    if (place) route[index] = { x: place.x, y: place.y + by };
  }
}
