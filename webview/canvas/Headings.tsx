/** Column headings: they follow the diagram sideways and stay where they are when it moves up and down. */
import { type ReactFlowState, useStore } from "@xyflow/react";
import { columnOrder } from "../../src/core/diagram/arrange";
import type { ColumnId } from "../../src/core/diagram/model";
import { useApp } from "../state/use-app";

const titles: Record<ColumnId, string> = {
  forwardingRule: "Forwarding rule",
  targetProxy: "Target proxy",
  urlMap: "URL map",
  backend: "Backend",
  endpointGroup: "NEG and endpoints",
  aux: "Certificates, policies",
};

/** Where a column is too narrow for its title. */
const short: Record<ColumnId, string> = {
  forwardingRule: "Rule",
  targetProxy: "Proxy",
  urlMap: "Map",
  backend: "Backend",
  endpointGroup: "NEG",
  aux: "Policies",
};

const left = (state: ReactFlowState) => state.transform[0];
const zoomOf = (state: ReactFlowState) => state.transform[2];

export function Headings() {
  const x = useStore(left);
  const zoom = useStore(zoomOf);
  const layout = useApp((state) => state.layout);
  const counts = useApp((state) => state.arranged?.counts);
  if (!layout || !counts) return null;
  return (
    <div className="lb-headings">
      {columnOrder.map((id, index) => {
        const column = layout.columns[index];
        const next = layout.columns.slice(index + 1).find((it) => it.width > 0);
        if (!column?.width || !counts[index]) return null;
        const room = ((next ? next.x : column.x + column.width) - column.x) * zoom - 12;
        return (
          <div
            key={id}
            className="lb-heading"
            style={{ transform: `translateX(${column.x * zoom + x}px)`, width: Math.max(room, 0) }}
            title={`${titles[id]}: ${counts[index]}`}
          >
            <h2 aria-label={titles[id]}>{room < 120 ? short[id] : titles[id]}</h2>
            {room > 80 && <span>{counts[index]}</span>}
          </div>
        );
      })}
    </div>
  );
}
