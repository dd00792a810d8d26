/** Where a connection is drawn from: dragged to its other end, or clicked to choose that from a list. */
import { useReactFlow } from "@xyflow/react";
import type { PointerEvent } from "react";
import type { ConnectionSource } from "../../../src/core/editing/connection-model";
import { useSession } from "../../state/use-app";

export interface PortProps {
  readonly source: ConnectionSource;
  readonly side: "left" | "right";
  /** A row's own, or the one in the node's head. */
  readonly of: "row" | "node";
}

export function Port({ source, side, of }: PortProps) {
  const session = useSession();
  const flow = useReactFlow();
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    session.beginConnect(source, "pointer", flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 }));
  };
  // React Flow looks for these classes when it measures a node; edges draw the layout's own routes.
  const name = of === "row" ? "lb-row-port" : `lb-port ${side === "right" ? "source" : "target"}`;
  return (
    <i
      className={`${name} nopan nodrag`}
      data-handlepos={side}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onClick={(event) => event.stopPropagation()}
    />
  );
}
