/**
 * When to begin. VS Code activates the extension for every YAML and JSON document, most of which are somebody else's;
 * nothing is loaded or listed before there is something to read.
 */
import * as vscode from "vscode";
import { isConfig, isTerraformPath } from "./files";

/** Calls `begin` once: now, when a folder has Terraform files or a config document is open, or as soon as one is. */
export function whenNeeded(begin: () => void): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  let begun = false;
  const once = () => {
    if (begun) return;
    begun = true;
    vscode.Disposable.from(...subscriptions).dispose();
    begin();
  };
  const look = (document: vscode.TextDocument) => {
    if (isConfig(document.uri, document.getText())) once();
  };
  const watcher = vscode.workspace.createFileSystemWatcher("**/*.{tf,tf.json}", false, true, true);
  subscriptions.push(
    watcher,
    watcher.onDidCreate((uri) => isTerraformPath(uri) && once()),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void hasTerraform().then((has) => has && once())),
  );
  for (const document of vscode.workspace.textDocuments) look(document);
  // A search is another process: not when an open document has begun it already.
  if (!begun) void hasTerraform().then((has) => has && once());
  return {
    dispose: () => {
      // A search that is still under way must not begin what somebody else began.
      begun = true;
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

/** A virtual file system may come without a search: then there is no cheap way to tell, and it may have some. */
async function hasTerraform(): Promise<boolean> {
  if (vscode.workspace.workspaceFolders?.some((it) => it.uri.scheme !== "file")) return true;
  const found = await vscode.workspace.findFiles("**/*.{tf,tf.json}", "**/{.terraform,node_modules}/**", 1);
  return found.length > 0;
}
