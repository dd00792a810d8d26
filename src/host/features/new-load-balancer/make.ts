/** *New load balancer…*: asks what it is to be, writes it as one step, and shows it. */
import * as vscode from "vscode";
import { newProduct, newProducts } from "../../../core/editing/new-load-balancer/all";
import type { Answers, AskedQuestion } from "../../../core/editing/new-load-balancer/model";
import { type NewLoadBalancer, NewLoadBalancerPlan } from "../../../core/editing/new-load-balancer/plan";
import type { Snapshot } from "../../../core/snapshot";
import type { ChangeOutcome } from "../../../protocol/messages";
import { applyChanges, tell } from "../../infrastructure/apply";
import { toFile, toUri } from "../../infrastructure/convert";
import type { Host } from "../../infrastructure/host";
import { openBesideCommand } from "../panel/commands";
import { ask, BACK } from "./ask";
import { fileChoices, targetOf } from "./files";

const PRODUCT = "product";
const FILE = "file";

/** Asks what is not known already, writes and shows. What the command takes and gives: see index.ts. */
export async function makeLoadBalancer(host: Host, argument: unknown): Promise<ChangeOutcome | undefined> {
  const snapshot = await host.workspace.settled();
  if (!snapshot) {
    void vscode.window.showWarningMessage("Load Balancer Topology is switched off, or could not start.");
    return undefined;
  }
  const folder = folderFor(argument);
  if (!folder) {
    void vscode.window.showInformationMessage("Open a folder first: the load balancer is written into a file of it.");
    return undefined;
  }
  const answers = await interview(snapshot, folder, knownFrom(argument));
  const plan = answers && planOf(snapshot, answers);
  if (!plan || !answers) return undefined;
  return write(host, plan.build(answers), answers);
}

/** Asks one thing after the other; undefined when somebody closes the input. */
async function interview(snapshot: Snapshot, folder: vscode.Uri, known: Answers): Promise<Answers | undefined> {
  const asked: string[] = [];
  const before: Record<string, string> = {};
  let answers: Answers = { ...known };
  for (;;) {
    const question = await next(snapshot, folder, answers);
    if (!question) return answers;
    const reply = await ask(question, {
      title: titleOf(answers),
      step: asked.length + 1,
      before: before[question.id],
      check: (answer) => planOf(snapshot, answers)?.check(question.id, answer, answers),
    });
    if (reply === undefined) return undefined;
    if (reply === BACK) {
      const last = asked.pop();
      if (last === undefined) continue;
      before[last] = answers[last] ?? "";
      answers = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== last));
    } else {
      asked.push(question.id);
      answers = { ...answers, [question.id]: reply };
    }
  }
}

async function next(snapshot: Snapshot, folder: vscode.Uri, answers: Answers): Promise<AskedQuestion | undefined> {
  if (answers[PRODUCT] === undefined || !newProduct(answers[PRODUCT]))
    return {
      id: PRODUCT,
      prompt: "Which load balancer?",
      choices: newProducts.map(({ id, label, detail }) => ({ value: id, label, detail })),
    };
  if (answers[FILE] === undefined || !targetOf(snapshot, answers[FILE]))
    return { id: FILE, prompt: "Which file is it written into?", choices: await fileChoices(snapshot, folder) };
  return planOf(snapshot, answers)?.next(answers);
}

function planOf(snapshot: Snapshot, answers: Answers): NewLoadBalancerPlan | undefined {
  const product = newProduct(answers[PRODUCT] ?? "");
  const target = targetOf(snapshot, answers[FILE] ?? "");
  return product && target && new NewLoadBalancerPlan(snapshot.topology, product, target);
}

function titleOf(answers: Answers): string {
  const product = newProduct(answers[PRODUCT] ?? "");
  return product ? `New ${product.label}` : "New Load Balancer";
}

async function write(host: Host, { changes, notes }: NewLoadBalancer, answers: Answers): Promise<ChangeOutcome> {
  const title = `Made ${answers.name}`;
  const rules = () => host.workspace.snapshot?.topology.all("ForwardingRule") ?? [];
  const before = new Set(rules().map((it) => it.id));
  let outcome = await applyChanges(host, changes, title, false);
  if (outcome.status === "brings") {
    const detail = outcome.errors.map((it) => it.message).join("\n");
    const anyway = "Write Anyway";
    const choice = await vscode.window.showWarningMessage(
      "Together with what is there, this would bring errors.",
      { modal: true, detail },
      anyway,
    );
    if (choice !== anyway) return outcome;
    outcome = await applyChanges(host, changes, title, true);
  }
  if (outcome.status === "brings") return outcome;
  tell(outcome);
  if (outcome.status !== "applied") return outcome;
  const document = await vscode.workspace.openTextDocument(toUri(answers[FILE] ?? ""));
  await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.One });
  await host.workspace.settled();
  const made = rules().find((it) => !before.has(it.id));
  await vscode.commands.executeCommand(openBesideCommand, made?.id);
  if (notes.length > 0) void vscode.window.showInformationMessage(`Left to do for ${answers.name}: ${notes.join(" ")}`);
  return outcome;
}

/** The folder that was clicked; else that of the file in front, or the first of the workspace. */
function folderFor(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const front = vscode.window.activeTextEditor?.document.uri;
  const inWorkspace = front && vscode.workspace.getWorkspaceFolder(front);
  if (front && inWorkspace && /\.(?:tf|tf\.json|ya?ml)$/.test(front.path)) return vscode.Uri.joinPath(front, "..");
  return inWorkspace?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** What a caller says already: texts only. */
function knownFrom(argument: unknown): Answers {
  if (typeof argument !== "object" || argument === null || argument instanceof vscode.Uri) return {};
  const { product, file, answers } = argument as { product?: unknown; file?: unknown; answers?: unknown };
  const given = typeof answers === "object" && answers !== null ? Object.entries(answers) : [];
  return Object.fromEntries(
    [...given, [PRODUCT, product], [FILE, file instanceof vscode.Uri ? toFile(file) : file]].filter(
      (it): it is [string, string] => typeof it[1] === "string",
    ),
  );
}
