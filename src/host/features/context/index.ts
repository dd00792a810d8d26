/** Tells VS Code which documents are config although their name does not, for the conditions of menus and keys. */
import * as vscode from "vscode";
import type { Host } from "../../infrastructure/host";

/** A context key: the URIs of all config files that do not end in `.tf`. */
const documentsKey = "lb-topology.documents";

export function registerContext(host: Host): vscode.Disposable {
  let told = "";
  const tell = () => {
    const documents = (host.workspace.snapshot?.files ?? []).filter((it) => !it.endsWith(".tf"));
    const text = documents.join("\n");
    if (text === told) return;
    told = text;
    void vscode.commands.executeCommand("setContext", documentsKey, documents);
  };
  tell();
  return host.workspace.onDidChange(tell);
}
