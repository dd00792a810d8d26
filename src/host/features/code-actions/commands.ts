/** The commands behind quick-fixes: those that must ask or tell something, and those that repair many at once. */
import * as vscode from "vscode";
import type { Finding } from "../../../core/model/finding";
import { type FixAllPlan, planAll } from "../../../core/queries/fix-all";
import { applyFix, applyPlanned, suppress, tell } from "../../infrastructure/apply";
import { tellChanged } from "../../infrastructure/changed";
import { toFile } from "../../infrastructure/convert";
import type { Host } from "../../infrastructure/host";
import { runSafely } from "../../infrastructure/log";
import type { OfferedEdits } from "./offered";

/** Arguments: finding id, index of the fix. */
export const applyFixCommand = "lb-topology.applyFix";
/** Arguments: finding id. */
export const suppressCommand = "lb-topology.suppress";
/** Arguments: rule id or null for all rules, file or null for the workspace. From the palette: all rules, this file. */
export const fixAllCommand = "lb-topology.fixAll";

/** Follows a fix that VS Code has applied itself, in other files than the one at hand. */
export const changedCommand = "lb-topology.changed";

export function registerFixCommands(host: Host, offered: OfferedEdits): vscode.Disposable {
  const command = (id: string, what: string, action: (...args: unknown[]) => Promise<void>) =>
    vscode.commands.registerCommand(id, (...args: unknown[]) => runSafely(host.log, what, () => action(...args)));
  return vscode.Disposable.from(
    command(applyFixCommand, "Applying the fix", async (finding, index) => {
      if (typeof finding === "string" && typeof index === "number") tell(await applyFix(host, finding, index));
    }),
    command(suppressCommand, "Writing the ignore comment", async (finding) => {
      if (typeof finding === "string") tell(await suppress(host, finding));
    }),
    command(changedCommand, "Telling what changed", async () => {
      const done = await offered.takeApplied();
      // Not awaited: the message stays until someone answers it.
      if (done) void runSafely(host.log, "Telling what changed", () => tellChanged(done.title, done.files));
    }),
    command(fixAllCommand, "Fixing all findings", async (rule, file) => {
      await fixAll(host, typeof rule === "string" ? rule : undefined, fileOf(host, file));
    }),
  );
}

/** null is the whole workspace on purpose; nothing at all is the file in front. */
function fileOf(host: Host, argument: unknown): string | undefined {
  if (typeof argument === "string") return argument;
  if (argument === null) return undefined;
  const document = vscode.window.activeTextEditor?.document;
  return document && host.workspace.owns(document.uri) ? toFile(document.uri) : undefined;
}

async function fixAll(host: Host, rule: string | undefined, file: string | undefined): Promise<void> {
  const chosen = (it: Finding) => (!rule || it.rule === rule) && (!file || it.range.file === file);
  let plan: FixAllPlan | undefined;
  const outcome = await applyPlanned(host, (snapshot) => {
    plan = planAll(snapshot, snapshot.findings.filter(chosen));
    return { ok: true, edits: plan.edits };
  });
  if (outcome.status !== "applied" || !plan) return tell(outcome);
  const where = file ? "in this file" : "in the workspace";
  const left = plan.left.length > 0 ? ` ${plan.left.length} need a look of their own.` : "";
  if (plan.fixed.length === 0)
    void vscode.window.showInformationMessage(`There is nothing to fix ${where} without a question.${left}`);
  else if (left) void vscode.window.showInformationMessage(`Fixed ${plan.fixed.length} ${where}.${left}`);
}
