/** Commands about the extension itself. */
import * as vscode from "vscode";
import type { Host } from "../../infrastructure/host";
import { runSafely } from "../../infrastructure/log";

export const showOutputCommand = "lb-topology.showOutput";
export const restartCommand = "lb-topology.restart";

export function registerCommands(host: Host): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(showOutputCommand, () => host.log.show()),
    vscode.commands.registerCommand(restartCommand, () =>
      runSafely(host.log, "Restarting the analysis", () => host.workspace.restart()),
    ),
  );
}
