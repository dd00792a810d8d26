/** The canvas under the keyboard: arrows walk the graph, Enter shows the text, F the fixes, Escape goes back. */
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect } from "react";
import { runAction } from "../editing/actions";
import { actionKeys } from "../editing/use-context-menu";
import { graphOf } from "../state/derive";
import { type Direction, neighbour } from "../state/navigation";
import type { Session } from "../state/session";
import { useSession } from "../state/use-app";
import { connectKeys } from "./connect/connect-keys";
import { roverOf } from "./flags";

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
  PageDown: "nextLane",
  PageUp: "previousLane",
};

export function useCanvasKeys(frame: RefObject<HTMLDivElement | null>) {
  const session = useSession();

  // When the node that has the keyboard leaves the page (it was scrolled out of view), the canvas takes over.
  useEffect(() => {
    const onFocus = ({ target }: Event) => {
      const inside = target instanceof Node && frame.current?.contains(target);
      if (!inside && session.store.get().keyboard) session.focus(session.store.get().focus, false);
    };
    // The panel was opened or clicked and nothing in it has the keyboard: an arrow goes into the diagram.
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (document.activeElement !== document.body || !event.key.startsWith("Arrow") || event.defaultPrevented) return;
      event.preventDefault();
      session.camera?.takeFocus();
    };
    document.addEventListener("focusin", onFocus);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [frame, session]);

  return {
    onFocus({ target }: FocusEvent) {
      const id = nodeAt(target);
      if (id !== undefined && target.matches(":focus-visible")) session.focus(id, true);
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest("button, .lb-row-window")) return;
      if (actionKeys(session, event) || handleKey(session, event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
  };
}

function handleKey(session: Session, event: KeyboardEvent): boolean {
  const { key, ctrlKey } = event;
  const state = session.store.get();
  const { arranged, layout } = state;
  const current = roverOf(state);
  if (!arranged || !layout || current === undefined) return false;
  const direction = directions[key];
  if (direction && !ctrlKey) {
    const next = neighbour(arranged, layout, graphOf(arranged.edges), current, direction) ?? current;
    session.focus(next, true);
    session.camera?.show(next);
    return true;
  }
  if (connectKeys(session, event, current)) return true;
  if (ctrlKey && (key === "=" || key === "+" || key === "-")) return false;
  switch (key) {
    case "Enter":
      session.select(current, { reveal: "focus" });
      return true;
    case " ":
      session.select(current, { reveal: "show" });
      return true;
    case "f":
    case "F":
    case ".":
      if (ctrlKey && key !== ".") return false;
      session.select(current);
      session.openFixes();
      return true;
    case "+":
    case "=":
      session.camera?.zoomBy(1.2);
      return true;
    case "-":
      session.camera?.zoomBy(1 / 1.2);
      return true;
    case "0":
      session.camera?.fit();
      return true;
    case "r":
    case "R":
      return !ctrlKey && runAction(session, "edit-routes", { type: "node", id: current });
    case "i":
    case "I":
      return !ctrlKey && runAction(session, "edit-fields", { type: "node", id: current });
    case "t":
    case "T":
      if (ctrlKey) return false;
      session.tidy();
      return true;
    case "m":
    case "M": {
      const node = arranged.nodes.get(current);
      if (node?.open) session.closeRows(current);
      else if (node?.more) session.openRows(current);
      else session.toggleFold(current);
      return true;
    }
    case "Escape":
      if (state.selection === null && !state.hover) return false;
      session.hover(null);
      session.select(null);
      return true;
    default:
      return false;
  }
}

function nodeAt(target: EventTarget): string | undefined {
  return target instanceof HTMLElement ? target.dataset.node : undefined;
}
