/** Gives the session its camera, and tells it where the user has moved the view. */
import { useOnViewportChange, useReactFlow, type Viewport } from "@xyflow/react";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { DetailLevel } from "../state/state";
import { useApp, useSession } from "../state/use-app";
import { fitViewport, isOnScreen, type Size, showViewport, startViewport, zoomViewport } from "./camera";
import { roverOf } from "./flags";

const SOFTLY = 220;

export interface CameraLinkProps {
  readonly size: Size;
  readonly start: Viewport;
  readonly frame: RefObject<HTMLElement | null>;
}

export function CameraLink({ size, start, frame }: CameraLinkProps) {
  const session = useSession();
  const flow = useReactFlow();
  const room = useRef(size);
  room.current = size;

  useEffect(() => {
    const duration = () => (isStill() ? 0 : SOFTLY);
    session.attach({
      fit() {
        const { layout } = session.store.get();
        if (layout) void flow.setViewport(fitViewport(layout, room.current), { duration: duration() });
      },
      zoomBy(factor) {
        const { layout } = session.store.get();
        if (!layout) return;
        const next = zoomViewport(flow.getViewport(), layout, room.current, factor);
        void flow.setViewport(next, { duration: duration() });
      },
      show(id) {
        const { layout, arranged } = session.store.get();
        const place = layout?.nodes.get(id);
        const node = arranged?.nodes.get(id);
        if (!place || !node) return;
        const rect = { ...place, width: node.width, height: node.height };
        const now = flow.getViewport();
        const next = showViewport(now, room.current, rect);
        if (next !== now) void flow.setViewport(next, { duration: duration() });
      },
      takeFocus() {
        const id = roverOf(session.store.get());
        if (id === undefined) return;
        session.camera?.show(id);
        session.focus(id, true);
      },
      holdFocus: () => frame.current?.focus({ preventScroll: true }),
    });
    return () => session.attach(null);
  }, [session, flow, frame]);

  // Narrow and wide columns have other places: look at the start of the same height again.
  const compact = useApp((state) => state.compact);
  const wasCompact = useRef(compact);
  useEffect(() => {
    const { layout } = session.store.get();
    if (wasCompact.current === compact || !layout) return;
    wasCompact.current = compact;
    const now = flow.getViewport();
    const next = startViewport(layout, size);
    void flow.setViewport({ ...next, y: (now.y / now.zoom) * next.zoom });
  }, [compact, flow, session, size]);

  useOnViewportChange({
    onStart: useCallback(() => session.viewMoves(true), [session]),
    onChange: useCallback(({ zoom }: Viewport) => session.store.set({ level: levelOf(zoom) }), [session]),
    onEnd: useCallback(
      (viewport: Viewport) => {
        session.viewMoves(false);
        session.setViewport(viewport);
        keepRoverOnScreen(session, viewport, room.current);
      },
      [session],
    ),
  });
  useEffect(() => {
    session.store.set({ level: levelOf(start.zoom) });
    keepRoverOnScreen(session, start, room.current);
  }, [session, start]);
  return null;
}

/** The system or VS Code asks for less motion. */
function isStill(): boolean {
  return (
    matchMedia("(prefers-reduced-motion: reduce)").matches || document.body.classList.contains("vscode-reduce-motion")
  );
}

function levelOf(zoom: number): DetailLevel {
  return zoom >= 0.5 ? "full" : zoom >= 0.28 ? "name" : "box";
}

/** Nodes out of view are not on the page, so the one that Tab reaches must be in view. */
function keepRoverOnScreen(session: ReturnType<typeof useSession>, viewport: Viewport, size: Size): void {
  const { arranged, layout, keyboard } = session.store.get();
  if (!arranged || !layout || keyboard) return;
  const onScreen = (id: string | undefined) => {
    const place = id === undefined ? undefined : layout.nodes.get(id);
    const node = id === undefined ? undefined : arranged.nodes.get(id);
    return place && node && isOnScreen(viewport, size, { ...place, width: node.width, height: node.height });
  };
  if (onScreen(roverOf(session.store.get()))) return;
  for (const id of arranged.nodes.keys()) {
    if (!onScreen(id)) continue;
    session.focus(id, false);
    return;
  }
}
