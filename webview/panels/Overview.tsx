/** What the details panel shows while nothing is selected: resources with findings, gravest first. */
import { startTransition, useEffect, useState } from "react";
import { KindIcon } from "../controls/icons";
import { SeverityBadge } from "../controls/Severity";
import { count, findingsText } from "../state/announce";
import { useApp, useSession } from "../state/use-app";

const MOST = 200;
/** As many as can be in sight when the panel opens; the diagram beside them is not to wait for the rest. */
const AT_ONCE = 24;

export function Overview() {
  const session = useSession();
  const diagram = useApp((state) => state.diagram);
  const most = useAfterPaint(AT_ONCE, MOST);
  if (!diagram) return null;
  const weight = ({ badge }: (typeof diagram.nodes)[number]) =>
    badge.errors * 1_000_000 + badge.warnings * 1_000 + badge.infos;
  const wrong = diagram.nodes.filter((it) => weight(it) > 0).sort((a, b) => weight(b) - weight(a));
  return (
    <div className="lb-overview">
      <h2>{count(diagram.summary.loadBalancers, "load balancer")}</h2>
      <p className="lb-dim">{findingsText(diagram.summary)}</p>
      {wrong.length === 0 && <p>Select a resource to see its fields and what reaches it.</p>}
      <ul>
        {wrong.slice(0, most).map((node) => (
          <li key={node.id}>
            <button type="button" onClick={() => session.select(node.id, { show: true, reveal: "show" })}>
              <KindIcon kind={node.kind} />
              <span className="lb-overview-text">
                <span title={node.title}>{node.title}</span>
                <small>{node.kindLabel}</small>
              </span>
              <SeverityBadge badge={node.badge} />
              <span className="lb-hidden">
                {node.badge.errors} errors, {node.badge.warnings} warnings, {node.badge.infos} hints
              </span>
            </button>
          </li>
        ))}
      </ul>
      {wrong.length > MOST && <p className="lb-dim">and {wrong.length - MOST} more</p>}
    </div>
  );
}

/** One value for the first picture, and another one as soon as that is on the screen. */
function useAfterPaint<T>(first: T, then: T): T {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted ? then : first;
}
