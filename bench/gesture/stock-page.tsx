/** React Flow as it comes: its own nodes and edges, none of our styles. Draws `window.stock`. */
import "@xyflow/react/dist/style.css";
import { type Edge, type Node, ReactFlow, type Viewport } from "@xyflow/react";
import { createRoot } from "react-dom/client";

export interface Stock {
  readonly nodes: Node[];
  readonly edges: Edge[];
  readonly viewport: Viewport;
  readonly zoom: { readonly min: number; readonly max: number };
  /** React Flow leaves out what is not in view only when it is told to. */
  readonly onlyVisible: boolean;
}

declare global {
  interface Window {
    stock: Stock;
  }
}

const { nodes, edges, viewport, zoom, onlyVisible } = window.stock;
const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element.");
createRoot(root).render(
  <ReactFlow
    defaultNodes={nodes}
    defaultEdges={edges}
    defaultViewport={viewport}
    minZoom={zoom.min}
    maxZoom={zoom.max}
    onlyRenderVisibleElements={onlyVisible}
    panOnScroll
    zoomActivationKeyCode="Control"
  />,
);
