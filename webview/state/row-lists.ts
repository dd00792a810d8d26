/** Lists that were opened ("n more"): all rows of a node, asked for and kept in place, and known by name to the stored view. */
import type { DiagramRow, NodeDetails } from "../../src/core/diagram/model";
import type { State } from "./state";
import type { Store } from "./store";

export interface RowLists {
  open(id: string): void;
  close(id: string): void;
  /** Opens these with the next diagram: they were open when the view was stored. */
  restore(ids: readonly string[]): void;
  /** Asks anew for every open list: the diagram changed. */
  refresh(): void;
  /** Open, or about to be. */
  ids(): string[];
}

/** `ask` gives the details of a node, null when it is gone; `change` takes over opened lists, `changed` tells that the user did it. */
export function rowLists(
  store: Store<State>,
  ask: (id: string) => Promise<NodeDetails | null | undefined>,
  change: (opened: State["opened"]) => void,
  changed: () => void,
): RowLists {
  let awaited: readonly string[] = [];

  async function load(id: string): Promise<void> {
    const details = await ask(id);
    if (details === undefined) return;
    const opened = new Map<string, readonly DiagramRow[]>(store.get().opened);
    // A node that is gone takes its opened list with it.
    if (details?.rows.length) opened.set(id, details.rows);
    else opened.delete(id);
    change(opened);
  }

  const lists: RowLists = {
    open: (id) => void load(id).then(changed),
    close(id) {
      const opened = new Map(store.get().opened);
      opened.delete(id);
      awaited = awaited.filter((it) => it !== id);
      change(opened);
      changed();
    },
    restore(ids) {
      awaited = ids;
    },
    refresh() {
      // Until they are there they count as open: a view that is stored meanwhile must not forget them.
      void Promise.all(lists.ids().map(load)).then(() => {
        awaited = [];
      });
    },
    ids: () => [...new Set([...store.get().opened.keys(), ...awaited])],
  };
  return lists;
}
