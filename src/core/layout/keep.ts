/**
 * Keeps a previous layout: what stood there keeps its order within its column; only what is new is put where it crosses
 * least. So adding, removing or changing one thing reshuffles nothing else.
 */

import { type Graph, graphColumn, type Vertex } from "./graph";
import { type Group, renumber } from "./groups";
import type { Layout, Place } from "./layout-model";
import { portsOf, savedBySwap } from "./ports";

/** Notes on each vertex where it stood in the previous layout, if it stood in the same lane and column. */
export function recall(graph: Graph, previous: Layout): void {
  for (const lane of graph.lanes) {
    const box = previous.lanes.get(lane.id);
    for (const vertex of lane.vertices) {
      const place = vertex.node && previous.nodes.get(vertex.node.id);
      const column = previous.columns[graph.columns[graphColumn(vertex)] ?? -1];
      if (!place || !box || !column || place.x !== column.x) continue;
      if (place.y >= box.y && place.y <= box.y + box.height) vertex.before = place.y;
    }
  }
  for (const thread of graph.threads) {
    if (thread.links.length < 2) continue;
    const route = previous.edges.get(thread.edge.id);
    if (!route) continue;
    for (const { to } of thread.links) {
      const column = previous.columns[graph.columns[graphColumn(to)] ?? -1];
      if (!to.node && column) to.before = heightAt(route, column.x + column.width / 2);
    }
  }
}

/** Orders a group as it was, and puts what is new at its best place. False, and nothing done, when nothing of it was. */
export function keepOrder(group: Group): boolean {
  if (!group.columns.some((column) => column.some((vertex) => vertex.node && vertex.before !== undefined)))
    return false;
  const added: Vertex[] = [];
  group.columns.forEach((column, index) => {
    const known = column.filter((vertex) => vertex.before !== undefined);
    if (known.length === column.length) {
      column.sort(byBefore);
      return;
    }
    known.sort(byBefore);
    group.columns[index] = mergeNew(column, known);
    for (const vertex of column) if (vertex.before === undefined) added.push(vertex);
  });
  renumber(group);
  // Twice: the first place of one may depend on another that was not in place yet.
  for (let pass = 0; pass < 2; pass++) for (const vertex of added) siftInto(group, vertex);
  return true;
}

function byBefore(a: Vertex, b: Vertex): number {
  return (a.before ?? 0) - (b.before ?? 0);
}

/** Known vertices as they were; each new one after the one that the first order puts it behind. */
function mergeNew(column: readonly Vertex[], known: readonly Vertex[]): Vertex[] {
  const followers = new Map<Vertex | undefined, Vertex[]>();
  let last: Vertex | undefined;
  for (const vertex of column) {
    if (vertex.before !== undefined) last = vertex;
    else followers.set(last, [...(followers.get(last) ?? []), vertex]);
  }
  return [
    ...(followers.get(undefined) ?? []),
    ...known.flatMap((vertex) => [vertex, ...(followers.get(vertex) ?? [])]),
  ];
}

/** Moves one vertex to the place in its column with the fewest crossings; the nearest of equals. */
function siftInto(group: Group, vertex: Vertex): void {
  const column = group.columns[vertex.column];
  if (!column || column.length < 2) return;
  const own = portsOf(vertex);
  let best = vertex.order;
  let bestSaved = 0;
  let saved = 0;
  for (let index = vertex.order - 1; index >= 0; index--) {
    const other = column[index];
    if (other) saved += savedBySwap(portsOf(other), own);
    if (saved > bestSaved) [best, bestSaved] = [index, saved];
  }
  saved = 0;
  for (let index = vertex.order + 1; index < column.length; index++) {
    const other = column[index];
    if (other) saved += savedBySwap(own, portsOf(other));
    if (saved > bestSaved) [best, bestSaved] = [index, saved];
  }
  if (best === vertex.order) return;
  column.splice(vertex.order, 1);
  column.splice(best, 0, vertex);
  column.forEach((it, order) => {
    it.order = order;
  });
}

/** Height of a route where it passes a place on the x axis; undefined where it does not. */
export function heightAt(route: readonly Place[], x: number): number | undefined {
  let last: Place | undefined;
  for (const place of route) {
    if (last && Math.min(last.x, place.x) <= x && x <= Math.max(last.x, place.x)) {
      const share = place.x === last.x ? 0 : (x - last.x) / (place.x - last.x);
      return last.y + share * (place.y - last.y);
    }
    last = place;
  }
  return undefined;
}
