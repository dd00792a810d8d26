/** Severities: a shape each, and a count, so that colour is never all there is. */
import { memo } from "react";
import type { Badge } from "../../src/core/diagram/model";
import { count } from "../state/announce";

export type Severity = "error" | "warning" | "info";

const names: Record<Severity, string> = { error: "error", warning: "warning", info: "hint" };

/** Disc, triangle or square, alone. */
export function SeverityMark({ severity, size = 10 }: { severity: Severity; size?: number }) {
  return (
    <svg className="lb-mark" data-severity={severity} width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
      {severity === "error" && <circle cx="5" cy="5" r="4.5" />}
      {severity === "warning" && <path d="M5 .6 9.8 9.4H.2z" />}
      {severity === "info" && <rect x="1" y="1" width="8" height="8" rx="1.5" />}
    </svg>
  );
}

/** The findings of a node with their counts; hints only where nothing is graver, because names need the room. */
export const SeverityBadge = memo(function SeverityBadge({ badge }: { badge: Badge }) {
  const all: [Severity, number][] = [
    ["error", badge.errors],
    ["warning", badge.warnings],
    ["info", badge.infos],
  ];
  const present = all.filter(([severity, n]) => n > 0 && (severity !== "info" || !(badge.errors || badge.warnings)));
  if (!present.length) return null;
  return (
    <span
      className="lb-badges"
      title={all
        .filter(([, n]) => n > 0)
        .map(([severity, n]) => count(n, names[severity]))
        .join(", ")}
    >
      {present.map(([severity, n]) => (
        <span key={severity} className="lb-badge" data-severity={severity} aria-hidden="true">
          <SeverityMark severity={severity} size={11} />
          <span>{n > 99 ? "99+" : n}</span>
        </span>
      ))}
    </span>
  );
});

export function severityOf(badge: Badge): Severity | undefined {
  return badge.errors ? "error" : badge.warnings ? "warning" : badge.infos ? "info" : undefined;
}
