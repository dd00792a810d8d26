/** The whole path to and from a node, a row or an edge: what is lit while the rest steps back. */
import type { DiagramEdge } from "../../src/core/diagram/model";

export interface Lit {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  /** Rows that lit edges leave from, by node. */
  readonly rows: ReadonlyMap<string, ReadonlySet<string>>;
  /** Edges at the thing itself: these show their labels. */
  readonly near: readonly DiagramEdge[];
  /** What brought it about; a passing pointer dims more than a lasting selection. */
  readonly by: "hover" | "selection";
}

/** Edges by the node at either end, made once for a diagram. */
export interface Adjacency {
  readonly out: ReadonlyMap<string, readonly DiagramEdge[]>;
  readonly into: ReadonlyMap<string, readonly DiagramEdge[]>;
  readonly byId: ReadonlyMap<string, DiagramEdge>;
}

export function adjacencyOf(edges: readonly DiagramEdge[]): Adjacency {
  const out = new Map<string, DiagramEdge[]>();
  const into = new Map<string, DiagramEdge[]>();
  for (const edge of edges) {
    push(out, edge.from, edge);
    push(into, edge.to, edge);
  }
  return { out, into, byId: new Map(edges.map((it) => [it.id, it])) };
}

/** What a node leads to and is reached from; of a node's row, only what the row leads to. */
export function litByNode(graph: Adjacency, node: string, row: string | undefined, by: Lit["by"]): Lit {
  const own = graph.out.get(node) ?? [];
  const rowEdges = row === undefined ? [] : own.filter((it) => it.fromRow === row);
  const leaving = rowEdges.length ? rowEdges : own;
  return collect(graph, [node], leaving, graph.into.get(node) ?? [], by);
}

export function litByEdge(graph: Adjacency, id: string, by: Lit["by"]): Lit | null {
  const edge = graph.byId.get(id);
  return edge ? collect(graph, [], [edge], [edge], by) : null;
}

function collect(
  graph: Adjacency,
  nodes: readonly string[],
  leaving: readonly DiagramEdge[],
  arriving: readonly DiagramEdge[],
  by: Lit["by"],
): Lit {
  const lit = new Set(nodes);
  const edges = new Map<string, DiagramEdge>();
  walk(leaving, (edge) => edge.to, graph.out);
  walk(arriving, (edge) => edge.from, graph.into);
  const rows = new Map<string, Set<string>>();
  for (const edge of edges.values()) {
    if (edge.fromRow === undefined) continue;
    rows.set(edge.from, (rows.get(edge.from) ?? new Set()).add(edge.fromRow));
  }
  const near = [...new Map([...arriving, ...leaving].map((it) => [it.id, it])).values()];
  return { nodes: lit, edges: new Set(edges.keys()), rows, near, by };

  function walk(
    start: readonly DiagramEdge[],
    next: (edge: DiagramEdge) => string,
    further: ReadonlyMap<string, readonly DiagramEdge[]>,
  ): void {
    const seen = new Set<string>();
    const stack = [...start];
    for (let edge = stack.pop(); edge; edge = stack.pop()) {
      edges.set(edge.id, edge);
      const id = next(edge);
      lit.add(id);
      if (seen.has(id)) continue;
      seen.add(id);
      stack.push(...(further.get(id) ?? []));
    }
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
