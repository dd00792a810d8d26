/**
 * Chooses which links are drawn straight: between two columns, a set of links that do not cross and share no vertex, of
 * the greatest weight (a weighted longest increasing subsequence). Chains of them become blocks: rigid rows of vertices.
 */
import type { Graph, Link, Vertex } from "./graph";
import type { Group } from "./groups";

/** The blocks of a graph: rows of vertices joined by straight links. All lists go by a vertex's `index`. */
export interface Blocks {
  /** The leftmost vertex of the block, which stands for it. */
  readonly root: Vertex[];
  /** The next vertex of the block to the right. */
  readonly next: (Vertex | undefined)[];
  /** How far the top of a vertex is below the top of the root. */
  readonly offset: Float64Array;
  /** What is known of a root's block: `waiting` once it is on the way to its place, `placed` once it has one. */
  readonly state: Uint8Array;
  readonly room: Room;
}

export const waiting = 1;
export const placed = 2;

/** Working room: the links that may be straight between two columns, counted from 1. */
interface Room {
  readonly links: Link[];
  /** Best weight of a set that ends with this link, and the link before it in that set (0 for none). */
  readonly total: Int32Array;
  readonly before: Int32Array;
  /** Fenwick tree over the right column: the best link that ends above a place. */
  readonly tree: Int32Array;
}

/** The blocks of a graph before anything is aligned. */
export function blocksOf({ vertexCount, linkCount }: Graph): Blocks {
  return {
    root: new Array(vertexCount),
    next: new Array(vertexCount),
    offset: new Float64Array(vertexCount),
    state: new Uint8Array(vertexCount),
    room: {
      links: new Array(linkCount + 1),
      total: new Int32Array(linkCount + 1),
      before: new Int32Array(linkCount + 1),
      tree: new Int32Array(vertexCount + 2),
    },
  };
}

/** Joins the vertices of an ordered group into blocks. */
export function alignGroup(group: Group, blocks: Blocks): void {
  for (const column of group.columns) for (const vertex of column) blocks.root[vertex.index] = vertex;
  for (const column of group.columns) {
    const [only, second] = column;
    if (only && !second && only.right.length < 2) for (const link of only.right) join(link, blocks);
    else joinStraight(column, blocks);
  }
}

function join({ from, to, fromY, toY }: Link, { root, next, offset }: Blocks): void {
  next[from.index] = to;
  root[to.index] = root[from.index] as Vertex;
  offset[to.index] = (offset[from.index] as number) + fromY - toY;
}

/** Joins a column to the next by the heaviest set of links. */
function joinStraight(column: readonly Vertex[], blocks: Blocks): void {
  const { links, total, before, tree } = blocks.room;
  let size = 1;
  for (const { right } of column) for (const { to } of right) if (to.order >= size) size = to.order + 1;
  tree.fill(0, 0, size + 1);
  let count = 0;
  let best = 0;
  for (const { right } of column) {
    const first = count + 1;
    // All links of a vertex are scored before any is entered: two of the same vertex cannot both be straight.
    for (const link of right) {
      let last = 0;
      for (let at = link.to.order; at > 0; at -= at & -at) last = better(last, tree[at] as number);
      count++;
      links[count] = link;
      total[count] = weigh(link) + (total[last] as number);
      before[count] = last;
    }
    for (let added = first; added <= count; added++) {
      best = better(best, added);
      const { order } = (links[added] as Link).to;
      for (let at = order + 1; at <= size; at += at & -at) tree[at] = better(tree[at] as number, added);
    }
  }
  for (; best; best = before[best] as number) join(links[best] as Link, blocks);

  /** The heavier; the first where they are equal. */
  function better(first: number, second: number): number {
    return (total[second] as number) > (total[first] as number) ? second : first;
  }
}

/** Edges that skip columns run straight before all others; then chains, then the first of several. */
function weigh(link: Link): number {
  const { from, to } = link;
  let weight = 8;
  if (!from.node && !to.node) weight += 100;
  if (from.right.length === 1) weight += 2;
  if (to.left.length === 1) weight += 2;
  if (from.right[0] === link) weight += 1;
  if (to.left[0] === link) weight += 1;
  return weight;
}
