/** Keys on a node that are about its connections. True when one of them was meant. */
import type { KeyboardEvent } from "react";
import type { Session } from "../../state/session";

export function connectKeys(session: Session, { key, ctrlKey }: KeyboardEvent, node: string): boolean {
  if (ctrlKey) return false;
  const { edge } = session.store.get();
  switch (key) {
    case "c":
    case "C":
      session.openConnect({ id: node });
      return true;
    case "d":
    case "D":
      session.openDisconnect(node);
      return true;
    case "e":
      session.stepEdge(node, 1);
      return true;
    case "E":
      session.stepEdge(node, -1);
      return true;
    case "Delete":
    case "Backspace":
      if (edge === null) return false;
      session.removeEdge(edge);
      return true;
    case "Escape":
      if (edge === null) return false;
      session.selectEdge(null);
      return true;
    default:
      return false;
  }
}
