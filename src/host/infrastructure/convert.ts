/** Core positions and edits in VS Code's terms. */
import * as vscode from "vscode";
import type { TextEdit } from "../../core/model/change";
import type { Severity } from "../../core/model/finding";
import type { SourceRange } from "../../core/model/range";
import type { Snapshot } from "../../core/snapshot";

/** The file keys of the engine are URIs written out. */
export function toUri(file: string): vscode.Uri {
  return vscode.Uri.parse(file, true);
}

export function toFile(uri: vscode.Uri): string {
  return uri.toString();
}

/** The path of a file as people know it: relative to its workspace folder. */
export function displayPath(file: string): string {
  return vscode.workspace.asRelativePath(toUri(file));
}

/** The range as lines and columns; the start of the file when the snapshot does not hold the file. */
export function toRange(snapshot: Snapshot, range: SourceRange): vscode.Range {
  const lines = snapshot.lines(range.file);
  if (!lines) return new vscode.Range(0, 0, 0, 0);
  const start = lines.position(range.start);
  const end = lines.position(range.end);
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

export function toLocation(snapshot: Snapshot, range: SourceRange): vscode.Location {
  return new vscode.Location(toUri(range.file), toRange(snapshot, range));
}

/** One WorkspaceEdit over all files, those that are to be made among them: one step to apply and one to undo. */
export function toWorkspaceEdit(snapshot: Snapshot, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  const fresh = new Set(edits.map((it) => it.file).filter((it) => snapshot.text(it) === undefined));
  for (const file of fresh) result.createFile(toUri(file), { ignoreIfExists: true });
  for (const edit of edits) result.replace(toUri(edit.file), toRange(snapshot, edit), edit.newText);
  return result;
}

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  if (severity === "error") return vscode.DiagnosticSeverity.Error;
  return severity === "warning" ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Information;
}
