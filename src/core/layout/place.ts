/**
 * Places an ordered group: blocks from the top, each as high as what stands above it allows, and no higher than its
 * neighbours on the right pull it. Every place is a maximum of sums over places above or to the right, so whatever
 * grows moves others only down, and never itself.
 */
import { alignGroup, type Block, blockOf } from "./align";
import type { Link, Vertex } from "./graph";
import type { Group } from "./groups";
import { metrics } from "./metrics";

/** Sets the `y` of every vertex from the group's top. */
export function placeGroup(group: Group): void {
  const blocks = alignGroup(group);
  for (let index = group.columns.length - 1; index >= 0; index--) {
    for (const vertex of group.columns[index] ?? []) placeWithAbove(vertex);
  }

  function aboveOf(vertex: Vertex): Vertex | undefined {
    return group.columns[vertex.column]?.[vertex.order - 1];
  }

  function placeWithAbove(start: Vertex): void {
    const first = blockOf(blocks, start);
    if (!first || first.y !== undefined) return;
    // Links that are straight do not cross, so "stands above" has no cycle among blocks.
    const stack = [first];
    const entered = new Set<Block>();
    for (let block = stack.at(-1); block; block = stack.at(-1)) {
      const missing = entered.has(block) ? [] : missingAbove(block);
      entered.add(block);
      if (missing.length === 0) {
        stack.pop();
        if (block.y === undefined) placeBlock(block);
      } else stack.push(...missing);
    }
  }

  function missingAbove(block: Block): Block[] {
    if (block.y !== undefined) return [];
    const missing: Block[] = [];
    for (const vertex of block.vertices) {
      const upper = aboveOf(vertex);
      const needed = upper && blockOf(blocks, upper);
      if (needed && needed.y === undefined) missing.push(needed);
    }
    return missing;
  }

  function placeBlock(block: Block): void {
    let y = Number.NEGATIVE_INFINITY;
    block.vertices.forEach((vertex, index) => {
      const upper = aboveOf(vertex);
      const least = upper ? upper.y + upper.height + gapBetween(upper, vertex) : 0;
      y = Math.max(y, least - (block.offsets[index] ?? 0));
    });
    y = Math.max(y, pullOf(block));
    block.y = y;
    block.vertices.forEach((vertex, index) => {
      vertex.y = y + (block.offsets[index] ?? 0);
    });
  }

  /** Where the block would have its slanted links to the right straight: the upper median of those already placed. */
  function pullOf(block: Block): number {
    const wishes: number[] = [];
    block.vertices.forEach((vertex, index) => {
      for (const link of vertex.right) if (isPlaced(link)) wishes.push(wishOf(link, block.offsets[index] ?? 0));
    });
    wishes.sort((a, b) => a - b);
    return wishes[(wishes.length - 1) >> 1] ?? Number.NEGATIVE_INFINITY;
  }

  function isPlaced(link: Link): boolean {
    return blockOf(blocks, link.to)?.y !== undefined;
  }
}

function wishOf(link: Link, offset: number): number {
  return link.to.y + link.toY - link.fromY - offset;
}

/** Least distance of two vertices that stand one above the other. */
export function gapBetween(upper: Vertex, lower: Vertex): number {
  if (upper.node && lower.node) return metrics.nodeGap;
  return upper.node || lower.node ? metrics.passGap : metrics.edgeGap;
}
