/** A resource or ghost: its head, and its rows where it has any. Wakes only for its own flags. */
import type { NodeProps } from "@xyflow/react";
import { type MouseEvent, memo, useEffect, useLayoutEffect, useRef } from "react";
import { KindIcon } from "../../controls/icons";
import { SeverityBadge, severityOf } from "../../controls/Severity";
import { useApp, useSession } from "../../state/use-app";
import { connectState } from "../connect/connect-flags";
import { Port } from "../connect/Port";
import { flag, flagsOf } from "../flags";
import type { ResourceItem } from "../flow-items";
import { FoldButton } from "./FoldButton";
import { NodeRows } from "./NodeRows";

export const ResourceNode = memo(function ResourceNode({ id, data }: NodeProps<ResourceItem>) {
  const { node, foldable, folded } = data.arranged;
  const session = useSession();
  const flags = useApp((state) => flagsOf(state, id));
  const element = useRef<HTMLDivElement>(null);
  const isRover = (flags & flag.rover) !== 0;
  const box = (flags & flag.box) !== 0;

  // A node that the keyboard went to before it was on the page takes the focus when it arrives.
  const hasKeyboard = (flags & flag.keyboard) !== 0;
  useEffect(() => {
    const here = element.current;
    if (hasKeyboard && here && !here.contains(document.activeElement)) here.focus({ preventScroll: true });
  }, [hasKeyboard]);
  useLayoutEffect(() => {
    const here = element.current;
    return () => {
      if (here?.contains(document.activeElement)) session.camera?.holdFocus();
    };
  }, [session]);

  const names = [
    "lb-node",
    flags & flag.lit ? "lit" : "",
    flags & flag.match ? "match" : "",
    flags & flag.current ? "current-match" : "",
    node.ghost ? "ghost" : "",
    box ? "as-box" : flags & flag.name ? "as-name" : "",
  ];
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("button, li")) return;
    session.select(id, { reveal: event.detail > 1 ? "focus" : "show" });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    // biome-ignore lint/a11y/useKeyWithClickEvents: use-canvas-keys.ts has the keys of all nodes
    <div
      ref={element}
      className={names.filter(Boolean).join(" ")}
      data-severity={severityOf(node.badge)}
      data-node={id}
      data-connect={connectState(flags)}
      role="group"
      aria-roledescription="resource"
      aria-label={node.label}
      aria-current={flags & flag.selected ? "true" : undefined}
      tabIndex={isRover ? 0 : -1}
      onClick={onClick}
      onPointerEnter={() => session.hover({ node: id })}
      onPointerLeave={() => session.hover(null)}
    >
      {!node.ghost && node.column !== "forwardingRule" && <Port source={{ id }} side="left" of="node" />}
      {!node.ghost && node.column !== "aux" && node.column !== "endpointGroup" && (
        <Port source={{ id }} side="right" of="node" />
      )}
      <div className="lb-node-head">
        <KindIcon kind={node.kind} />
        {!box && (
          <div className="lb-node-text">
            <div className="lb-node-title">
              <span title={node.title}>{node.title}</span>
              {node.many !== undefined && (
                <span className="lb-many" title={`Stands for many: ${node.many}`}>
                  ×N
                </span>
              )}
            </div>
            {/* The badge stands beside what may be cut, not beside the name. */}
            <div className="lb-node-second">
              <span className="lb-node-subtitle" title={node.ghost?.reason ?? node.subtitle}>
                {node.subtitle}
              </span>
              <SeverityBadge badge={node.badge} />
            </div>
          </div>
        )}
        {box && <SeverityBadge badge={node.badge} />}
        {foldable && !box && <FoldButton id={id} folded={folded} reachable={isRover} what="rows" of={node.title} />}
      </div>
      {!box && <NodeRows arranged={data.arranged} reachable={isRover} />}
    </div>
  );
});
