/** What a node must know of the state besides its own content, as one number: a comparison tells whether to draw again. */
import type { DetailLevel, State } from "../state/state";
import { connectFlags } from "./connect/connect-flags";

export const flag = { lit: 1, selected: 2, rover: 4, match: 8, current: 16, name: 32, box: 64, keyboard: 128 } as const;

const levels: Record<DetailLevel, number> = { full: 0, name: flag.name, box: flag.box };

export function flagsOf(state: State, id: string): number {
  const rover = roverOf(state) === id;
  return (
    (state.lit?.nodes.has(id) ? flag.lit : 0) +
    (state.selection === id ? flag.selected : 0) +
    (rover ? flag.rover : 0) +
    (rover && state.keyboard ? flag.keyboard : 0) +
    (state.matchSet.has(id) ? flag.match : 0) +
    (state.match >= 0 && state.matches[state.match] === id ? flag.current : 0) +
    levels[state.level] +
    connectFlags(state, id)
  );
}

/** The one node that Tab reaches: the one that had the keyboard last, else the first. */
export function roverOf({ focus, arranged }: State): string | undefined {
  if (!arranged) return undefined;
  return focus !== null && arranged.nodes.has(focus) ? focus : arranged.nodes.keys().next().value;
}
