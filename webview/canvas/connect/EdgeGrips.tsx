/** The two ends of a selected edge: taken hold of, each is moved to another node. */
import { useReactFlow } from "@xyflow/react";
import type { PointerEvent } from "react";
import type { DiagramEdge } from "../../../src/core/diagram/model";
import type { Place } from "../../../src/core/layout/layout-model";
import { useSession } from "../../state/use-app";

/** How far from the node a grip stands, so that it can be got hold of. */
const AWAY = 9;

export function EdgeGrips({ edge, route }: { edge: DiagramEdge; route: readonly Place[] }) {
  const session = useSession();
  const flow = useReactFlow();
  const grip = (end: Place | undefined, next: Place | undefined, stays: string) => {
    if (!end || !next) return null;
    const length = Math.hypot(next.x - end.x, next.y - end.y) || 1;
    const share = Math.min(AWAY / length, 0.5);
    const x = end.x + (next.x - end.x) * share;
    const y = end.y + (next.y - end.y) * share;
    const onPointerDown = (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      const other = end === route[0] ? route.at(-1) : route[0];
      session.beginConnect(
        { id: stays, moving: edge.id },
        "pointer",
        other ?? flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }),
      );
    };
    return <circle className="lb-grip nopan" cx={x} cy={y} r={5.5} onPointerDown={onPointerDown} />;
  };
  return (
    <>
      {grip(route[0], route[1], edge.to)}
      {grip(route.at(-1), route.at(-2), edge.from)}
    </>
  );
}
