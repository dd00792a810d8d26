/** Parts of the state that follow from others. Each function gives the change to merge, nothing else. */
import { arrangeDiagram } from "../../src/core/diagram/arrange";
import type { DiagramEdge } from "../../src/core/diagram/model";
import { layoutDiagram } from "../../src/core/layout/layout";
import { settleLayout } from "../../src/core/layout/settle/settle";
import { type Adjacency, adjacencyOf, litByEdge, litByNode } from "./highlight";
import { searchNodes } from "./search";
import type { State } from "./state";

/** What is drawn and where, after the diagram, the view or the opened lists changed. */
export function rearrange(state: State): Partial<State> {
  const { diagram, view } = state;
  if (!diagram) return {};
  const arranged = arrangeDiagram(
    diagram,
    {
      collapsed: new Set(view.collapsed),
      filter: new Set(view.filter),
      showEndpoints: view.showEndpoints,
      showAux: view.showAux,
      compact: state.compact,
      opened: state.opened,
    },
    state.arranged ?? undefined,
  );
  const automatic = layoutDiagram(arranged.input, state.laidOut?.automatic);
  const key = JSON.stringify([view.showEndpoints, view.showAux, view.filter, view.collapsed, state.compact]);
  const before = state.laidOut?.view === key ? state.laidOut.settled : undefined;
  const settled = settleLayout(arranged.input, automatic, new Map(Object.entries(view.positions)), before);
  const { layout } = settled;
  const laidOut = { automatic, settled, view: key };
  const next = { ...state, arranged, layout };
  const matching = search(next, state.query);
  return { arranged, layout, laidOut, ...matching, ...relight({ ...next, ...matching }) };
}

/** What is lit: the hovered, else what the keyboard is on, else the selected. */
export function relight(state: State): Pick<State, "lit"> {
  const { hover, arranged } = state;
  if (!arranged) return { lit: null };
  const graph = graphOf(arranged.edges);
  if (hover?.edge !== undefined) return { lit: litByEdge(graph, hover.edge, "hover") };
  if (hover?.node !== undefined && arranged.nodes.has(hover.node))
    return { lit: litByNode(graph, hover.node, hover.row, "hover") };
  const byEdge = state.edge === null ? null : litByEdge(graph, state.edge, "selection");
  if (byEdge) return { lit: byEdge };
  const lasting = state.keyboard ? state.focus : state.selection;
  if (lasting === null || !arranged.nodes.has(lasting)) return { lit: null };
  return { lit: litByNode(graph, lasting, undefined, "selection") };
}

export function search(
  state: State,
  query: string,
  hits = query === state.query ? state.hits : none,
): Pick<State, "query" | "hits" | "matches" | "matchSet" | "match"> {
  const matches = state.arranged ? searchNodes(state.arranged, query, hits) : [];
  const current = state.matches[state.match];
  const match = query === state.query && current !== undefined ? matches.indexOf(current) : -1;
  return { query, hits, matches, matchSet: new Set(matches), match };
}

const none: State["hits"] = new Map();

const graphs = new WeakMap<readonly DiagramEdge[], Adjacency>();

/** The adjacency of a list of edges, made once. */
export function graphOf(edges: readonly DiagramEdge[]): Adjacency {
  let graph = graphs.get(edges);
  if (!graph) {
    graph = adjacencyOf(edges);
    graphs.set(edges, graph);
  }
  return graph;
}
