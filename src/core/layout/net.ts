/**
 * A group as plain numbers, for the inner loops of ordering: vertices are indices, links two flat lists (one sorted by
 * their left vertex, one by their right). Objects again once the order is found.
 */
import type { Vertex } from "./graph";
import type { Group } from "./groups";

export interface Net {
  /** Vertices of each column from the top. */
  readonly columns: Int32Array[];
  /** Index of each vertex in its column. */
  readonly place: Int32Array;
  readonly left: Side;
  readonly right: Side;
}

/** The links of all vertices to one side: those of vertex v at `start[v]` up to `start[v + 1]`, by port from the top. */
export interface Side {
  readonly start: Int32Array;
  /** The vertex at the other end, its port there and the port here, as fractions of a vertex. */
  readonly to: Int32Array;
  readonly toSlot: Float64Array;
  readonly slot: Float64Array;
  /** Working room, see `fillEnds`. */
  readonly ends: Float64Array;
}

/** The numbers of a group in its present order: vertices are counted column by column. */
export function netOf(group: Group): Net {
  const vertices = group.columns.flat();
  const bases: number[] = [];
  let count = 0;
  const columns = group.columns.map((column) => {
    bases.push(count);
    const ids = new Int32Array(column.length);
    for (let at = 0; at < ids.length; at++) ids[at] = count++;
    return ids;
  });
  return {
    columns,
    place: Int32Array.from(vertices, (vertex) => vertex.order),
    left: sideOf(vertices, bases, "left"),
    right: sideOf(vertices, bases, "right"),
  };
}

/** Puts a group into an order of its net, as `snapshot` gave it. */
export function writeBack(group: Group, columns: readonly Int32Array[]): void {
  const vertices = group.columns.flat();
  columns.forEach((column, at) => {
    const ordered: Vertex[] = [];
    for (const id of column) {
      const vertex = vertices[id];
      if (!vertex) continue;
      vertex.order = ordered.length;
      ordered.push(vertex);
    }
    group.columns[at] = ordered;
  });
}

/** A copy of the present order. */
export function snapshot(net: Net): Int32Array[] {
  return net.columns.map((column) => column.slice());
}

/** Writes where the links of one vertex end in the neighbouring column (`order + slot`), sorted from the top. */
export function fillEnds(net: Net, side: Side, vertex: number): void {
  const { start, to, toSlot, ends } = side;
  const first = start[vertex] as number;
  const stop = start[vertex + 1] as number;
  for (let link = first; link < stop; link++) {
    const end = (net.place[to[link] as number] as number) + (toSlot[link] as number);
    let hole = link;
    while (hole > first && (ends[hole - 1] as number) > end) {
      ends[hole] = ends[hole - 1] as number;
      hole--;
    }
    ends[hole] = end;
  }
}

function sideOf(vertices: readonly Vertex[], bases: readonly number[], name: "left" | "right"): Side {
  const start = new Int32Array(vertices.length + 1);
  let count = 0;
  vertices.forEach((vertex, at) => {
    count += vertex[name].length;
    start[at + 1] = count;
  });
  const side = {
    start,
    to: new Int32Array(count),
    toSlot: new Float64Array(count),
    slot: new Float64Array(count),
    ends: new Float64Array(count),
  };
  const leftwards = name === "left";
  let at = 0;
  for (const vertex of vertices) {
    for (const link of vertex[name]) {
      const other = leftwards ? link.from : link.to;
      side.to[at] = (bases[other.column] ?? 0) + other.order;
      side.toSlot[at] = leftwards ? link.fromSlot : link.toSlot;
      side.slot[at] = leftwards ? link.toSlot : link.fromSlot;
      at++;
    }
  }
  return side;
}
