/**
 * One measure of crossings for every layout. An edge leaves from its row (`at: "rows"`), or from the middle of its node
 * (`at: "nodes"`, which asks nothing of peers that know no rows); where it skips a column it is where its drawn route
 * passes the middle of that column. Between two neighbouring columns two edges cross when their ends are strictly in
 * opposite order. Edges that share an end there do not cross.
 */
import type { LayoutInput } from "../../src/core/layout/layout-model";

export interface Picture {
  /** Middle of each node, by id. */
  readonly nodes: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** Corner or control points of each edge, by id, in whatever direction. */
  readonly edges: ReadonlyMap<string, readonly { readonly x: number; readonly y: number }[]>;
}

/** How many pairs of edges cross in a picture of this graph. */
export function pictureCrossings(graph: LayoutInput, picture: Picture, at: "rows" | "nodes"): number {
  const columnOf = new Map(graph.nodes.map((node) => [node.id, node.column]));
  const heightOf = new Map(graph.nodes.map((node) => [node.id, node.height]));
  const middles = columnMiddles(graph, picture);
  const gaps: [number, number][][] = Array.from({ length: graph.columns }, () => []);
  for (const edge of graph.edges) {
    const first = columnOf.get(edge.from);
    const last = columnOf.get(edge.to);
    const start = picture.nodes.get(edge.from);
    const end = picture.nodes.get(edge.to);
    if (first === undefined || last === undefined || !start || !end) throw new Error(`no place for edge ${edge.id}`);
    const route = [start, ...(picture.edges.get(edge.id) ?? []), end].sort((a, b) => a.x - b.x);
    let y = start.y;
    if (at === "rows" && edge.fromY !== undefined) y += edge.fromY - (heightOf.get(edge.from) ?? 0) / 2;
    for (let column = first + 1; column <= last; column++) {
      const next = column === last ? end.y : heightAt(route, middles[column] ?? 0);
      gaps[column]?.push([y, next]);
      y = next;
    }
  }
  return gaps.reduce((sum, gap) => sum + inversions(gap), 0);
}

function columnMiddles(graph: LayoutInput, picture: Picture): number[] {
  const sums = Array.from({ length: graph.columns }, () => ({ sum: 0, count: 0 }));
  for (const node of graph.nodes) {
    const sum = sums[node.column];
    const place = picture.nodes.get(node.id);
    if (!sum || !place) throw new Error(`no place for node ${node.id}`);
    sum.sum += place.x;
    sum.count++;
  }
  return sums.map(({ sum, count }) => sum / count);
}

function heightAt(route: readonly { readonly x: number; readonly y: number }[], x: number): number {
  let before = route[0];
  for (const point of route) {
    if (before && before.x <= x && x <= point.x) {
      return before.y + (point.x === before.x ? 0 : ((x - before.x) / (point.x - before.x)) * (point.y - before.y));
    }
    before = point;
  }
  return before?.y ?? 0;
}

/** Pairs in strictly opposite order, with a Fenwick tree over the ranks of the right ends. */
function inversions(segments: readonly (readonly [number, number])[]): number {
  const sorted = [...segments].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const rightEnds = [...new Set(sorted.map((it) => it[1]))].sort((a, b) => a - b);
  const rank = new Map(rightEnds.map((y, index) => [y, index + 1]));
  const tree = new Array<number>(rightEnds.length + 1).fill(0);
  let entered = 0;
  let count = 0;
  for (let start = 0; start < sorted.length; ) {
    let stop = start;
    while (stop < sorted.length && sorted[stop]?.[0] === sorted[start]?.[0]) stop++;
    const group = sorted.slice(start, stop).map((it) => rank.get(it[1]) ?? 0);
    for (const place of group) {
      let notBelow = 0;
      for (let at = place; at > 0; at -= at & -at) notBelow += tree[at] ?? 0;
      count += entered - notBelow;
    }
    for (const place of group) {
      for (let at = place; at < tree.length; at += at & -at) tree[at] = (tree[at] ?? 0) + 1;
      entered++;
    }
    start = stop;
  }
  return count;
}
