/**
 * Places an ordered group: blocks from the top, each as high as what stands above it allows, and no higher than its
 * neighbours on the right pull it. Every place is a maximum of sums over places above or to the right, so whatever
 * grows moves others only down, and never itself.
 */
import { alignGroup, type Blocks, placed, waiting } from "./align";
import type { Link, Vertex } from "./graph";
import type { Group } from "./groups";
import { metrics } from "./metrics";

/** Sets the `y` of every vertex from the group's top. */
export function placeGroup(group: Group, blocks: Blocks): void {
  alignGroup(group, blocks);
  const { root, next, offset, state } = blocks;
  const stack: Vertex[] = [];
  const wishes: number[] = [];
  for (let index = group.columns.length - 1; index >= 0; index--) {
    for (const vertex of group.columns[index] ?? []) placeWithAbove(rootOf(vertex));
  }

  function rootOf(vertex: Vertex): Vertex {
    return root[vertex.index] as Vertex;
  }

  function aboveOf(vertex: Vertex): Vertex | undefined {
    return vertex.order > 0 ? group.columns[vertex.column]?.[vertex.order - 1] : undefined;
  }

  /** Places a block after all that stand above it. */
  function placeWithAbove(block: Vertex): void {
    if (state[block.index] === placed) return;
    // Links that are straight do not cross, so "stands above" has no cycle among blocks.
    stack.push(block);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const size = stack.length;
      if (!state[top.index]) {
        state[top.index] = waiting;
        pushMissingAbove(top);
      }
      if (stack.length > size) continue;
      stack.pop();
      if (state[top.index] === waiting) placeBlock(top);
    }
  }

  function pushMissingAbove(block: Vertex): void {
    for (let vertex: Vertex | undefined = block; vertex; vertex = next[vertex.index]) {
      const upper = aboveOf(vertex);
      if (upper && state[rootOf(upper).index] !== placed) stack.push(rootOf(upper));
    }
  }

  function placeBlock(block: Vertex): void {
    let y = pullOf(block);
    for (let vertex: Vertex | undefined = block; vertex; vertex = next[vertex.index]) {
      const upper = aboveOf(vertex);
      const least = upper ? upper.y + upper.height + gapBetween(upper, vertex) : 0;
      y = Math.max(y, least - (offset[vertex.index] as number));
    }
    state[block.index] = placed;
    for (let vertex: Vertex | undefined = block; vertex; vertex = next[vertex.index]) {
      vertex.y = y + (offset[vertex.index] as number);
    }
  }

  /** Where the block would have its slanted links to the right straight: the upper median of those already placed. */
  function pullOf(block: Vertex): number {
    wishes.length = 0;
    let sorted = true;
    for (let vertex: Vertex | undefined = block; vertex; vertex = next[vertex.index]) {
      for (const link of vertex.right) {
        if (state[rootOf(link.to).index] !== placed) continue;
        const wish = wishOf(link, offset[vertex.index] as number);
        if (wishes.length > 0 && wish < (wishes[wishes.length - 1] as number)) sorted = false;
        wishes.push(wish);
      }
    }
    if (wishes.length === 0) return Number.NEGATIVE_INFINITY;
    if (!sorted) wishes.sort((a, b) => a - b);
    return wishes[(wishes.length - 1) >> 1] as number;
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
