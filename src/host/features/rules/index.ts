/** Opens the page of a rule. Pages ship with the extension, so they open offline and fit its version. */
import * as vscode from "vscode";
import type { Host } from "../../infrastructure/host";
import { runSafely } from "../../infrastructure/log";
import { openRuleCommand } from "./link";

export function registerRules(host: Host): vscode.Disposable {
  return vscode.commands.registerCommand(openRuleCommand, (rule?: unknown) =>
    runSafely(host.log, "Opening the rule's page", () => openRule(host, rule)),
  );
}

/** Shows the page of a rule; asks for the rule when none is given. */
export async function openRule(host: Host, rule: unknown): Promise<void> {
  const id = typeof rule === "string" ? rule : await pickRule(host);
  if (id === undefined) return;
  // The id comes from a link, which anything may have made: it must not lead out of the folder.
  if (!/^[a-z0-9-]+$/.test(id)) throw new Error(`"${id}" is not the name of a rule.`);
  const page = vscode.Uri.joinPath(pages(host), `${id}.md`);
  await vscode.workspace.fs.stat(page);
  const commands = await vscode.commands.getCommands(true);
  if (commands.includes("markdown.showPreview")) await vscode.commands.executeCommand("markdown.showPreview", page);
  else await vscode.window.showTextDocument(page, { preview: true });
}

async function pickRule(host: Host): Promise<string | undefined> {
  const entries = await vscode.workspace.fs.readDirectory(pages(host));
  const rules = entries.map(([name]) => /^([a-z0-9-]+)\.md$/.exec(name)?.[1]).filter((it) => it !== undefined);
  return vscode.window.showQuickPick(rules, { placeHolder: "Which rule?" });
}

function pages(host: Host): vscode.Uri {
  return vscode.Uri.joinPath(host.context.extensionUri, "docs", "rules");
}
