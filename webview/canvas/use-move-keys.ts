/** Alt and an arrow move the node that has the keyboard; with Shift farther. */
import { type RefObject, useEffect } from "react";
import { useSession } from "../state/use-app";

const STEP = 10;
const FAR = 50;
const ways: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export function useMoveKeys(frame: RefObject<HTMLElement | null>): void {
  const session = useSession();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const way = ways[event.key];
      if (!way || !event.altKey || event.ctrlKey || event.metaKey) return;
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLElement) || !frame.current?.contains(activeElement)) return;
      const { node } = activeElement.dataset;
      if (node === undefined) return;
      // Before anybody else sees it: for VS Code, Alt and an arrow go back and forth between editors.
      event.preventDefault();
      event.stopPropagation();
      const step = event.shiftKey ? FAR : STEP;
      session.nudge(node, { x: way.x * step, y: way.y * step });
      session.camera?.show(node);
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [frame, session]);
}
