/** The engine with the grammar that ships beside the bundle. Loaded on demand, so that activation does not wait for it. */
import * as vscode from "vscode";
import type { Engine } from "../../core/snapshot";

export async function loadEngine(extensionUri: vscode.Uri): Promise<Engine> {
  const [{ createEngine }, runtime, grammar] = await Promise.all([
    import("../../core/engine"),
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", "web-tree-sitter.wasm")),
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", "tree-sitter-terraform.wasm")),
  ]);
  return createEngine({ runtime, grammar });
}
