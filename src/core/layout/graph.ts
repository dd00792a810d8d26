/**
 * The layered graph behind a layout: each lane has the columns in which it has nodes, and links only between
 * neighbouring ones. An edge that skips columns gets a pass (a vertex without a node) in each of them, so that it is
 * ordered and placed like a node and never runs through one.
 */
import type { LayoutEdge, LayoutInput, LayoutNode } from "./layout-model";
import { metrics } from "./metrics";

export interface Vertex {
  /** Absent for a pass. */
  readonly node: LayoutNode | undefined;
  readonly lane: Lane;
  /** Among the columns of its lane. */
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
  /** Columns in which the lane has nodes, each by its place among the columns of the graph. */
  readonly columns: readonly number[];
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
  /** Columns in which there are nodes, as the input counts them. */
  readonly columns: readonly number[];
  /** How many columns the answer has: at least those asked for. */
  readonly columnCount: number;
}

/**
 * The graph of an input. Forgives what an input should not hold: an unknown lane gets a place after the others, a
 * second node with the same id and an edge to nowhere are left out.
 */
export function buildGraph(input: LayoutInput): Graph {
  const nodesOf = new Map<string, LayoutNode[]>(input.lanes.map((id) => [id, []]));
  const columns = new Set<number>();
  for (const node of input.nodes) {
    const mates = nodesOf.get(node.lane);
    if (mates) mates.push(node);
    else nodesOf.set(node.lane, [node]);
    columns.add(columnOf(node));
  }
  const used = [...columns].sort(ascending);
  const byId = new Map<string, Vertex>();
  const hints = new Map<LayoutNode, number>();
  input.nodes.forEach((node, hint) => {
    hints.set(node, hint);
  });
  const lanes = [...nodesOf].map(([id, nodes]): Lane => {
    const own = [...new Set(nodes.map(columnOf))].sort(ascending);
    const lane: Lane = { id, columns: own.map((column) => used.indexOf(column)), vertices: [] };
    for (const node of nodes) {
      if (byId.has(node.id)) continue;
      const column = own.indexOf(columnOf(node));
      byId.set(node.id, addVertex(lane, node, column, sizeOf(node.height), hints.get(node) ?? 0));
    }
    return lane;
  });
  const threads: Thread[] = [];
  for (const edge of input.edges) {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (from && to) threads.push(addThread(edge, from, to));
  }
  for (const lane of lanes) {
    for (const vertex of lane.vertices) {
      if (vertex.right.length > 1) vertex.right.sort((a, b) => a.fromY - b.fromY);
      if (vertex.left.length > 1) vertex.left.sort((a, b) => a.toY - b.toY);
    }
  }
  const columnCount = Math.max(Math.floor(input.columns) || 0, (used.at(-1) ?? -1) + 1, 0);
  return { lanes, threads, columns: used, columnCount };
}

/** The column of a vertex among those of the graph. */
export function graphColumn({ lane, column }: Vertex): number {
  return lane.columns[column] ?? 0;
}

function ascending(a: number, b: number): number {
  return a - b;
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
  const [first, last] = [graphColumn(start), graphColumn(end)];
  if (first === last)
    return { edge, links: [], reversed: false, loop: { from: start, to: end, fromY: startY, toY: endY } };
  const reversed = first > last;
  const [from, to, fromY, toY] = reversed ? [end, start, endY, startY] : [start, end, startY, endY];
  const links: Link[] = [];
  const stop = graphColumn(to);
  let pass = from;
  let passY = fromY;
  for (let column = from.column + 1; (from.lane.columns[column] ?? stop) < stop; column++) {
    const next = addVertex(from.lane, undefined, column, 0, from.hint);
    links.push(addLink(pass, next, passY, 0));
    pass = next;
    passY = 0;
  }
  links.push(addLink(pass, to, passY, toY));
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
