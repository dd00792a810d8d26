/** From a plan to the text: the only place of the host that edits anything. */
import * as vscode from "vscode";
import { checkAnswer, fillAnswers } from "../../core/changes/answers";
import type { Change, EditPlan, TextEdit } from "../../core/model/change";
import type { Finding, Fix, Question } from "../../core/model/finding";
import type { Preview, Snapshot } from "../../core/snapshot";
import type { ChangeOutcome, FixOutcome } from "../../protocol/messages";
import { tellChanged } from "./changed";
import { displayPath, toUri, toWorkspaceEdit } from "./convert";
import { readText } from "./files";
import type { Host } from "./host";
import { runSafely } from "./log";

/**
 * Carries out changes in one step. Without `confirmed`, changes that would bring errors are not done, and the errors are
 * told instead. `tellOnce`: the user sees what became of it, and is told of each file the first time only.
 */
export function applyChanges(
  host: Host,
  changes: readonly Change[],
  title: string,
  confirmed: boolean,
  tellOnce = false,
): Promise<ChangeOutcome> {
  return applyPreviewed(host, (snapshot) => snapshot.preview(changes), title, confirmed, tellOnce);
}

/** The same for whatever can be previewed. */
export async function applyPreviewed(
  host: Host,
  previewed: (snapshot: Snapshot) => Preview,
  title: string,
  confirmed: boolean,
  tellOnce = false,
): Promise<ChangeOutcome> {
  let errors: readonly Finding[] = [];
  const outcome = await applyPlanned(
    host,
    (snapshot) => {
      const preview = previewed(snapshot);
      if (!preview.ok) return preview;
      errors = confirmed ? [] : preview.brings.filter((it) => it.severity === "error");
      return errors.length > 0 ? { ok: true, edits: [] } : preview;
    },
    title,
    tellOnce,
  );
  if (outcome.status !== "applied" || errors.length === 0) return outcome;
  return { status: "brings", errors: errors.map(({ rule, message, resource }) => ({ rule, message, resource })) };
}

/** Applies one fix of a finding, asking first what it asks. */
export async function applyFix(host: Host, findingId: string, index: number): Promise<FixOutcome> {
  const fix = (await findingOf(host, findingId))?.fixes[index];
  if (!fix) return { status: "stale" };
  const changes = await answered(fix);
  if (!changes) return { status: "cancelled" };
  const plan = (snapshot: Snapshot) => {
    const still = snapshot.findings.find((it) => it.id === findingId)?.fixes[index];
    return still?.title === fix.title ? snapshot.plan(changes) : undefined;
  };
  return applyPlanned(host, plan, fix.title);
}

/** Writes the comment that silences a finding's rule. */
export function suppress(host: Host, findingId: string): Promise<FixOutcome> {
  const plan = (snapshot: Snapshot) => {
    const finding = snapshot.findings.find((it) => it.id === findingId);
    return finding && snapshot.planSuppress(finding);
  };
  return applyPlanned(host, plan, "Ignored from now on");
}

/**
 * Plans on the newest snapshot and applies the edits as one step. When a file turns out to read differently once it
 * is open (VS Code evens out mixed line endings), the plan is made again from what it reads then. `title` names the
 * step where it changes what is not on screen; without one nothing is said.
 */
export async function applyPlanned(
  host: Host,
  plan: (snapshot: Snapshot) => EditPlan | undefined,
  title?: string,
  tellOnce = false,
): Promise<FixOutcome> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const snapshot = await host.workspace.settled();
    const planned = snapshot && plan(snapshot);
    if (!snapshot || !planned) return { status: "stale" };
    if (!planned.ok) return { status: "refused", reason: planned.reason };
    const taken = await takenPath(snapshot, planned.edits);
    if (taken !== undefined)
      return { status: "refused", reason: `${displayPath(taken)} is there already and is no load balancer config.` };
    if (!(await sameText(snapshot, planned.edits))) continue;
    if (planned.edits.length > 0 && !(await vscode.workspace.applyEdit(toWorkspaceEdit(snapshot, planned.edits))))
      continue;
    if (title !== undefined)
      void runSafely(host.log, "Telling what changed", () => tellChanged(title, filesOf(planned.edits), tellOnce));
    return { status: "applied", version: (await host.workspace.settled())?.version ?? snapshot.version };
  }
  return { status: "stale" };
}

/** Tells the user what became of it, when it is not plain to see. */
export function tell(outcome: FixOutcome): void {
  if (outcome.status === "refused") void vscode.window.showWarningMessage(outcome.reason);
  if (outcome.status === "stale")
    void vscode.window.showWarningMessage("The text has changed since, and this no longer applies. Please try again.");
}

async function findingOf(host: Host, id: string): Promise<Finding | undefined> {
  return (await host.workspace.settled())?.findings.find((it) => it.id === id);
}

/** The changes with the user's answer filled in; undefined when the user closed the question. */
async function answered(fix: Fix): Promise<readonly Change[] | undefined> {
  if (!fix.ask) return fix.changes;
  const answer = await ask(fix.ask, fix);
  return answer === undefined ? undefined : fillAnswers(fix.changes, { [fix.ask.id]: answer });
}

async function ask(question: Question, fix: Fix): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: fix.title,
    prompt: fix.effect ? `${question.prompt} ${fix.effect}` : question.prompt,
    placeHolder: question.placeholder,
    ignoreFocusOut: true,
    validateInput: (text) => checkAnswer(question.check, text.trim()),
  });
  return answer?.trim();
}

/** The files that edits land in, in their order. */
export function filesOf(edits: readonly TextEdit[]): string[] {
  return [...new Set(edits.map((it) => it.file))];
}

/** Opens every file that is to be edited and compares: edits made for another text would land in the wrong place. */
async function sameText(snapshot: Snapshot, edits: readonly TextEdit[]): Promise<boolean> {
  const files = filesOf(edits).filter((it) => snapshot.text(it) !== undefined);
  const documents = await Promise.all(files.map((it) => vscode.workspace.openTextDocument(toUri(it))));
  return documents.every((it, index) => it.getText() === snapshot.text(files[index] ?? ""));
}

/** A file that is to be made and that is there: not config, or not one that counts. */
async function takenPath(snapshot: Snapshot, edits: readonly TextEdit[]): Promise<string | undefined> {
  for (const file of filesOf(edits).filter((it) => snapshot.text(it) === undefined))
    if ((await readText(toUri(file))).type !== "missing") return file;
  return undefined;
}
