/** Opens the menu by right click, by the Menu key and by Shift+F10, and runs actions by their keys. */
import type { KeyboardEvent, MouseEvent } from "react";
import { roverOf } from "../canvas/flags";
import type { Session } from "../state/session";
import { useSession } from "../state/use-app";
import { runAction } from "./actions";
import type { Target } from "./popup";
import "./own-actions";

export function useContextMenu() {
  const session = useSession();
  return {
    // VS Code would show a menu of its own below this one.
    "data-vscode-context": JSON.stringify({ preventDefaultContextMenuItems: true }),
    onContextMenu(event: MouseEvent) {
      if (!(event.target instanceof Element)) return;
      event.preventDefault();
      openMenu(session, targetAt(event.target), { x: event.clientX, y: event.clientY });
    },
  };
}

const keys: Readonly<Record<string, string>> = {
  a: "add",
  F2: "rename",
  Delete: "delete",
  Backspace: "delete",
};

/** Keys of actions on what the keyboard is on. True when there was one. */
export function actionKeys(session: Session, event: KeyboardEvent): boolean {
  const { key, ctrlKey, shiftKey, target } = event;
  if (!(target instanceof Element)) return false;
  const on = targetAt(target);
  if (key === "ContextMenu" || (key === "F10" && shiftKey)) {
    const rover = roverOf(session.store.get());
    const box = target.getBoundingClientRect();
    const at = on.type === "canvas" && rover !== undefined ? ({ type: "node", id: rover } as const) : on;
    openMenu(session, at, { x: box.left + 24, y: box.top + 24 });
    return true;
  }
  if (ctrlKey && !shiftKey && key.toLowerCase() === "d") return runAction(session, "duplicate", on);
  // On a selected edge the keys are the edge's.
  if (ctrlKey || shiftKey || (session.store.get().edge !== null && keys[key] === "delete")) return false;
  const action = keys[key.length === 1 ? key.toLowerCase() : key];
  return action !== undefined && runAction(session, action, on);
}

function openMenu(session: Session, target: Target, at: { x: number; y: number }): void {
  if (target.type === "node") session.focus(target.id, true);
  session.store.set({ popup: { type: "menu", target, at } });
}

function targetAt(element: Element): Target {
  const node = element.closest<HTMLElement>("[data-node]")?.dataset.node;
  if (node !== undefined) return { type: "node", id: node };
  const edge = element.closest(".react-flow__edge")?.getAttribute("data-id");
  if (edge != null) return { type: "edge", id: edge };
  const lane = element
    .closest(".react-flow__node-lane")
    ?.getAttribute("data-id")
    ?.replace(/^lane /, "");
  return lane === undefined || lane === "unreached" ? { type: "canvas" } : { type: "lane", id: lane };
}
