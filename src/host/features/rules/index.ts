/** The pages of the rules. They ship with the extension, so they open offline and fit its version. */
import * as vscode from "vscode";
import type { Host } from "../../infrastructure/host";
import { runSafely } from "../../infrastructure/log";
import { openRuleCommand, ruleLink, ruleScheme } from "./link";

export function registerRules(host: Host): vscode.Disposable {
  const pages: vscode.TextDocumentContentProvider = {
    provideTextDocumentContent: async (uri) => {
      const bytes = await vscode.workspace.fs.readFile(pageOf(host, uri.path.replace(/^\/|\.md$/g, "")));
      return new TextDecoder().decode(bytes);
    },
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(ruleScheme, pages),
    vscode.commands.registerCommand(openRuleCommand, (rule?: unknown) =>
      runSafely(host.log, "Opening the rule's page", () => openRule(host, rule)),
    ),
  );
}

/** Shows the page of a rule; asks for the rule when none is given. */
export async function openRule(host: Host, rule: unknown): Promise<void> {
  const id = typeof rule === "string" ? rule : await pickRule();
  if (id === undefined) return;
  await vscode.workspace.fs.stat(pageOf(host, id));
  await vscode.commands.executeCommand("vscode.open", ruleLink(id));
}

async function pickRule(): Promise<string | undefined> {
  // All rules with their texts: nobody should wait for them before asking.
  const { constraints } = await import("../../../core/constraints/all");
  const items = constraints.map(({ meta }) => ({ label: meta.id, description: meta.severity, detail: meta.title }));
  const options = { placeHolder: "Which rule?", matchOnDetail: true };
  const picked = await vscode.window.showQuickPick(
    items.sort((a, b) => (a.label < b.label ? -1 : 1)),
    options,
  );
  return picked?.label;
}

/** The shipped file of a rule. The id comes from a link, which anything may have made: it must not lead out of the folder. */
function pageOf(host: Host, id: string): vscode.Uri {
  if (!/^[A-Za-z0-9-]+$/.test(id)) throw new Error(`"${id}" is not the name of a rule.`);
  return vscode.Uri.joinPath(folder(host), `${id}.md`);
}

function folder(host: Host): vscode.Uri {
  return vscode.Uri.joinPath(host.context.extensionUri, "docs", "rules");
}
