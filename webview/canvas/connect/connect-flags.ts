/** What a node shows while a connection is looked for, as a number beside its other flags. */
import type { Verdict } from "../../../src/core/editing/connection-model";
import { verdictFor } from "../../state/connecting";
import type { State } from "../../state/state";

const first = 1024;
const states: readonly (Verdict["state"] | "source")[] = [
  "fits",
  "warned",
  "refused",
  "asks",
  "present",
  "impossible",
  "open",
  "source",
];

export function connectFlags({ connecting, arranged }: State, id: string): number {
  if (connecting?.by !== "pointer") return 0;
  const node = arranged?.nodes.get(id)?.node;
  const state = connecting.source.id === id ? "source" : node && verdictFor(connecting, node)?.state;
  return state === undefined ? 0 : first * (states.indexOf(state) + 1);
}

/** What the flags of a node say of it as the other end. */
export function connectState(flags: number): Verdict["state"] | "source" | undefined {
  return states[Math.floor(flags / first) - 1];
}
