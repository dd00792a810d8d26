/**
 * Chooses which links are drawn straight: between two columns, a set of links that do not cross and share no vertex, of
 * the greatest weight (a weighted longest increasing subsequence). Chains of them become blocks: rigid rows of vertices.
 */
import type { Link, Vertex } from "./graph";
import type { Group } from "./groups";

/** A row of vertices joined by straight links; `offsets[i]` is the top of `vertices[i]` from the block's origin. */
export interface Block {
  readonly vertices: Vertex[];
  readonly offsets: number[];
  /** Top of the origin; undefined until placed. */
  y: number | undefined;
}

/** The blocks of an ordered group, by column and place. */
export type Blocks = readonly (readonly Block[])[];

/** The block of a vertex. */
export function blockOf(blocks: Blocks, vertex: Vertex): Block | undefined {
  return blocks[vertex.column]?.[vertex.order];
}

/** Joins the vertices of an ordered group into blocks. */
export function alignGroup(group: Group): Blocks {
  const blocks: Block[][] = [];
  let straight: (Link | undefined)[] = [];
  for (const column of group.columns) {
    blocks.push(
      column.map((vertex, order) => {
        const link = straight[order];
        const block = link && blockOf(blocks, link.from);
        if (!link || !block) return { vertices: [vertex], offsets: [0], y: undefined };
        block.offsets.push((block.offsets.at(-1) ?? 0) + link.fromY - link.toY);
        block.vertices.push(vertex);
        return block;
      }),
    );
    straight = [];
    for (const link of straightLinks(column)) straight[link.to.order] = link;
  }
  return blocks;
}

interface Candidate {
  readonly link: Link;
  /** Best weight of a set that ends with this link, and the link before it in that set. */
  total: number;
  before: Candidate | undefined;
}

function straightLinks(column: readonly Vertex[]): Link[] {
  const [only, second] = column;
  if (!only) return [];
  if (!second && only.right.length < 2) return only.right;
  const size =
    1 + column.reduce((most, vertex) => vertex.right.reduce((max, it) => Math.max(max, it.to.order), most), 0);
  // Fenwick tree over the right column: the best candidate that ends above a place.
  const tree: (Candidate | undefined)[] = new Array(size + 1);
  let best: Candidate | undefined;
  for (const vertex of column) {
    // All links of a vertex are scored before any is entered: two of the same vertex cannot both be straight.
    const scored = vertex.right.map((link): Candidate => {
      let before: Candidate | undefined;
      for (let at = link.to.order; at > 0; at -= at & -at) before = better(before, tree[at]);
      return { link, total: weigh(link) + (before?.total ?? 0), before };
    });
    for (const candidate of scored) {
      best = better(best, candidate);
      for (let at = candidate.link.to.order + 1; at <= size; at += at & -at) tree[at] = better(tree[at], candidate);
    }
  }
  const links: Link[] = [];
  for (let candidate = best; candidate; candidate = candidate.before) links.push(candidate.link);
  return links;
}

/** The heavier; the first where they are equal. */
function better(first: Candidate | undefined, second: Candidate | undefined): Candidate | undefined {
  return !first || (second && second.total > first.total) ? second : first;
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
