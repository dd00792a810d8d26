/**
 * Labels of the edges at what is hovered or selected: host, path, weight. They stand on the upper border of the node
 * that an edge enters, where nothing else is, so they cover neither rows nor names.
 */
import { ViewportPortal } from "@xyflow/react";
import { memo } from "react";
import { useApp } from "../../state/use-app";

/** More labels than this at once are noise; the details list them all. */
const MOST = 24;

export const EdgeLabels = memo(function EdgeLabels() {
  const near = useApp((state) => state.lit?.near);
  const layout = useApp((state) => state.layout);
  const arranged = useApp((state) => state.arranged);
  if (!near || !layout || !arranged) return null;
  const byTarget = new Map<string, string[]>();
  for (const edge of near) {
    if (!edge.label) continue;
    const list = byTarget.get(edge.to) ?? [];
    if (!list.includes(edge.label)) list.push(edge.label);
    byTarget.set(edge.to, list);
  }
  return (
    <ViewportPortal>
      {[...byTarget].slice(0, MOST).map(([target, labels]) => {
        const place = layout.nodes.get(target);
        const node = arranged.nodes.get(target);
        if (!place || !node) return null;
        return (
          <div
            key={target}
            className="lb-edge-label"
            aria-hidden="true"
            style={{
              transform: `translate(${place.x + 8}px, ${place.y}px) translateY(-60%)`,
              maxWidth: node.width - 16,
            }}
          >
            {labelText(labels)}
          </div>
        );
      })}
    </ViewportPortal>
  );
});

function labelText(labels: readonly string[]): string {
  const [first = "", ...rest] = labels;
  return rest.length ? `${first}  +${rest.length}` : first;
}
