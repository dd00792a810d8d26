/** A sample to look at: an unsaved document, so that nothing is written before the user says so. */
import * as vscode from "vscode";
import type { Host } from "../../infrastructure/host";
import { runSafely } from "../../infrastructure/log";

export const openSampleCommand = "lb-topology.openSample";

export function registerSample(host: Host): vscode.Disposable {
  return vscode.commands.registerCommand(openSampleCommand, () =>
    runSafely(host.log, "Opening the sample", () => openSample(host)),
  );
}

/** Opens the sample as an unsaved file of the first workspace folder; shows it again when it is open already. */
export async function openSample(host: Host): Promise<void> {
  const uri = await sampleUri();
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() === "") {
    const bytes = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(host.context.extensionUri, "media", "samples", "shop.tf"),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), new TextDecoder().decode(bytes));
    await vscode.workspace.applyEdit(edit);
  }
  await vscode.window.showTextDocument(document, vscode.window.visibleTextEditors[0]?.viewColumn);
}

/** A name that no file has: saving the sample must not ask to overwrite anything. */
async function sampleUri(): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  for (let count = 1; ; count++) {
    const name = count === 1 ? "lb-sample.tf" : `lb-sample-${count}.tf`;
    if (!folder) return vscode.Uri.from({ scheme: "untitled", path: name });
    const file = vscode.Uri.joinPath(folder, name);
    if (!(await exists(file))) return file.with({ scheme: "untitled" });
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false; // The only question here is whether the name is free to use.
  }
}
