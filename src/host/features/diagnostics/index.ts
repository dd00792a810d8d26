/** Findings and problems in the Problems panel and under the text. */
import * as vscode from "vscode";
import { unusedSuppression } from "../../../core/config/unused-comment";
import type { Finding } from "../../../core/model/finding";
import type { Problem } from "../../../core/model/problem";
import type { Snapshot } from "../../../core/snapshot";
import { toLocation, toRange, toSeverity, toUri } from "../../infrastructure/convert";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";
import { ruleLink } from "../rules/link";

export const source = "lb-topology";

export function registerDiagnostics(host: Host): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(source);
  /** What was published of each file, so that an edit tells VS Code only of files whose diagnostics changed. */
  const published = new Map<string, string>();
  const publish = (snapshot: Snapshot | undefined) => {
    const files = snapshot
      ? diagnosticsByFile(snapshot, host.workspace.unreadable)
      : new Map<string, vscode.Diagnostic[]>();
    for (const { rule, error } of snapshot?.ruleFailures ?? []) host.log.error(`Rule ${rule} failed`, error);
    for (const file of published.keys())
      if (!files.has(file)) {
        published.delete(file);
        collection.delete(toUri(file));
      }
    for (const [file, diagnostics] of files) {
      // VS Code's own JSON of a diagnostic leaves these two out.
      const text = JSON.stringify(diagnostics.map((it) => [it, it.relatedInformation, it.tags]));
      if (published.get(file) === text) continue;
      published.set(file, text);
      collection.set(toUri(file), diagnostics);
    }
  };
  publish(host.workspace.snapshot);
  return vscode.Disposable.from(
    collection,
    host.workspace.onDidChange((snapshot) => guard(host.log, "Diagnostics", undefined, () => publish(snapshot))),
  );
}

/** Diagnostics of every file that has some. */
function diagnosticsByFile(
  snapshot: Snapshot,
  unreadable: ReadonlyMap<string, string>,
): Map<string, vscode.Diagnostic[]> {
  const files = new Map<string, vscode.Diagnostic[]>();
  const add = (file: string, diagnostic: vscode.Diagnostic) => {
    const list = files.get(file);
    if (list) list.push(diagnostic);
    else files.set(file, [diagnostic]);
  };
  for (const problem of snapshot.problems) add(problem.range.file, problemDiagnostic(snapshot, problem));
  for (const finding of snapshot.findings) add(finding.range.file, findingDiagnostic(snapshot, finding));
  for (const [file, message] of unreadable) add(file, unreadableDiagnostic(message));
  return files;
}

function findingDiagnostic(snapshot: Snapshot, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(snapshot, finding.range),
    finding.message,
    finding.quiet ? vscode.DiagnosticSeverity.Hint : toSeverity(finding.severity),
  );
  diagnostic.source = source;
  diagnostic.code = { value: finding.rule, target: ruleLink(finding.rule) };
  diagnostic.relatedInformation = finding.related.map(
    (it) => new vscode.DiagnosticRelatedInformation(toLocation(snapshot, it.range), it.message),
  );
  if (finding.unnecessary) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

function problemDiagnostic(snapshot: Snapshot, problem: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(snapshot, problem.range),
    problem.message,
    toSeverity(problem.severity),
  );
  diagnostic.source = source;
  diagnostic.code = problem.code;
  if (problem.code === unusedSuppression) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

function unreadableDiagnostic(message: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = source;
  diagnostic.code = "unreadable";
  return diagnostic;
}
