/**
 * A group as plain numbers, for the inner loops of ordering: vertices are indices, links two flat lists (one sorted by
 * their left vertex, one by their right). Objects again once the order is found.
 */
import type { Vertex } from "./graph";
import type { Group } from "./groups";

export interface Net {
  readonly columnCount: number;
  /** The vertices of column c from the top: those at `columnStart[c]` up to `columnStart[c + 1]`. */
  readonly order: Int32Array;
  readonly columnStart: Int32Array;
  /** Index of each vertex in its column. */
  readonly place: Int32Array;
  /** Counts how often each column has changed its order, so that nothing is looked at twice in vain. */
  readonly changes: Int32Array;
  readonly left: Side;
  readonly right: Side;
}

/** The links of all vertices to one side: those of vertex v at `start[v]` up to `start[v + 1]`, by port from the top. */
export interface Side {
  /** The neighbouring column on this side is so many further right. */
  readonly step: 1 | -1;
  readonly start: Int32Array;
  /** The vertex at the other end, its port there and the port here, as fractions of a vertex. */
  readonly to: Int32Array;
  readonly toSlot: Float64Array;
  readonly slot: Float64Array;
  /** Where the links of each vertex end in the neighbouring column (`place + slot`), from the top; see `fillEnds`. */
  readonly ends: Float64Array;
  /** What `changes` said of the neighbouring column when the ends of a column were filled. */
  readonly filled: Int32Array;
  readonly next: Int32Array;
}

/** The numbers of a group in its present order: vertices are counted column by column. */
export function netOf(group: Group): Net {
  const columnCount = group.columns.length;
  const columnStart = new Int32Array(columnCount + 1);
  let links = 0;
  for (let column = 0; column < columnCount; column++) {
    const vertices = group.columns[column] as readonly Vertex[];
    columnStart[column + 1] = (columnStart[column] as number) + vertices.length;
    for (const vertex of vertices) links += vertex.right.length;
  }
  const size = columnStart[columnCount] as number;
  const order = new Int32Array(size);
  const place = new Int32Array(size);
  const next = new Int32Array(size);
  const left = emptySide(-1, size, columnCount, links, next);
  const right = emptySide(1, size, columnCount, links, next);
  let id = 0;
  let leftLink = 0;
  let rightLink = 0;
  for (let column = 0; column < columnCount; column++) {
    for (const vertex of group.columns[column] as readonly Vertex[]) {
      order[id] = id;
      place[id] = vertex.order;
      left.start[id] = leftLink;
      for (const { from, fromSlot, toSlot } of vertex.left) {
        left.to[leftLink] = (columnStart[column - 1] as number) + from.order;
        left.toSlot[leftLink] = fromSlot;
        left.slot[leftLink++] = toSlot;
      }
      right.start[id] = rightLink;
      for (const { to, fromSlot, toSlot } of vertex.right) {
        right.to[rightLink] = (columnStart[column + 1] as number) + to.order;
        right.toSlot[rightLink] = toSlot;
        right.slot[rightLink++] = fromSlot;
      }
      id++;
    }
  }
  left.start[size] = leftLink;
  right.start[size] = rightLink;
  return { columnCount, order, columnStart, place, changes: new Int32Array(columnCount), left, right };
}

/** Puts a group into an order of its net. */
export function writeBack(group: Group, net: Net, order: Int32Array): void {
  group.columns.forEach((column, at) => {
    const start = net.columnStart[at] as number;
    group.columns[at] = column.map((_, index) => {
      const vertex = column[(order[start + index] as number) - start] as Vertex;
      vertex.order = index;
      return vertex;
    });
  });
}

/** Takes note that the vertices of a column stand in a new order. */
export function columnChanged({ order, columnStart, place, changes }: Net, column: number): void {
  const start = columnStart[column] as number;
  const stop = columnStart[column + 1] as number;
  for (let at = start; at < stop; at++) place[order[at] as number] = at - start;
  changes[column] = (changes[column] as number) + 1;
}

/** Brings the ends of a column's links on one side up to date. */
export function fillEnds(net: Net, side: Side, column: number): void {
  const neighbour = column + side.step;
  if (neighbour < 0 || neighbour >= net.columnCount || side.filled[column] === net.changes[neighbour]) return;
  side.filled[column] = net.changes[neighbour] as number;
  const { columnStart, order } = net;
  const { start, ends, next } = side;
  const last = columnStart[column + 1] as number;
  for (let vertex = columnStart[column] as number; vertex < last; vertex++) next[vertex] = start[vertex] as number;
  // From the top of the neighbouring column, so the ends of each vertex come out sorted.
  const { start: backStart, to: backTo, slot: backSlot } = side.step < 0 ? net.right : net.left;
  const first = columnStart[neighbour] as number;
  const stop = columnStart[neighbour + 1] as number;
  for (let at = first; at < stop; at++) {
    const vertex = order[at] as number;
    const linkStop = backStart[vertex + 1] as number;
    for (let link = backStart[vertex] as number; link < linkStop; link++) {
      const own = backTo[link] as number;
      const free = next[own] as number;
      ends[free] = at - first + (backSlot[link] as number);
      next[own] = free + 1;
    }
  }
}

function emptySide(step: 1 | -1, size: number, columnCount: number, links: number, next: Int32Array): Side {
  return {
    step,
    start: new Int32Array(size + 1),
    to: new Int32Array(links),
    toSlot: new Float64Array(links),
    slot: new Float64Array(links),
    ends: new Float64Array(links),
    filled: new Int32Array(columnCount).fill(-1),
    next,
  };
}
