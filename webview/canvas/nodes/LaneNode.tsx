/** A lane: the box around a load balancer's resources, with its name and its product in words. */
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { SeverityBadge } from "../../controls/Severity";
import { count } from "../../state/announce";
import type { LaneItem } from "../flow-items";
import { FoldButton } from "./FoldButton";

export const LaneNode = memo(function LaneNode({ data }: NodeProps<LaneItem>) {
  const { lane, folded, count: resources, errors, warnings } = data.lane;
  return (
    <div className="lb-lane" data-unreached={lane.loadBalancers.length === 0 || undefined}>
      <div className="lb-lane-head">
        <FoldButton id={lane.id} folded={folded} reachable={true} what="resources" of={lane.title} />
        <h2 title={lane.because || undefined}>
          <strong>{lane.title}</strong>
          <span>{[lane.product, lane.files].filter(Boolean).join(" · ")}</span>
        </h2>
        {folded && (
          <>
            <span className="lb-lane-count">{count(resources, "resource")}</span>
            <SeverityBadge badge={{ errors, warnings, infos: 0 }} />
          </>
        )}
      </div>
    </div>
  );
});
