/** An edge along the layout's route. Grey; lit with the path it is part of; coloured by what is wrong on it. */
import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useApp, useSession } from "../../state/use-app";
import { EdgeGrips } from "../connect/EdgeGrips";
import type { FlowEdge } from "../flow-items";

export const RouteEdge = memo(function RouteEdge({ id, data }: EdgeProps<FlowEdge>) {
  const session = useSession();
  const lit = useApp((state) => state.lit?.edges.has(id) ?? false);
  const selected = useApp((state) => state.edge === id && !state.connecting);
  if (!data) return null;
  return (
    <g
      className={lit ? "lb-edge lit" : "lb-edge"}
      data-style={data.edge.style}
      data-severity={data.edge.severity}
      onPointerEnter={() => session.hover({ edge: id })}
      onPointerLeave={() => session.hover(null)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: by keyboard, E on a node steps through its edges */}
      <path className="lb-edge-reach" d={data.path} onClick={() => session.selectEdge(id)} />
      <path className="lb-edge-line" d={data.path} />
      {selected && <EdgeGrips edge={data.edge} route={data.route} />}
    </g>
  );
});
