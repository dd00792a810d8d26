/** Edges under the hand: stepping through those of a node, choosing one, taking it away. */
import type { DiagramEdge } from "../../src/core/diagram/model";
import type { Connection } from "../../src/core/editing/connection-model";
import type { Client } from "../../src/protocol/channel";
import { graphOf, relight } from "./derive";
import type { EditActions } from "./edits";
import type { State } from "./state";
import type { Store } from "./store";

export interface EdgeActions {
  selectEdge(id: string | null): void;
  /** Goes to the next edge of a node in reading order, or back with -1, and says where it leads. */
  stepEdge(node: string, step: 1 | -1): void;
  /** Takes away what an edge stands for; where that is several references, lets choose. */
  removeEdge(id: string): void;
  /** Lists the connections of a node, to take one away. */
  openDisconnect(node: string): void;
}

export function edgeActions(client: Client, store: Store<State>, edit: EditActions["edit"]): EdgeActions {
  const nameOf = (id: string) => store.get().diagram?.nodes.find((it) => it.id === id)?.title ?? id;
  const say = (announcement: string) => store.set({ announcement });

  function select(id: string | null): void {
    if (store.get().edge === id) return;
    const next = { ...store.get(), edge: id };
    store.set({ edge: id, ...relight(next) });
  }

  /** Those that leave by their rows, then those that enter. */
  function edgesOf(node: string): readonly DiagramEdge[] {
    const { arranged } = store.get();
    if (!arranged) return [];
    const graph = graphOf(arranged.edges);
    const rows = arranged.nodes.get(node)?.rows.map((it) => it.id) ?? [];
    const place = (it: DiagramEdge) => (it.fromRow === undefined ? rows.length : rows.indexOf(it.fromRow));
    return [...[...(graph.out.get(node) ?? [])].sort((a, b) => place(a) - place(b)), ...(graph.into.get(node) ?? [])];
  }

  async function connectionsOf(node: string): Promise<readonly Connection[]> {
    try {
      return (await client.request("getConnections", { id: node })).connections;
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      return [];
    }
  }

  async function disconnect({ title, changes, leaves }: Connection, version: number | null): Promise<void> {
    if (version !== store.get().version) {
      const reason = "The text changed in the meantime. Look again, then repeat.";
      store.set({ edit: { status: "refused", title, reason }, announcement: reason });
      return;
    }
    if (await edit(title, changes)) {
      select(null);
      say([`${title}.`, ...leaves].join(" "));
    }
  }

  function choose(node: string, connections: readonly Connection[], version: number | null): void {
    store.set({
      picking: {
        title: `Disconnect ${nameOf(node)} from`,
        placeholder: "Type a name",
        items: connections.map((it) => ({
          id: it.edge,
          label: nameOf(it.from === node ? it.to : it.from),
          detail: it.from === node ? it.label : `refers to it as ${it.label}`,
          ...(it.leaves.length > 0 ? { note: it.leaves.join(" ") } : {}),
        })),
        pick(id) {
          store.set({ picking: null });
          const found = connections.find((it) => it.edge === id);
          if (found) void disconnect(found, version);
        },
      },
    });
  }

  return {
    selectEdge: select,
    stepEdge(node, step) {
      const edges = edgesOf(node);
      if (edges.length === 0) return say("It has no connections.");
      const at = edges.findIndex((it) => it.id === store.get().edge);
      const next = at < 0 ? (step > 0 ? 0 : edges.length - 1) : (at + step + edges.length) % edges.length;
      const edge = edges[next];
      if (!edge) return;
      select(edge.id);
      const where = edge.from === node ? `to ${nameOf(edge.to)}` : `from ${nameOf(edge.from)}`;
      const label = edge.label ? `, ${edge.label}` : "";
      say(`Connection ${next + 1} of ${edges.length} ${where}${label}. Delete takes it away.`);
    },
    async removeEdge(id) {
      const { arranged, version } = store.get();
      const edge = arranged?.edges.find((it) => it.id === id);
      if (!arranged || !edge) return;
      const all = await connectionsOf(edge.from);
      const rows = new Set(arranged.nodes.get(edge.from)?.node.rows.map((it) => it.id));
      // One line may stand for several references: those between the same two that have no row of their own.
      const same = all.filter(
        (it) =>
          ((it.from === edge.from && it.to === edge.to) || (it.from === edge.to && it.to === edge.from)) &&
          (edge.fromRow === undefined ? !rows.has(it.field) : it.field === edge.fromRow),
      );
      const [only, ...others] = same;
      if (only && others.length === 0) await disconnect(only, version);
      else if (only) choose(edge.from, same, version);
      else say("This connection is made outside of these files.");
    },
    async openDisconnect(node) {
      const { version } = store.get();
      const connections = await connectionsOf(node);
      if (connections.length === 0) say(`${nameOf(node)} has no connections.`);
      else choose(node, connections, version);
    },
  };
}
