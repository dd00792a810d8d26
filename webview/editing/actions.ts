/**
 * What can be done to a node, an edge, a lane or the canvas: the items of the context menu and their keys. Whoever builds
 * another gesture registers it here; nothing else has to know.
 */
import type { Session } from "../state/session";
import type { Target } from "./popup";

export interface Action {
  readonly id: string;
  readonly label: string;
  /** As it is shown: "F2", "Del". */
  readonly keys?: string;
  /** Place in the menu; tens begin a new group. */
  readonly order: number;
  applies(session: Session, target: Target): boolean;
  run(session: Session, target: Target): void;
}

const actions = new Map<string, Action>();

/** Adds an action, or replaces the one with its id. */
export function registerAction(action: Action): void {
  actions.set(action.id, action);
}

/** The actions for a target, in the order of the menu. */
export function actionsFor(session: Session, target: Target): readonly Action[] {
  return [...actions.values()].filter((it) => it.applies(session, target)).sort((a, b) => a.order - b.order);
}

/** Runs an action by its id where it applies. True when it did. */
export function runAction(session: Session, id: string, target: Target): boolean {
  const action = actions.get(id);
  if (!action?.applies(session, target)) return false;
  action.run(session, target);
  return true;
}
