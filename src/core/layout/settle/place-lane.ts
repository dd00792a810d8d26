/** Places of one lane: by hand where the user put them, else held where they stood, else where the automatic layout has them. */
import type { Layout, LayoutNode, Spot } from "../layout-model";
import { metrics } from "../metrics";
import { freeHeight } from "./free-height";
import type { Rect } from "./rects";

/** Where a node belongs while nothing pushes it: the height is that in its lane. */
export interface Hold {
  readonly lane: string;
  readonly column: number;
  readonly y: number;
}

export interface PlacedLane {
  /** By node, with heights from the lane's top. */
  readonly rects: ReadonlyMap<string, Rect>;
  readonly holds: ReadonlyMap<string, Hold>;
  /** Everything stands where the automatic layout has it. */
  readonly automatic: boolean;
  /** Others than those put by hand stand where they stood before. */
  readonly kept: boolean;
}

/** A lane keeps its places while no more than so many of its nodes are new, or this share of them. */
const fewNew = 4;
const shareNew = 0.25;

export function placeLane(
  nodes: readonly LayoutNode[],
  automatic: Layout,
  manual: ReadonlyMap<string, Spot>,
  before: ReadonlyMap<string, Hold> | undefined,
): PlacedLane {
  const rects = new Map<string, Rect>();
  const holds = new Map<string, Hold>();
  const known = (node: LayoutNode): Hold | undefined => {
    const hold = before?.get(node.id);
    return hold?.lane === node.lane && hold.column === node.column ? hold : undefined;
  };
  const automaticY = ({ id, lane }: LayoutNode) =>
    (automatic.nodes.get(id)?.y ?? 0) - (automatic.lanes.get(lane)?.y ?? 0);
  const fresh = nodes.filter((it) => !known(it)).length;
  const kept = fresh < nodes.length && fresh <= Math.max(fewNew, (nodes.length - fresh) * shareNew);

  const byHand: Rect[] = [];
  const inPlace: { node: LayoutNode; y: number }[] = [];
  const added: LayoutNode[] = [];
  for (const node of nodes) {
    const spot = manual.get(node.id);
    const hold = kept ? known(node) : undefined;
    const y = hold?.y ?? automaticY(node);
    // What is put by hand leaves its own place free only until it is tidied up.
    if (spot) byHand.push(rectOf(node, columnX(node) + spot.x, Math.max(spot.y, metrics.laneHeader)));
    else if (kept && !hold) added.push(node);
    else inPlace.push({ node, y });
    if (spot || !kept || hold) holds.set(node.id, { lane: node.lane, column: node.column, y });
  }

  byHand.sort((a, b) => a.top - b.top || a.left - b.left || (a.id < b.id ? -1 : 1));
  for (const rect of byHand) {
    const top = freeHeight(rect, rects.values(), "below");
    rects.set(rect.id, moved(rect, top));
  }
  const hands = [...rects.values()];
  const bottoms = new Map<number, number>();
  inPlace.sort((a, b) => a.y - b.y);
  for (const { node, y } of inPlace) {
    const least = (bottoms.get(node.column) ?? Number.NEGATIVE_INFINITY) + metrics.nodeGap;
    const wanted = rectOf(node, columnX(node), Math.max(y, least));
    const rect = hands.length ? moved(wanted, freeHeight(wanted, hands, "below")) : wanted;
    rects.set(node.id, rect);
    bottoms.set(node.column, rect.bottom);
  }
  for (const node of added) {
    const wanted = rectOf(node, columnX(node), automaticY(node));
    const rect = moved(wanted, freeHeight(wanted, rects.values(), "nearest"));
    rects.set(node.id, rect);
    holds.set(node.id, { lane: node.lane, column: node.column, y: rect.top });
  }
  const isAutomatic = nodes.every((it) => {
    const rect = rects.get(it.id);
    return rect !== undefined && rect.left === columnX(it) && Math.abs(rect.top - automaticY(it)) < 0.01;
  });
  return { rects, holds, automatic: isAutomatic, kept };

  function columnX(node: LayoutNode): number {
    return automatic.nodes.get(node.id)?.x ?? 0;
  }
}

function rectOf({ id, width, height }: LayoutNode, x: number, y: number): Rect {
  const left = Math.max(x, metrics.lanePaddingX);
  return { id, left, top: y, right: left + width, bottom: y + height };
}

function moved(rect: Rect, top: number): Rect {
  return top === rect.top ? rect : { ...rect, top, bottom: top + rect.bottom - rect.top };
}
