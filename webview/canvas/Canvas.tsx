/** The diagram: React Flow over the arranged and laid-out state, with the headings above and the small map on it. */
import { ReactFlow, ReactFlowProvider, type Viewport } from "@xyflow/react";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useContextMenu } from "../editing/use-context-menu";
import { useApp, useSession } from "../state/use-app";
import { CameraLink } from "./CameraLink";
import { isOnScreen, type Size, startViewport, zoomRange } from "./camera";
import { ConnectLayer } from "./connect/ConnectLayer";
import { EdgeLabels } from "./edges/EdgeLabels";
import { RouteEdge } from "./edges/RouteEdge";
import { type FlowItems, flowItems } from "./flow-items";
import { Headings } from "./Headings";
import { MiniMap } from "./MiniMap";
import { LaneNode } from "./nodes/LaneNode";
import { ResourceNode } from "./nodes/ResourceNode";
import { useCanvasKeys } from "./use-canvas-keys";
import { useMoveKeys } from "./use-move-keys";
import { useNodeDrag } from "./use-node-drag";

const nodeTypes = { lane: LaneNode, resource: ResourceNode };
const edgeTypes = { route: RouteEdge };
const nothing: FlowItems = { nodes: [], edges: [] };

export function Canvas() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const by = useApp((state) => state.lit?.by);
  const searching = useApp((state) => state.matches.length > 0);
  const compact = useApp((state) => state.compact);
  const tidying = useApp((state) => state.tidying);
  const connecting = useApp((state) => state.connecting?.by === "pointer");
  const keys = useCanvasKeys(frame);
  useMoveKeys(frame);
  const menu = useContextMenu();
  return (
    <ReactFlowProvider>
      <section
        className="lb-canvas"
        data-lit={connecting ? undefined : by}
        data-searching={searching || undefined}
        data-compact={compact || undefined}
        data-tidying={tidying || undefined}
        aria-label="Topology"
        data-connecting={connecting || undefined}
        {...keys}
        {...menu}
      >
        <Headings />
        {/* Takes the keyboard when the node that had it left the page. */}
        <div className="lb-flow" ref={frame} tabIndex={-1}>
          {size && <Flow size={size} frame={frame} />}
        </div>
        <MiniMap />
      </section>
    </ReactFlowProvider>
  );
}

function Flow({ size, frame }: { size: Size; frame: RefObject<HTMLElement | null> }) {
  const session = useSession();
  const arranged = useApp((state) => state.arranged);
  const layout = useApp((state) => state.layout);
  const before = useRef<FlowItems>(nothing);
  const items = useMemo(() => {
    before.current = arranged && layout ? flowItems(arranged, layout, before.current) : nothing;
    return before.current;
  }, [arranged, layout]);
  const [start] = useState((): Viewport => {
    const { viewport } = session.store.get();
    if (!layout) return { x: 0, y: 0, zoom: 1 };
    const isUseful = viewport && items.nodes.some((it) => isOnScreen(viewport, size, rectOf(it)));
    return isUseful ? viewport : startViewport(layout, size);
  });
  useEffect(markDrawn, []);
  useNodeDrag(frame);
  return (
    <ReactFlow
      nodes={items.nodes}
      edges={items.edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      defaultViewport={start}
      minZoom={zoomRange.min}
      maxZoom={zoomRange.max}
      onlyRenderVisibleElements
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      zoomOnDoubleClick={false}
      panOnScroll
      zoomActivationKeyCode="Control"
      onPaneClick={() => session.select(null)}
      proOptions={{ hideAttribution: false }}
      attributionPosition="bottom-left"
    >
      <EdgeLabels />
      <ConnectLayer frame={frame} />
      <CameraLink size={size} start={start} frame={frame} />
    </ReactFlow>
  );
}

/** Marks the moment at which the first diagram is on the screen, for measurements. */
function markDrawn(): void {
  requestAnimationFrame(() => setTimeout(() => performance.mark("lb-topology:drawn")));
}

function rectOf(item: FlowItems["nodes"][number]) {
  return { ...item.position, width: item.width ?? 0, height: item.height ?? 0 };
}

/** Size of an element, once it is known and whenever it changes. */
function useSize(element: React.RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    const it = element.current;
    if (!it) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = it;
      if (width && height) setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(it);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
