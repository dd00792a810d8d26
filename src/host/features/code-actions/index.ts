/** Quick-fixes: each fix of a finding, all findings of its rule at once, and the comment that silences it. */
import * as vscode from "vscode";
import { removeComment, unusedSuppression } from "../../../core/config/unused-comment";
import type { Finding } from "../../../core/model/finding";
import { planAll } from "../../../core/queries/fix-all";
import type { Snapshot } from "../../../core/snapshot";
import { toFile, toRange, toWorkspaceEdit } from "../../infrastructure/convert";
import { configFiles } from "../../infrastructure/files";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";
import { applyFixCommand, changedCommand, fixAllCommand, registerFixCommands, suppressCommand } from "./commands";
import { OfferedEdits } from "./offered";

export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("lb-topology");

export function registerCodeActions(host: Host): vscode.Disposable {
  const offered = new OfferedEdits();
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context) =>
      guard(host.log, "Code actions", [], () => {
        const snapshot = host.workspace.at(document);
        if (!snapshot) return []; // Not analyzed at this version yet; VS Code asks again.
        if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix))
          return fixAllOnSave(snapshot, document, context.only);
        return quickFixes(snapshot, offered, document, range, context.diagnostics);
      }),
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(configFiles, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
    }),
    registerFixCommands(host, offered),
  );
}

function quickFixes(
  snapshot: Snapshot,
  offered: OfferedEdits,
  document: vscode.TextDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const file = toFile(document.uri);
  const here = snapshot.findings.filter(
    (it) => it.range.file === file && toRange(snapshot, it.range).intersection(range) !== undefined,
  );
  const rules = [...new Set(here.map((it) => it.rule))];
  return [
    ...here.flatMap((finding) => fixActions(snapshot, offered, file, finding, diagnostics)),
    ...rules.flatMap((rule) => fixAllActions(snapshot, rule, file)),
    ...here.map((finding) => suppressAction(snapshot, finding, diagnostics)),
    ...unusedCommentActions(snapshot, file, range, diagnostics),
  ];
}

function fixActions(
  snapshot: Snapshot,
  offered: OfferedEdits,
  file: string,
  finding: Finding,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  return finding.fixes.map((fix, index) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = diagnosticsOf(snapshot, finding, diagnostics);
    action.isPreferred = index === 0;
    const plan = fix.ask ? undefined : snapshot.plan(fix.changes);
    // A question must be asked, and a refusal told, when the action is chosen: both need a command.
    if (plan?.ok) {
      action.edit = toWorkspaceEdit(snapshot, plan.edits);
      if (plan.edits.some((it) => it.file !== file)) {
        offered.remember(snapshot, fix.title, plan.edits);
        action.command = { title: fix.title, command: changedCommand };
      }
    } else action.command = { title: fix.title, command: applyFixCommand, arguments: [finding.id, index] };
    return action;
  });
}

/** Offered where there is more than the one finding to repair. */
function fixAllActions(snapshot: Snapshot, rule: string, file: string): vscode.CodeAction[] {
  const all = snapshot.findings.filter((it) => it.rule === rule && it.fixes[0] && !it.fixes[0].ask);
  const inFile = all.filter((it) => it.range.file === file);
  const actions: vscode.CodeAction[] = [];
  const add = (title: string, findings: readonly Finding[], where: string | null) => {
    if (findings.length < 2) return;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command: fixAllCommand, arguments: [rule, where] };
    actions.push(action);
  };
  add(`Fix all ${inFile.length} findings of ${rule} in this file`, inFile, file);
  if (all.length > inFile.length) add(`Fix all ${all.length} findings of ${rule} in the workspace`, all, null);
  return actions;
}

function suppressAction(
  snapshot: Snapshot,
  finding: Finding,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const title = `Ignore ${finding.rule} here`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnosticsOf(snapshot, finding, diagnostics);
  const plan = snapshot.planSuppress(finding);
  if (plan.ok) action.edit = toWorkspaceEdit(snapshot, plan.edits);
  else action.command = { title, command: suppressCommand, arguments: [finding.id] };
  return action;
}

/** For comments that silence nothing. */
function unusedCommentActions(
  snapshot: Snapshot,
  file: string,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const here = snapshot.problems.filter(
    (it) =>
      it.code === unusedSuppression &&
      it.range.file === file &&
      toRange(snapshot, it.range).intersection(range) !== undefined,
  );
  return here.flatMap((problem) => {
    const edit = removeComment(snapshot.text(file) ?? "", problem.range);
    if (!edit) return [];
    const action = new vscode.CodeAction("Remove the comment that silences nothing", vscode.CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(snapshot, [edit]);
    action.isPreferred = true;
    action.diagnostics = diagnostics.filter((it) => it.code === unusedSuppression);
    return [action];
  });
}

/** `source.fixAll`, also run on save: everything in the file that can be repaired without a question. */
function fixAllOnSave(
  snapshot: Snapshot,
  document: vscode.TextDocument,
  only: vscode.CodeActionKind,
): vscode.CodeAction[] {
  if (!only.contains(fixAllKind) && !fixAllKind.contains(only)) return [];
  const plan = planAll(
    snapshot,
    snapshot.findings.filter((it) => it.range.file === toFile(document.uri)),
  );
  if (plan.edits.length === 0) return [];
  const action = new vscode.CodeAction("Fix all load balancer findings in this file", fixAllKind);
  action.edit = toWorkspaceEdit(snapshot, plan.edits);
  return [action];
}

/** The diagnostics in the editor that stand for the finding: VS Code ties the light bulb to them. */
function diagnosticsOf(
  snapshot: Snapshot,
  finding: Finding,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.Diagnostic[] {
  const range = toRange(snapshot, finding.range);
  return diagnostics.filter(
    (it) => typeof it.code === "object" && it.code.value === finding.rule && it.range.isEqual(range),
  );
}
