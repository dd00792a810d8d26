/** What stands in the middle. A diagram that is there stays while a new one is being read. */
import type { State } from "../state/state";

export function canvasState(state: State): "diagram" | "loading" | "empty" | "failed" | "filtered" {
  if (state.status === "empty") return "empty";
  if (state.arranged && state.layout) {
    if (state.arranged.lanes.length) return "diagram";
    return state.diagram?.lanes.length ? "filtered" : "empty";
  }
  return state.status === "failed" ? "failed" : "loading";
}
