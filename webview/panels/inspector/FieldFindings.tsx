/** What is found about a field, right beside it, with the repairs. */
import { Button } from "../../controls";
import { SeverityMark } from "../../controls/Severity";
import { useApp, useSession } from "../../state/use-app";
import { useInspection } from "./inspection";

export interface FieldFindingsProps {
  readonly ids: readonly string[];
  /** What the field reads its value from; a repair writes over that, so it is said. */
  readonly from: string | undefined;
}

export function FieldFindings({ ids, from }: FieldFindingsProps) {
  const session = useSession();
  const { details } = useInspection();
  const fix = useApp((state) => state.fix);
  return details.findings
    .filter((it) => ids.includes(it.id))
    .map((finding) => (
      <div key={finding.id} className="lb-field-finding" data-severity={finding.severity}>
        <p>
          <SeverityMark severity={finding.severity} />
          <span className="lb-hidden">{finding.severity}: </span>
          {finding.message}{" "}
          <button type="button" className="lb-link" onClick={() => session.tell("openRule", { rule: finding.rule })}>
            {finding.rule}
          </button>
        </p>
        {finding.fixes.length > 0 && (
          <div className="lb-fixes">
            {finding.fixes.map((it, index) => (
              <Button
                key={it.title}
                look={index === 0 ? "primary" : "secondary"}
                onPress={() => session.applyFix(finding.id, index, it.title, "fields")}
              >
                {it.title}
                {it.asks ? "…" : ""}
              </Button>
            ))}
          </div>
        )}
        {finding.fixes.length > 0 && from !== undefined && (
          <p className="lb-field-from">A repair here may replace {from} by a value of its own.</p>
        )}
        {fix?.finding === finding.id && fix.message && (
          <p className="lb-refusal" role="alert">
            {fix.message}
          </p>
        )}
      </div>
    ));
}
