/** What is wrong with a resource, and the repairs, right there. */
import { useLayoutEffect, useRef } from "react";
import type { NodeDetails } from "../../src/core/diagram/model";
import { Button } from "../controls";
import { SeverityMark } from "../controls/Severity";
import { useApp, useSession } from "../state/use-app";
import { Fields } from "./Fields";

type Finding = NodeDetails["findings"][number];

export function Findings({ details }: { details: NodeDetails }) {
  const set = details.fields.filter((it) => it.state !== "default");
  return (
    <>
      {details.findings.length === 0 && (
        <p className="lb-dim">Nothing is wrong with it, as far as its values are known.</p>
      )}
      {details.findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} />
      ))}
      {details.findings.length > 0 && set.length > 0 && <Fields details={details} fields={set} />}
    </>
  );
}

function FindingCard({ finding }: { finding: Finding }) {
  const session = useSession();
  const fix = useApp((state) => (state.fix?.finding === finding.id ? state.fix : null));
  const busy = useApp((state) => state.fix?.busy ?? false);
  const card = useRef<HTMLElement>(null);
  // A finding that is repaired leaves with its buttons: the keyboard stays where the findings are.
  useLayoutEffect(() => {
    const here = card.current;
    const panel = here?.closest<HTMLElement>("[role=tabpanel]");
    return () => {
      if (here?.contains(document.activeElement)) panel?.focus();
    };
  }, []);
  return (
    <section
      ref={card}
      aria-busy={busy}
      className="lb-finding"
      data-severity={finding.severity}
      aria-label={`${finding.severity}: ${finding.rule}`}
    >
      <p>
        <SeverityMark severity={finding.severity} />
        <span className="lb-hidden">{finding.severity}: </span>
        {finding.message}
      </p>
      <button type="button" className="lb-link" onClick={() => session.tell("openRule", { rule: finding.rule })}>
        {finding.rule}
      </button>
      {finding.related.map((it) => (
        <p key={`${it.resource} ${it.message}`} className="lb-dim lb-related">
          {it.resource === undefined ? it.message : <Related resource={it.resource} message={it.message} />}
        </p>
      ))}
      {/* Not disabled while one is applied: that would take the keyboard away, and the session takes one at a time. */}
      <div className="lb-fixes">
        {finding.fixes.map((it, index) => (
          <Button
            key={it.title}
            className="lb-fix"
            look={index === 0 ? "primary" : "secondary"}
            onPress={() => session.applyFix(finding.id, index, it.title)}
          >
            {it.title}
            {it.asks ? "…" : ""}
          </Button>
        ))}
        <Button onPress={() => session.suppress(finding.id)}>Ignore…</Button>
      </div>
      {finding.fixes.map(
        (it) =>
          it.effect && (
            <p key={it.title} className="lb-dim">
              {finding.fixes.length > 1 ? `${it.title}: ` : ""}
              {it.effect}
            </p>
          ),
      )}
      {fix?.message && (
        <p className="lb-refusal" role="alert">
          {fix.message}
        </p>
      )}
    </section>
  );
}

function Related({ resource, message }: { resource: string; message: string }) {
  const session = useSession();
  return (
    <button type="button" className="lb-link" onClick={() => session.select(resource, { show: true, reveal: "show" })}>
      {message}
    </button>
  );
}
