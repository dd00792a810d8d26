/**
 * The whole diagram in small, with the part in view. Nodes are three paths (plain, with warnings, with errors) and not
 * an element each, so that thousands cost no more than ten. For the pointer only: the keyboard has Fit and the arrows.
 */
import { type ReactFlowState, useReactFlow, useStore } from "@xyflow/react";
import { memo, type PointerEvent, useMemo, useRef } from "react";
import { useApp } from "../state/use-app";

const MAX = { width: 160, height: 220 };

export const MiniMap = memo(function MiniMap() {
  const layout = useApp((state) => state.layout);
  const arranged = useApp((state) => state.arranged);
  const flow = useReactFlow();
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
  const scale = Math.min(MAX.width / layout.width, MAX.height / layout.height);
  const lanes = [...layout.lanes.values()];

  const centre = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !event.buttons) return;
    const { zoom } = flow.getViewport();
    void flow.setCenter((event.clientX - box.left) / scale, (event.clientY - box.top) / scale, { zoom });
  };
  return (
    <div className="lb-minimap" aria-hidden="true">
      <svg
        ref={frame}
        width={layout.width * scale}
        height={layout.height * scale}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
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
        <InView />
      </svg>
    </div>
  );
});

const viewOf = (state: ReactFlowState) =>
  [-state.transform[0], -state.transform[1], state.width, state.height]
    .map((it) => Math.round(it / state.transform[2]))
    .join(" ");

function InView() {
  const [x, y, width, height] = useStore(viewOf).split(" ");
  return <rect className="view" x={x} y={y} width={width} height={height} vectorEffect="non-scaling-stroke" />;
}
