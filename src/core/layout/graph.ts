/**
 * The layered graph behind a layout: vertices in dense columns, links only between neighbouring columns. An edge that
 * skips columns gets a pass (a vertex without a node) in each of them, so that it is ordered and placed like a node and
 * never runs through one.
 */
import type { LayoutEdge, LayoutInput, LayoutNode } from "./layout-model";
import { metrics } from "./metrics";

export interface Vertex {
  /** Absent for a pass. */
  readonly node: LayoutNode | undefined;
  readonly lane: Lane;
  /** Dense: columns without nodes are left out. */
  readonly column: number;
  readonly height: number;
  /** Place in the input; decides where nothing else does. */
  readonly hint: number;
  /** Links to the column on the left and on the right, by port from the top. Only links inside the lane. */
  readonly left: Link[];
  readonly right: Link[];
  /** Index among the vertices of its group and column; negative until it has one. */
  order: number;
  /** Top, first within the group, then in the lane, in the end in the diagram. */
  y: number;
  /** Where it stood in the previous layout. */
  before: number | undefined;
}

export interface Link {
  readonly from: Vertex;
  readonly to: Vertex;
  readonly fromY: number;
  readonly toY: number;
  /** The port as a fraction of the vertex, so that `order + slot` sorts ports of a whole column. */
  readonly fromSlot: number;
  readonly toSlot: number;
}

export interface Lane {
  readonly id: string;
  readonly vertices: Vertex[];
}

/** One edge of the input as it is drawn: links from left to right, or a loop within one column. */
export interface Thread {
  readonly edge: LayoutEdge;
  readonly links: readonly Link[];
  /** The edge points from right to left: its links are in reverse. */
  readonly reversed: boolean;
  readonly loop?: { readonly from: Vertex; readonly to: Vertex; readonly fromY: number; readonly toY: number };
}

export interface Graph {
  readonly lanes: readonly Lane[];
  readonly threads: readonly Thread[];
  /** Dense column to column of the input. */
  readonly columns: readonly number[];
  /** How many columns the answer has: at least those asked for. */
  readonly columnCount: number;
}

/**
 * The graph of an input. Forgives what an input should not hold: an unknown lane gets a place after the others, a
 * second node with the same id and an edge to nowhere are left out.
 */
export function buildGraph(input: LayoutInput): Graph {
  const lanes = new Map<string, Lane>();
  for (const id of input.lanes) if (!lanes.has(id)) lanes.set(id, { id, vertices: [] });
  const used = [...new Set(input.nodes.map((node) => columnOf(node)))].sort((a, b) => a - b);
  const dense = new Map(used.map((column, index) => [column, index]));
  const byId = new Map<string, Vertex>();
  input.nodes.forEach((node, hint) => {
    if (byId.has(node.id)) return;
    const lane = lanes.get(node.lane) ?? { id: node.lane, vertices: [] };
    lanes.set(node.lane, lane);
    byId.set(node.id, addVertex(lane, node, dense.get(columnOf(node)) ?? 0, sizeOf(node.height), hint));
  });
  const threads: Thread[] = [];
  for (const edge of input.edges) {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (from && to) threads.push(addThread(edge, from, to));
  }
  for (const lane of lanes.values()) {
    for (const vertex of lane.vertices) {
      if (vertex.right.length > 1) vertex.right.sort((a, b) => a.fromY - b.fromY);
      if (vertex.left.length > 1) vertex.left.sort((a, b) => a.toY - b.toY);
    }
  }
  const columnCount = Math.max(Math.floor(input.columns) || 0, (used.at(-1) ?? -1) + 1, 0);
  return { lanes: [...lanes.values()], threads, columns: used, columnCount };
}

/** In `order`: belongs to no group yet. */
export const unseen = -2;

/** A number that can be a width or a height. */
export function sizeOf(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}

function columnOf(node: LayoutNode): number {
  return Math.floor(sizeOf(node.column));
}

function addVertex(lane: Lane, node: LayoutNode | undefined, column: number, height: number, hint: number): Vertex {
  const vertex: Vertex = {
    node,
    lane,
    column,
    height,
    hint,
    left: [],
    right: [],
    order: unseen,
    y: 0,
    before: undefined,
  };
  lane.vertices.push(vertex);
  return vertex;
}

function addThread(edge: LayoutEdge, start: Vertex, end: Vertex): Thread {
  const startY = portOf(start, edge.fromY);
  const endY = portOf(end, edge.toY);
  if (start.column === end.column)
    return { edge, links: [], reversed: false, loop: { from: start, to: end, fromY: startY, toY: endY } };
  const reversed = start.column > end.column;
  const [from, to, fromY, toY] = reversed ? [end, start, endY, startY] : [start, end, startY, endY];
  const links: Link[] = [];
  let last = from;
  let lastY = fromY;
  for (let column = from.column + 1; column < to.column; column++) {
    const pass = addVertex(from.lane, undefined, column, 0, from.hint);
    links.push(addLink(last, pass, lastY, 0));
    last = pass;
    lastY = 0;
  }
  links.push(addLink(last, to, lastY, toY));
  return { edge, links, reversed };
}

function addLink(from: Vertex, to: Vertex, fromY: number, toY: number): Link {
  const link: Link = { from, to, fromY, toY, fromSlot: fromY / (from.height + 1), toSlot: toY / (to.height + 1) };
  // A lane is ordered and placed by itself, so that no other lane moves it.
  if (from.lane === to.lane) {
    from.right.push(link);
    to.left.push(link);
  }
  return link;
}

function portOf(vertex: Vertex, y: number | undefined): number {
  if (y === undefined || !Number.isFinite(y)) return Math.min(vertex.height, metrics.head) / 2;
  return Math.min(Math.max(y, 0), vertex.height);
}
