/** The layout of a diagram: orders, places and routes. See the steps' own files for how. */
import { type Blocks, blocksOf } from "./align";
import { buildGraph, type Graph, graphColumn, type Lane } from "./graph";
import { groupsOf } from "./groups";
import { keepOrder, recall } from "./keep";
import { keptGroups } from "./kept-groups";
import type { Layout, LayoutInput, Place } from "./layout-model";
import { orderGroup } from "./order";
import { placeGroup } from "./place";
import { type Routes, routeEdges } from "./route";
import { stackGroups, stackLanes } from "./stack";

/**
 * Places nodes in their columns and lanes and routes the edges between them. Never throws, takes whatever it is given.
 *
 * - No two nodes overlap and no edge runs through a node. An edge between nodes of one column is a loop at its right
 *   side; one that points back runs from the left side of its node.
 * - The same input gives the same layout. A lane is laid out by itself: others only move up and down.
 * - With `previous`, nodes that stay in their lane and column keep their order in it; what is new goes where it crosses
 *   least. A node that grows stays where it is, and so does all above it in its column; nothing moves up.
 * - Edges are corner points, level and upright in turn; `roundedPath` draws them smoothly.
 */
export function layoutDiagram(input: LayoutInput, previous?: Layout): Layout {
  const graph = buildGraph(input);
  if (previous) recall(graph, previous);
  const keep = previous !== undefined;
  const heights = new Map<Lane, number>();
  const blocks = blocksOf(graph);
  for (const lane of graph.lanes) heights.set(lane, layoutLane(lane, keep, blocks));
  const { boxes, bottom } = stackLanes(graph, heights);
  const routes = routeEdges(graph);
  return {
    nodes: placesOf(graph, routes),
    edges: routes.edges,
    lanes: boxes,
    columns: allColumns(graph, routes),
    width: routes.width,
    height: bottom,
  };
}

function layoutLane(lane: Lane, keep: boolean, blocks: Blocks): number {
  const groups = keep ? keptGroups(groupsOf(lane)) : groupsOf(lane);
  for (const group of groups) {
    if (group.size > 1 && !(keep && keepOrder(group))) orderGroup(group);
    placeGroup(group, blocks);
  }
  return stackGroups(groups, lane.columns.length);
}

function placesOf(graph: Graph, routes: Routes): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const lane of graph.lanes) {
    for (const vertex of lane.vertices) {
      const { node, y } = vertex;
      if (node) places.set(node.id, { x: routes.columns[graphColumn(vertex)]?.x ?? 0, y });
    }
  }
  return places;
}

/** Columns of the input: one without nodes has no width and stands where the next begins. */
function allColumns(graph: Graph, routes: Routes): { x: number; width: number }[] {
  const columns: { x: number; width: number }[] = [];
  const last = routes.columns.at(-1);
  let next = { x: last ? last.x + last.width : 0, width: 0 };
  let dense = graph.columns.length - 1;
  for (let column = graph.columnCount - 1; column >= 0; column--) {
    const own = graph.columns[dense] === column ? routes.columns[dense--] : undefined;
    next = own ?? { x: next.x, width: 0 };
    columns.push(next);
  }
  return columns.reverse();
}
