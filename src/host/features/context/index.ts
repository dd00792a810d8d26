/** Tells VS Code which documents are config although their name does not, for the conditions of menus and keys. */
import * as vscode from "vscode";
import { toUri } from "../../infrastructure/convert";
import type { Host } from "../../infrastructure/host";

/**
 * A context key: the paths of all config files that do not end in `.tf`. Not their URIs, which a remote window knows by
 * another scheme than the extension does.
 */
const documentsKey = "lb-topology.documents";

export function registerContext(host: Host): vscode.Disposable {
  let told = "";
  const tell = () => {
    const files = (host.workspace.snapshot?.files ?? []).filter((it) => !it.endsWith(".tf"));
    const text = files.join("\n");
    if (text === told) return;
    told = text;
    const documents = files.map(toUri).flatMap((it) => [...new Set([it.path, it.fsPath])]);
    void vscode.commands.executeCommand("setContext", documentsKey, documents);
  };
  tell();
  return host.workspace.onDidChange(tell);
}
