/** "Show Declared versus Exported": a page that follows the text as it changes. */
import * as vscode from "vscode";
import type { Host } from "../../infrastructure/host";
import { runSafely } from "../../infrastructure/log";

export const showDriftCommand = "lb-topology.showDrift";

/** The scheme under which the page is read; the manifest has it open in the Markdown preview. */
const scheme = "lb-topology-drift";
const page = vscode.Uri.from({ scheme, path: "/Declared versus Exported.md" });

export function registerDrift(host: Host): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  let open = false;
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changes.event,
    provideTextDocumentContent: async () => {
      open = true;
      const snapshot = await host.workspace.settled();
      const { driftPage } = await import("./page");
      return snapshot ? driftPage(snapshot) : "Load Balancer Topology is switched off in the settings.\n";
    },
  };
  return vscode.Disposable.from(
    changes,
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
    host.workspace.onDidChange(() => {
      if (open) changes.fire(page);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.uri.scheme === scheme) open = false;
    }),
    vscode.commands.registerCommand(showDriftCommand, () =>
      runSafely(host.log, "Comparing declared with exported", async () => {
        await vscode.commands.executeCommand("vscode.open", page);
      }),
    ),
  );
}
