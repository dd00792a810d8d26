/** What the details panel shows while nothing is selected: resources with findings, gravest first. */
import { KindIcon } from "../controls/icons";
import { SeverityBadge } from "../controls/Severity";
import { count, findingsText } from "../state/announce";
import { useApp, useSession } from "../state/use-app";

const MOST = 200;

export function Overview() {
  const session = useSession();
  const diagram = useApp((state) => state.diagram);
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
        {wrong.slice(0, MOST).map((node) => (
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
