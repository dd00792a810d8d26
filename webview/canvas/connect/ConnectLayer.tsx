/** While a connection is dragged: the line to the pointer and, beside it, what would come of letting go. */
import { useReactFlow, useStoreApi } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import type { Over } from "../../state/connecting";
import { useApp, useSession } from "../../state/use-app";
import { ConnectHint } from "./ConnectHint";

/** Nearer than this to the border, the view moves along. */
const BORDER = 36;
const SPEED = 9;
/** A press that moves less is a click. */
const STILL = 4;

export function ConnectLayer({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const session = useSession();
  const flow = useReactFlow();
  const store = useStoreApi();
  const source = useApp((state) => (state.connecting?.by === "pointer" ? state.connecting.source : null));
  const line = useRef<SVGPathElement>(null);
  const hint = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const area = frame.current;
    if (!source || !area) return;
    let pointer: { readonly x: number; readonly y: number } | undefined;
    let start: typeof pointer;
    let frameId = 0;
    // Once a frame and past React: a drag draws one path, whatever the size of the diagram.
    const draw = () => {
      frameId = requestAnimationFrame(draw);
      const origin = session.store.get().connecting?.origin;
      if (!pointer || !origin) return;
      const box = area.getBoundingClientRect();
      const over = overAt(pointer);
      const { layout } = session.store.get();
      const { x, y, zoom } = flow.getViewport();
      // What is aimed at must not slip away, and there is nothing to see beyond the end of the diagram.
      const isStill = !layout || (over !== null && over.id !== source.id);
      const pan = {
        x: isStill ? 0 : push(pointer.x - box.left, box.width, x, layout.width * zoom),
        y: isStill ? 0 : push(pointer.y - box.top, box.height, y, layout.height * zoom),
      };
      if (pan.x !== 0 || pan.y !== 0) void store.getState().panBy(pan);
      const from = flow.flowToScreenPosition(origin);
      const [x1, y1, x2, y2] = [from.x - box.left, from.y - box.top, pointer.x - box.left, pointer.y - box.top];
      const bend = Math.max(24, Math.abs(x2 - x1) / 2) * (x2 < x1 ? -1 : 1);
      line.current?.setAttribute("d", `M${x1},${y1}C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`);
      place(hint.current, x2, y2, box);
      session.overConnect(over);
    };
    const onMove = (event: PointerEvent) => {
      pointer = { x: event.clientX, y: event.clientY };
      start ??= pointer;
    };
    const onUp = (event: PointerEvent) => {
      const here = { x: event.clientX, y: event.clientY };
      const isClick = !start || Math.hypot(here.x - start.x, here.y - start.y) < STILL;
      if (isClick && source.moving === undefined) {
        session.cancelConnect();
        session.openConnect(source);
      } else if (isClick) session.cancelConnect();
      else session.dropConnect(overAt(here), here);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      session.cancelConnect();
      session.announce("Not connected.");
    };
    frameId = requestAnimationFrame(draw);
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", session.cancelConnect);
    window.addEventListener("keydown", onKeyDown, true);
    return () => {
      cancelAnimationFrame(frameId);
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", session.cancelConnect);
      window.removeEventListener("keydown", onKeyDown, true);
    };
  }, [session, flow, store, frame, source]);

  if (!source) return null;
  return (
    <div className="lb-connect-layer" aria-hidden="true">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the line to the pointer; the layer is hidden from screen readers */}
      <svg>
        <path ref={line} className="lb-connect-line" />
      </svg>
      <div ref={hint} className="lb-connect-hint">
        <ConnectHint />
      </div>
    </div>
  );
}

/** How far to move the view for a pointer at `at` of `length`; the diagram begins at `start` there and is `size` long. */
function push(at: number, length: number, start: number, size: number): number {
  if (at < BORDER) return start < BORDER ? SPEED : 0;
  return at > length - BORDER && start + size > length - BORDER ? -SPEED : 0;
}

/** Beside the pointer, and inside of the canvas. */
function place(hint: HTMLElement | null, x: number, y: number, box: DOMRect): void {
  if (!hint) return;
  const { offsetWidth, offsetHeight } = hint;
  const left = x + 16 + offsetWidth > box.width ? x - 12 - offsetWidth : x + 16;
  const top = y + 18 + offsetHeight > box.height ? y - 12 - offsetHeight : y + 18;
  hint.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
}

function overAt({ x, y }: { readonly x: number; readonly y: number }): Over | null {
  const element = document.elementFromPoint(x, y);
  const id = element?.closest<HTMLElement>("[data-node]")?.dataset.node;
  if (id === undefined) return null;
  const row = element?.closest<HTMLElement>("[data-row]")?.dataset.row;
  return row === undefined ? { id } : { id, row };
}
