/**
 * The whole diagram in small, with the part in view. Nodes are three paths (plain, with warnings, with errors) and not
 * an element each, so that thousands cost no more than ten. For the pointer only: the keyboard has Fit and the arrows.
 */
import { type ReactFlowState, useReactFlow, useStore } from "@xyflow/react";
import { memo, type PointerEvent, useLayoutEffect, useMemo, useRef } from "react";
import type { Layout } from "../../src/core/layout/layout-model";
import { useApp } from "../state/use-app";

const MAX = { width: 160, height: 220 };
/** A diagram much higher than wide is shown in part, around what is in view, rather than as a thread. */
const LEAST_WIDTH = 72;

export const MiniMap = memo(function MiniMap() {
  const layout = useApp((state) => state.layout);
  const arranged = useApp((state) => state.arranged);
  const flow = useReactFlow();
  const hidden = useStore((state: ReactFlowState) => layout !== null && isInTheWay(state, layout));
  const frame = useRef<SVGSVGElement>(null);
  const paths = useMemo(() => {
    const parts = { plain: "", warning: "", error: "" };
    if (layout && arranged)
      for (const [id, { node, width, height }] of arranged.nodes) {
        const place = layout.nodes.get(id);
        const look = node.badge.errors ? "error" : node.badge.warnings ? "warning" : "plain";
        if (place) parts[look] += `M${place.x} ${place.y}h${width}v${height}h${-width}z`;
      }
    return parts;
  }, [layout, arranged]);
  if (!layout?.width || !layout.height) return null;
  const whole = Math.min(MAX.width / layout.width, MAX.height / layout.height);
  const scale = Math.max(whole, LEAST_WIDTH / layout.width);
  const height = Math.min(layout.height, MAX.height / scale);
  const lanes = [...layout.lanes.values()];

  const centre = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !event.buttons) return;
    const { zoom } = flow.getViewport();
    const top = frame.current?.viewBox.baseVal.y ?? 0;
    void flow.setCenter((event.clientX - box.left) / scale, (event.clientY - box.top) / scale + top, { zoom });
  };
  return (
    <div className="lb-minimap" aria-hidden="true" hidden={hidden}>
      <svg
        className="lb-minimap-frame"
        ref={frame}
        width={layout.width * scale}
        height={height * scale}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          centre(event);
        }}
        onPointerMove={centre}
      >
        <path
          className="lanes"
          d={lanes.map((it) => `M0 ${it.y}h${layout.width}v${it.height}h${-layout.width}z`).join("")}
        />
        <path className="plain" d={paths.plain} />
        <path className="warning" d={paths.warning} />
        <path className="error" d={paths.error} />
        <InView width={layout.width} height={height} whole={layout.height} />
      </svg>
    </div>
  );
});

/** Most of it is in view already, and the map would cover some of that. */
function isInTheWay({ transform: [x, y, zoom], width, height }: ReactFlowState, layout: Layout): boolean {
  const [right, bottom] = [x + layout.width * zoom, y + layout.height * zoom];
  const seen = (from: number, to: number, view: number) => (Math.min(to, view) - Math.max(from, 0)) / (to - from);
  const isSeen = seen(x, right, width) > 0.75 && seen(y, bottom, height) > 0.75;
  const own = Math.min(MAX.height, (MAX.width / layout.width) * layout.height) + 30;
  return isSeen && right > width - MAX.width - 30 && bottom > height - own;
}

const viewOf = (state: ReactFlowState) =>
  [-state.transform[0], -state.transform[1], state.width, state.height]
    .map((it) => Math.round(it / state.transform[2]))
    .join(" ");

/** The part in view; moves the map's own window along when it does not show the whole. */
function InView(props: { width: number; height: number; whole: number }) {
  const [x = 0, y = 0, width = 0, height = 0] = useStore(viewOf).split(" ").map(Number);
  const rect = useRef<SVGRectElement>(null);
  const top = Math.max(0, Math.min(y + height / 2 - props.height / 2, props.whole - props.height));
  useLayoutEffect(() => {
    rect.current?.ownerSVGElement?.setAttribute("viewBox", `0 ${top} ${props.width} ${props.height}`);
  }, [top, props.width, props.height]);
  return <rect ref={rect} className="view" x={x} y={y} width={width} height={height} />;
}
