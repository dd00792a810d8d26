/** Findings and problems as the command line reports them. */
import type { Finding, Severity } from "../../core/model/finding";
import type { Snapshot } from "../../core/snapshot";
import { type Location, locate } from "../location";

export interface Diagnostic extends Location {
  /** Rule id, or the code of a problem ("syntax"). */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Id of the resource; empty for a problem. */
  readonly resource: string;
  /** Titles of the quick-fixes. */
  readonly fixes: readonly string[];
  readonly related: readonly (Location & { readonly message: string })[];
}

export interface Summary {
  readonly files: number;
  readonly resources: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Problems and the given findings, by file, then position. */
export function diagnosticsOf(snapshot: Snapshot, told: readonly Finding[] = snapshot.findings): Diagnostic[] {
  const problems = snapshot.problems.map(
    (it): Diagnostic => ({
      rule: it.code,
      severity: it.severity,
      message: it.message,
      resource: "",
      ...locate(snapshot, it.range),
      fixes: [],
      related: [],
    }),
  );
  const findings = told.map(
    (it): Diagnostic => ({
      rule: it.rule,
      severity: it.severity,
      message: it.message,
      resource: it.resource,
      ...locate(snapshot, it.range),
      fixes: it.fixes.map((fix) => fix.title),
      related: it.related.map((other) => ({ message: other.message, ...locate(snapshot, other.range) })),
    }),
  );
  return [...problems, ...findings].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule),
  );
}

export function summaryOf(snapshot: Snapshot, diagnostics: readonly Diagnostic[]): Summary {
  const of = (severity: Severity) => diagnostics.filter((it) => it.severity === severity).length;
  return {
    files: snapshot.files.length,
    resources: snapshot.topology.resources.length,
    errors: of("error"),
    warnings: of("warning"),
    infos: of("info"),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
