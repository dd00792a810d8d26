/** An edge along the layout's route. Grey; lit with the path it is part of; coloured by what is wrong on it. */
import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useApp, useSession } from "../../state/use-app";
import type { FlowEdge } from "../flow-items";

export const RouteEdge = memo(function RouteEdge({ id, data }: EdgeProps<FlowEdge>) {
  const session = useSession();
  const lit = useApp((state) => state.lit?.edges.has(id) ?? false);
  if (!data) return null;
  return (
    <g
      className={lit ? "lb-edge lit" : "lb-edge"}
      data-style={data.edge.style}
      data-severity={data.edge.severity}
      onPointerEnter={() => session.hover({ edge: id })}
      onPointerLeave={() => session.hover(null)}
    >
      <path className="lb-edge-reach" d={data.path} />
      <path className="lb-edge-line" d={data.path} />
    </g>
  );
});
