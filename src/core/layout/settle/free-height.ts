/** Where a node has room above or below others. */
import { metrics } from "../metrics";
import type { Rect } from "./rects";

/**
 * The top at which `rect` overlaps none of `others` and keeps its distance: the first one at or below its own, or above
 * it (if there is one), or the nearest. Never above the first line of a lane.
 */
export function freeHeight(rect: Rect, others: Iterable<Rect>, direction: "below" | "above" | "nearest"): number {
  const gap = metrics.nodeGap;
  const height = rect.bottom - rect.top;
  // Tops that are taken, as stretches without their ends.
  const taken: { from: number; to: number }[] = [];
  for (const other of others) {
    if (other.id === rect.id || other.left >= rect.right || other.right <= rect.left) continue;
    taken.push({ from: other.top - gap - height, to: other.bottom + gap });
  }
  taken.sort((a, b) => a.from - b.from);
  const least = metrics.laneHeader;
  const below = descend(Math.max(rect.top, least));
  if (direction === "below") return below;
  const above = ascend(rect.top);
  if (direction === "above") return above ?? below;
  return above !== undefined && rect.top - above < below - rect.top ? above : below;

  function descend(start: number): number {
    let top = start;
    for (const { from, to } of taken) if (from < top && top < to) top = to;
    return top;
  }

  function ascend(start: number): number | undefined {
    let top = start;
    for (let index = taken.length - 1; index >= 0; index--) {
      const it = taken[index];
      if (it && it.from < top && top < it.to) top = it.from;
    }
    // What is taken further down may reach up past one that was passed already.
    return top >= least && !taken.some((it) => it.from < top && top < it.to) ? top : undefined;
  }
}
