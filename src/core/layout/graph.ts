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
  /** Counts the vertices of all lanes, so that others can keep lists beside them. */
  index: number;
  /** Place in the input; decides where nothing else does. */
  readonly hint: number;
  /** Links to the column on the left and on the right, by port from the top. Only links inside the lane. */
  left: Link[];
  right: Link[];
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
  readonly loop:
    | { readonly from: Vertex; readonly to: Vertex; readonly fromY: number; readonly toY: number }
    | undefined;
}

export interface Graph {
  readonly lanes: readonly Lane[];
  readonly threads: readonly Thread[];
  /** Columns in which there are nodes, as the input counts them. */
  readonly columns: readonly number[];
  /** How many columns the answer has: at least those asked for. */
  readonly columnCount: number;
  /** Vertices of all lanes: the least number that is no vertex's `index`. */
  readonly vertexCount: number;
  /** Links of all threads. */
  readonly linkCount: number;
}

/**
 * The graph of an input. Forgives what an input should not hold: an unknown lane gets a place after the others, a
 * second node with the same id and an edge to nowhere are left out.
 */
export function buildGraph(input: LayoutInput): Graph {
  const { columns, members } = membersOf(input);
  const byId = new Map<string, Vertex>();
  const lanes = members.map(([id, own]) => addLane(id, own, input.nodes, columns, byId));
  const threads: Thread[] = [];
  let linkCount = 0;
  for (const edge of input.edges) {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (!from || !to) continue;
    const thread = addThread(edge, from, to);
    threads.push(thread);
    linkCount += thread.links.length;
  }
  let count = 0;
  for (const lane of lanes) {
    for (const vertex of lane.vertices) {
      vertex.index = count++;
      const { left, right } = vertex;
      if (!right.every(isBelowFrom)) right.sort((a, b) => a.fromY - b.fromY);
      if (!left.every(isBelowTo)) left.sort((a, b) => a.toY - b.toY);
    }
  }
  const columnCount = Math.max(Math.floor(input.columns) || 0, (columns.at(-1) ?? -1) + 1, 0);
  return { lanes, threads, columns, columnCount, vertexCount: count, linkCount };
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

/** The columns in which there are nodes, and each lane's nodes as indices into the input. */
function membersOf(input: LayoutInput): { columns: number[]; members: [string, number[]][] } {
  const columns = new Set<number>();
  const members = new Map<string, number[]>(input.lanes.map((id) => [id, []]));
  input.nodes.forEach((node, index) => {
    columns.add(columnOf(node));
    const mates = members.get(node.lane);
    if (mates) mates.push(index);
    else members.set(node.lane, [index]);
  });
  return { columns: [...columns].sort(ascending), members: [...members] };
}

function addLane(
  id: string,
  members: readonly number[],
  nodes: readonly LayoutNode[],
  columns: readonly number[],
  byId: Map<string, Vertex>,
): Lane {
  const own = [...new Set(members.map(columnAt))].sort(ascending);
  const lane: Lane = { id, columns: own.map((column) => columns.indexOf(column)), vertices: [] };
  for (const index of members) {
    const node = nodes[index];
    if (!node || byId.has(node.id)) continue;
    byId.set(node.id, addVertex(lane, node, own.indexOf(columnOf(node)), sizeOf(node.height), index));
  }
  return lane;

  function columnAt(index: number): number {
    const node = nodes[index];
    return node ? columnOf(node) : -1;
  }
}

function isBelowFrom(link: Link, index: number, links: readonly Link[]): boolean {
  return link.fromY >= (links[index - 1]?.fromY ?? 0);
}

function isBelowTo(link: Link, index: number, links: readonly Link[]): boolean {
  return link.toY >= (links[index - 1]?.toY ?? 0);
}

function addVertex(lane: Lane, node: LayoutNode | undefined, column: number, height: number, hint: number): Vertex {
  const vertex: Vertex = {
    node,
    lane,
    column,
    height,
    index: 0,
    hint,
    left: none,
    right: none,
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
  const first = graphColumn(start);
  const last = graphColumn(end);
  if (first === last)
    return { edge, links: none, reversed: false, loop: { from: start, to: end, fromY: startY, toY: endY } };
  const reversed = first > last;
  const [from, to, fromY, toY] = reversed ? [end, start, endY, startY] : [start, end, startY, endY];
  const stop = graphColumn(to);
  let links = none;
  let pass = from;
  let passY = fromY;
  for (let column = from.column + 1; (from.lane.columns[column] ?? stop) < stop; column++) {
    const next = addVertex(from.lane, undefined, column, 0, from.hint);
    links = appended(links, addLink(pass, next, passY, 0));
    pass = next;
    passY = 0;
  }
  return { edge, links: appended(links, addLink(pass, to, passY, toY)), reversed, loop: undefined };
}

function addLink(from: Vertex, to: Vertex, fromY: number, toY: number): Link {
  const link: Link = { from, to, fromY, toY, fromSlot: fromY / (from.height + 1), toSlot: toY / (to.height + 1) };
  // A lane is ordered and placed by itself, so that no other lane moves it.
  if (from.lane === to.lane) {
    from.right = appended(from.right, link);
    to.left = appended(to.left, link);
  }
  return link;
}

/** Shared by all that have no links: most vertices have one or none on a side, and an empty list costs room too. */
const none: Link[] = [];

/** A list with a link more: the same list, unless it was empty. */
function appended(links: Link[], link: Link): Link[] {
  if (links.length === 0) return [link];
  links.push(link);
  return links;
}

function portOf(vertex: Vertex, y: number | undefined): number {
  if (y === undefined || !Number.isFinite(y)) return Math.min(vertex.height, metrics.head) / 2;
  return Math.min(Math.max(y, 0), vertex.height);
}
