/** Search: at once in what is drawn, and a moment later in the rows that only the host has. */
import type { Client } from "../../src/protocol/channel";
import { search } from "./derive";
import type { State } from "./state";
import type { Store } from "./store";

export interface Finder {
  search(query: string): void;
  /** Asks again: the diagram changed. */
  refresh(): void;
  dispose(): void;
}

/** The host is asked when nothing was typed for so long. */
const ASK_AFTER = 80;

export function finder(client: Client, store: Store<State>, log: (message: string) => void): Finder {
  let asking: ReturnType<typeof setTimeout> | undefined;

  async function ask(query: string): Promise<void> {
    try {
      const { hits } = await client.request("find", { query });
      if (store.get().query !== query) return;
      store.set({ ...search(store.get(), query, new Map(hits.map((it) => [it.id, it.row]))), searching: false });
    } catch (error) {
      log(`find: ${String(error)}`);
      store.set({ searching: false });
    }
  }

  const it: Finder = {
    search(query) {
      clearTimeout(asking);
      const state = store.get();
      const hasMore = query.trim() !== "" && (state.diagram?.nodes.some((node) => node.moreRows > 0) ?? false);
      store.set({ ...search(state, query), seek: null, searching: hasMore });
      if (hasMore) asking = setTimeout(() => void ask(query), ASK_AFTER);
    },
    refresh() {
      const { query } = store.get();
      if (query.trim()) void ask(query);
    },
    dispose: () => clearTimeout(asking),
  };
  return it;
}
