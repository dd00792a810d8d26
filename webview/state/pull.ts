/** Pulls the diagram: one request at a time, as a patch where the host has one for the version at hand. */

import type { Diagram, DiagramUpdate } from "../../src/core/diagram/model";
import { applyPatch } from "../../src/core/diagram/patch";
import type { Client } from "../../src/protocol/channel";
import type { State } from "./state";
import type { Store } from "./store";

export interface Puller {
  /** Asks for the whole already; the first `now` takes what comes. */
  ahead(): void;
  /** Asks for what is new; asks again when something changed meanwhile. */
  now(): Promise<void>;
}

export function puller(
  client: Client,
  store: Store<State>,
  log: (message: string) => void,
  changed: (before: Diagram | null) => void,
): Puller {
  let first: Promise<DiagramUpdate> | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  async function once(): Promise<void> {
    const { version, diagram } = store.get();
    const asked = first ?? client.request("getDiagram", { have: diagram ? version : null });
    first = undefined;
    const update = await asked;
    if (update.type === "same" && diagram) return store.set({ status: "ready", version: update.version });
    if (update.type === "full") {
      store.set({ status: "ready", version: update.version, diagram: update.diagram });
    } else if (update.type === "patch" && diagram && update.base === version) {
      store.set({ status: "ready", version: update.version, diagram: applyPatch(diagram, update.patch) });
    } else {
      log(`a diagram update of type ${update.type} does not fit version ${version}: asking for the whole`);
      store.set({ version: null, diagram: null });
      again = true;
      return;
    }
    changed(diagram);
  }

  async function all(): Promise<void> {
    do {
      again = false;
      try {
        await once();
      } catch (error) {
        log(`getDiagram: ${String(error)}`);
        // A picture that is a little old is better than none.
        if (!store.get().diagram)
          store.set({ status: "failed", failure: error instanceof Error ? error.message : String(error) });
      }
    } while (again);
  }

  return {
    ahead() {
      first = client.request("getDiagram", { have: null });
      // Whoever takes it hears of a failure.
      first.catch(() => undefined);
    },
    now() {
      if (running) {
        again = true;
        return running;
      }
      running = all().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
