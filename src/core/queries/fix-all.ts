/** One plan for many findings. */
import type { Change, TextEdit } from "../model/change";
import type { Finding } from "../model/finding";
import type { Snapshot } from "../snapshot";

export interface FixAllPlan {
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly Finding[];
  /** Findings that stay: no fix, a question first, or a fix that does not fit together with the others. */
  readonly left: readonly Finding[];
}

/**
 * The edits of the first fix of each finding, all at once. Fixes that ask something are left out, and so are those
 * that the writer refuses together with the ones before: the next round finds them again.
 */
export function planAll(snapshot: Pick<Snapshot, "plan">, findings: readonly Finding[]): FixAllPlan {
  const candidates = findings.flatMap((finding) => {
    const [fix] = finding.fixes;
    return fix && !fix.ask ? [{ finding, changes: fix.changes }] : [];
  });
  const together = snapshot.plan(unique(candidates.flatMap((it) => it.changes)));
  if (together.ok)
    return result(
      findings,
      candidates.map((it) => it.finding),
      together.edits,
    );
  let changes: Change[] = [];
  let edits: readonly TextEdit[] = [];
  const fixed: Finding[] = [];
  for (const candidate of candidates) {
    const more = unique([...changes, ...candidate.changes]);
    const plan = snapshot.plan(more);
    if (!plan.ok) continue;
    changes = more;
    edits = plan.edits;
    fixed.push(candidate.finding);
  }
  return result(findings, fixed, edits);
}

function result(all: readonly Finding[], fixed: readonly Finding[], edits: readonly TextEdit[]): FixAllPlan {
  const done = new Set(fixed);
  return { edits, fixed, left: all.filter((it) => !done.has(it)) };
}

/** Two findings may be repaired by the very same change. */
function unique(changes: readonly Change[]): Change[] {
  const seen = new Set<string>();
  return changes.filter((it) => {
    const key = JSON.stringify(it);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
