/** Stacks the placed groups of a lane, and the lanes. Groups drop as far as the columns they share allow. */
import type { Graph, Lane } from "./graph";
import type { Group } from "./groups";
import { metrics } from "./metrics";

export interface LaneBox {
  readonly y: number;
  readonly height: number;
}

/**
 * Moves the vertices of a lane's groups from group places to lane places (the lane's box begins at 0); gives the box's
 * height. In every column the groups stand in the same order, so edges of two groups never cross.
 */
export function stackGroups(groups: readonly Group[], columnCount: number): number {
  const bottoms: number[] = new Array<number>(columnCount).fill(metrics.laneHeader - metrics.groupGap);
  let bottom = 0;
  for (const group of groups) {
    let shift = Number.NEGATIVE_INFINITY;
    group.columns.forEach((column, index) => {
      const top = column[0];
      if (top) shift = Math.max(shift, (bottoms[index] ?? 0) + metrics.groupGap - top.y);
    });
    group.columns.forEach((column, index) => {
      for (const vertex of column) vertex.y += shift;
      const last = column.at(-1);
      if (!last) return;
      bottoms[index] = last.y + last.height;
      bottom = Math.max(bottom, last.y + last.height);
    });
  }
  return groups.length ? bottom + metrics.lanePaddingBottom : metrics.laneEmpty;
}

/** Moves lane places to diagram places, lanes one below the other; gives the boxes by lane and the bottom of the last. */
export function stackLanes(
  graph: Graph,
  heights: ReadonlyMap<Lane, number>,
): { boxes: Map<string, LaneBox>; bottom: number } {
  const boxes = new Map<string, LaneBox>();
  let y = 0;
  let bottom = 0;
  for (const lane of graph.lanes) {
    const height = heights.get(lane) ?? metrics.laneEmpty;
    boxes.set(lane.id, { y, height });
    for (const vertex of lane.vertices) vertex.y += y;
    bottom = y + height;
    y = bottom + metrics.laneGap;
  }
  return { boxes, bottom };
}
