/**
 * The peers, each with the settings that fit best: columns are given, so each is told them in the way it has (no peer
 * takes "this node in that column" as such without also being told more):
 *
 * - dagre: every edge's least length is its distance in columns; its "tight-tree" ranker is faster than the default and
 *   finds the same columns. It knows no ports.
 * - elkjs: layered, "INTERACTIVE" layering from given x places; the rows of URL maps as ports at fixed places.
 * - graphviz: dot with least lengths, as dagre, and its default splines: like ours and those of the others, they pass
 *   beside nodes (straight lines take about 60% of the time and run through them). Told no rows.
 */
import dagre from "@dagrejs/dagre";
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import ELK from "elkjs/lib/elk.bundled.js";
import type { ElkNode } from "elkjs/lib/elk-api";
import type { LayoutInput } from "../../src/core/layout/layout-model";
import type { Picture } from "./crossings";

export interface Peer {
  /** Makes what one run consumes; not timed. */
  prepare(graph: LayoutInput): unknown;
  /** The timed part; gives what `picture` reads. */
  run(prepared: unknown): unknown;
  /** Where a run put everything. */
  picture(graph: LayoutInput, done: unknown): Picture;
}

type Points = Picture["edges"] extends ReadonlyMap<string, infer P> ? P : never;

export const peerNames = ["dagre", "elkjs", "graphviz"] as const;
export type PeerName = (typeof peerNames)[number];

/** Loads one peer. */
export async function loadPeer(name: PeerName): Promise<Peer> {
  if (name === "dagre") return dagrePeer;
  return name === "elkjs" ? elkPeer() : graphvizPeer(await Graphviz.load());
}

const dagrePeer: Peer = {
  prepare: dagreGraph,
  run(prepared) {
    dagre.layout(prepared as DagreGraph);
    return prepared;
  },
  picture(graph, done) {
    const laidOut = done as DagreGraph;
    const nodes = new Map(graph.nodes.map(({ id }) => [id, pointOf(laidOut.node(id))]));
    const edges = new Map<string, Points>();
    for (const edge of graph.edges) edges.set(edge.id, laidOut.edge(edge.from, edge.to, edge.id)?.points ?? []);
    return { nodes, edges };
  },
};

type DagreGraph = ReturnType<typeof dagreGraph>;

function dagreGraph(graph: LayoutInput) {
  const result = new dagre.graphlib.Graph({ multigraph: true });
  result.setGraph({ rankdir: "LR", ranker: "tight-tree" });
  result.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of graph.nodes) result.setNode(id, { width, height });
  const columnOf = columnsOf(graph);
  for (const { id, from, to } of graph.edges) {
    result.setEdge(from, to, { minlen: (columnOf.get(to) ?? 0) - (columnOf.get(from) ?? 0) }, id);
  }
  return result;
}

function elkPeer(): Peer {
  const elk = new ELK();
  return {
    prepare: elkGraph,
    run: (prepared) => elk.layout(prepared as ElkNode),
    picture(_, done) {
      const laidOut = done as ElkNode;
      const nodes = new Map((laidOut.children ?? []).map((node) => [node.id, middleOf(node)]));
      const edges = new Map<string, Points>();
      for (const { id, sections } of laidOut.edges ?? []) {
        edges.set(
          id,
          (sections ?? []).flatMap((it) => [it.startPoint, ...(it.bendPoints ?? []), it.endPoint]),
        );
      }
      return { nodes, edges };
    },
  };
}

function elkGraph(graph: LayoutInput): ElkNode {
  const rows = new Map<string, Set<number>>();
  for (const { from, fromY } of graph.edges) {
    if (fromY !== undefined) rows.set(from, (rows.get(from) ?? new Set()).add(fromY));
  }
  return {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "POLYLINE",
      "elk.layered.layering.strategy": "INTERACTIVE",
    },
    children: graph.nodes.map(({ id, column, width, height }) => {
      const ports = [...(rows.get(id) ?? [])].map((y) => ({
        id: `${id}@${y}`,
        x: width,
        y,
        width: 0,
        height: 0,
        layoutOptions: { "elk.port.side": "EAST" },
      }));
      const place = { id, x: column * 400, y: 0, width, height };
      return ports.length ? { ...place, ports, layoutOptions: { "elk.portConstraints": "FIXED_POS" } } : place;
    }),
    edges: graph.edges.map(({ id, from, to, fromY }) => ({
      id,
      sources: [fromY === undefined ? from : `${from}@${fromY}`],
      targets: [to],
    })),
  };
}

function graphvizPeer(graphviz: Graphviz): Peer {
  return {
    prepare: (graph) => dot(graph),
    run: (prepared) => graphviz.layout(prepared as string, "plain", "dot"),
    picture(graph, done) {
      const nodes = new Map<string, { x: number; y: number }>();
      const edges = new Map<string, Points>();
      const waiting = new Map<string, string[]>();
      for (const { id, from, to } of graph.edges) {
        const key = `${from} ${to}`;
        waiting.set(key, [...(waiting.get(key) ?? []), id]);
      }
      // Lines of "plain": node NAME X Y …, edge TAIL HEAD N X1 Y1 …; places in inches, y upwards.
      for (const line of (done as string).replace(/\\\n/g, "").split("\n")) {
        const [kind, name = "", second = "", third, ...rest] = line.replaceAll('"', "").split(" ");
        if (kind === "node") nodes.set(name, inPixels(second, third));
        if (kind !== "edge") continue;
        const id = waiting.get(`${name} ${second}`)?.shift();
        const points = Array.from({ length: Number(third) }, (_, index) =>
          inPixels(rest[2 * index], rest[2 * index + 1]),
        );
        if (id) edges.set(id, points);
      }
      return { nodes, edges };
    },
  };
}

function inPixels(x: string | undefined, y: string | undefined) {
  return { x: Number(x) * 72, y: Number(y) * -72 };
}

function dot(graph: LayoutInput): string {
  const columnOf = columnsOf(graph);
  const nodes = graph.nodes.map(
    ({ id, width, height }) => `"${id}" [width=${(width / 72).toFixed(3)}, height=${(height / 72).toFixed(3)}]`,
  );
  const edges = graph.edges.map(
    ({ from, to }) => `"${from}" -> "${to}" [minlen=${(columnOf.get(to) ?? 0) - (columnOf.get(from) ?? 0)}]`,
  );
  const head = `rankdir=LR; node [shape=box, fixedsize=true, label=""]; edge [arrowhead=none]`;
  return `digraph { ${head}\n${nodes.join("\n")}\n${edges.join("\n")}\n}`;
}

function columnsOf(graph: LayoutInput): Map<string, number> {
  return new Map(graph.nodes.map((node) => [node.id, node.column]));
}

function middleOf({ x = 0, y = 0, width = 0, height = 0 }: ElkNode) {
  return { x: x + width / 2, y: y + height / 2 };
}

function pointOf(value: { x?: number; y?: number } | undefined) {
  return { x: value?.x ?? Number.NaN, y: value?.y ?? Number.NaN };
}
