/**
 * Dragging nodes. While a node is dragged, only its own element and the paths of its edges are touched, past React and
 * React Flow, so that it follows the pointer in a diagram of any size; the layout learns of it when it is dropped.
 */
import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect } from "react";
import type { Arranged } from "../../src/core/diagram/arrange";
import { roundedPath } from "../../src/core/layout/edge-path";
import type { Layout, LayoutEdge, Place } from "../../src/core/layout/layout-model";
import { type Rect, RectGrid } from "../../src/core/layout/settle/rects";
import { routeAround } from "../../src/core/layout/settle/route-around";
import type { Session } from "../state/session";
import { useSession } from "../state/use-app";

/** A press that moves less than this is a click. */
const THRESHOLD = 4;
/** What inside a node has a gesture of its own. */
const OWN_GESTURE =
  "button, input, select, textarea, a, .lb-row-window, .react-flow__handle, .nodrag, [draggable=true]";

export function useNodeDrag(frame: RefObject<HTMLElement | null>): void {
  const session = useSession();
  const flow = useReactFlow();
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let drag: Drag | undefined;
    let pressed: { readonly id: string; readonly x: number; readonly y: number; readonly pointer: number } | undefined;

    const onPointerDown = (event: PointerEvent) => {
      const id = event.button === 0 && event.pointerType !== "touch" ? draggedNode(event) : undefined;
      pressed = id === undefined ? undefined : { id, x: event.clientX, y: event.clientY, pointer: event.pointerId };
    };
    const onMouseDown = (event: MouseEvent) => {
      // Or React Flow would move the whole picture along, and let nothing be dragged by the browser.
      const isByBrowser = event.target instanceof Element && event.target.closest("[draggable=true]") !== null;
      if (isByBrowser || (pressed && draggedNode(event) === pressed.id)) event.stopPropagation();
    };
    const onPointerMove = (event: PointerEvent) => {
      if (!pressed || event.pointerId !== pressed.pointer) return;
      const [x, y] = [event.clientX - pressed.x, event.clientY - pressed.y];
      if (!drag) {
        if (Math.hypot(x, y) < THRESHOLD) return;
        drag = beginDrag(session, element, pressed.id);
        if (!drag) {
          pressed = undefined;
          return;
        }
        element.setPointerCapture(event.pointerId);
        session.hover(null);
      }
      const zoom = flow.getZoom();
      if (!drag.moveBy({ x: x / zoom, y: y / zoom })) finish(false);
    };
    const onPointerUp = (event: PointerEvent) => {
      if (event.pointerId !== pressed?.pointer) return;
      if (drag) window.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener("click", swallow, true));
      finish(true);
    };
    const onCancel = () => finish(false);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !drag) return;
      event.preventDefault();
      event.stopPropagation();
      finish(false);
    };
    const finish = (drop: boolean) => {
      const ended = drag;
      drag = undefined;
      pressed = undefined;
      if (!ended) return;
      const place = ended.end();
      if (drop) session.moveNode(ended.id, place);
    };

    element.addEventListener("pointerdown", onPointerDown, true);
    element.addEventListener("mousedown", onMouseDown, true);
    element.addEventListener("pointermove", onPointerMove);
    element.addEventListener("pointerup", onPointerUp);
    element.addEventListener("pointercancel", onCancel);
    window.addEventListener("keydown", onKeyDown, true);
    return () => {
      finish(false);
      element.removeEventListener("pointerdown", onPointerDown, true);
      element.removeEventListener("mousedown", onMouseDown, true);
      element.removeEventListener("pointermove", onPointerMove);
      element.removeEventListener("pointerup", onPointerUp);
      element.removeEventListener("pointercancel", onCancel);
      window.removeEventListener("keydown", onKeyDown, true);
    };
  }, [frame, session, flow]);
}

function swallow(event: MouseEvent): void {
  event.stopPropagation();
  event.preventDefault();
}

function draggedNode({ target }: Event): string | undefined {
  if (!(target instanceof Element) || target.closest(OWN_GESTURE)) return undefined;
  return target.closest<HTMLElement>("[data-node]")?.dataset.node;
}

interface Drag {
  readonly id: string;
  /** Draws the node that far from where it stood; false when the picture has changed under it. */
  moveBy(offset: Place): boolean;
  /** Draws all as it was; gives the place at which the node was last. */
  end(): Place;
}

function beginDrag(session: Session, frame: HTMLElement, id: string): Drag | undefined {
  const { layout, arranged } = session.store.get();
  const start = layout?.nodes.get(id);
  const item = frame.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (!layout || !arranged || !start || !item) return undefined;
  const rects = rectsOf(arranged, layout);
  const own = rects.get(id);
  if (!own) return undefined;
  rects.delete(id);
  const grid = new RectGrid(rects.values());
  const edges = arranged.input.edges.filter((it) => it.from === id || it.to === id);
  const lines = edges.flatMap((edge) => linesOf(frame, edge, rects));
  const before = { transform: item.style.transform, zIndex: item.style.zIndex };
  let place: Place = start;
  let waiting = 0;
  const draw = () => {
    waiting = 0;
    item.style.transform = `translate(${place.x}px,${place.y}px)`;
    const rect = moved(own, place);
    for (const { edge, paths, other } of lines) {
      const [from, to] = edge.from === id ? [rect, edge.to === id ? rect : other] : [other, rect];
      if (!from || !to) continue;
      const path = roundedPath(routeAround(edge, from, to, grid));
      for (const it of paths) it.element.setAttribute("d", path);
    }
  };
  item.style.zIndex = "1000";
  frame.dataset.dragging = "";
  return {
    id,
    moveBy({ x, y }) {
      if (session.store.get().layout !== layout) return false;
      place = { x: start.x + x, y: start.y + y };
      waiting ||= requestAnimationFrame(draw);
      return true;
    },
    end() {
      cancelAnimationFrame(waiting);
      // React knows nothing of what was drawn meanwhile, and writes only what is new to it.
      item.style.transform = before.transform;
      item.style.zIndex = before.zIndex;
      for (const { paths } of lines) for (const { element, path } of paths) element.setAttribute("d", path);
      delete frame.dataset.dragging;
      return place;
    },
  };
}

interface Line {
  readonly edge: LayoutEdge;
  /** The node at the other end. */
  readonly other: Rect | undefined;
  readonly paths: readonly { readonly element: Element; readonly path: string }[];
}

function linesOf(frame: HTMLElement, edge: LayoutEdge, rects: ReadonlyMap<string, Rect>): Line[] {
  const paths = [...frame.querySelectorAll(`.react-flow__edge[data-id="${CSS.escape(edge.id)}"] path`)].map(
    (element) => ({ element, path: element.getAttribute("d") ?? "" }),
  );
  const other = rects.get(edge.from) ?? rects.get(edge.to);
  return paths.length ? [{ edge, other, paths }] : [];
}

function rectsOf(arranged: Arranged, layout: Layout): Map<string, Rect> {
  const rects = new Map<string, Rect>();
  for (const [id, { width, height }] of arranged.nodes) {
    const place = layout.nodes.get(id);
    if (place) rects.set(id, { id, left: place.x, top: place.y, right: place.x + width, bottom: place.y + height });
  }
  return rects;
}

function moved(rect: Rect, { x, y }: Place): Rect {
  return { ...rect, left: x, top: y, right: x + rect.right - rect.left, bottom: y + rect.bottom - rect.top };
}
