/** `Topology · N findings` above forwarding rules and backend services: the way from the text into the picture. */
import * as vscode from "vscode";
import { toFile } from "../../infrastructure/convert";
import { configFiles } from "../../infrastructure/files";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";

export function registerCodeLens(host: Host): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async (document) => {
      if (!host.settings.values.codeLens) return [];
      const { lenses } = await import("./lenses");
      return guard(host.log, "Code lens", [], () => {
        const snapshot = host.workspace.at(document);
        return snapshot ? lenses(snapshot, toFile(document.uri)) : [];
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider(configFiles, provider),
    host.workspace.onDidChange(() => changed.fire()),
    host.settings.onDidChange(() => changed.fire()),
  );
}
