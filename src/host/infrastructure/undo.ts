/**
 * Undo and redo from the diagram: VS Code's own, in the config file that was edited last. VS Code undoes where the keyboard
 * is, so the file is shown for it, beside the diagram, and the keyboard goes back to whoever asked.
 */
import * as vscode from "vscode";
import { toFile, toUri } from "./convert";
import { readText } from "./files";
import type { Workspace } from "./workspace";

export class UndoStack implements vscode.Disposable {
  /** Files that were edited, the last one last. */
  private readonly edited = new Set<string>();
  private readonly subscription: vscode.Disposable;

  constructor(workspace: Workspace) {
    this.subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !workspace.owns(document.uri)) return;
      const file = toFile(document.uri);
      this.edited.delete(file);
      this.edited.add(file);
    });
  }

  /** One step back or forth. False where no file has been edited, or nothing is left to take back. */
  async run(direction: "undo" | "redo", column: vscode.ViewColumn | undefined): Promise<boolean> {
    const file = [...this.edited].at(-1);
    if (file === undefined) return false;
    // Taken back together with the file that it made: VS Code has no steps without a file.
    const isOpen = vscode.workspace.textDocuments.some((it) => toFile(it.uri) === file);
    if (!isOpen && (await readText(toUri(file))).type === "missing") return false;
    const document = await vscode.workspace.openTextDocument(toUri(file));
    const before = document.version;
    const shown = vscode.window.visibleTextEditors.find((it) => toFile(it.document.uri) === file);
    // A tab behind the diagram would cover it, and a webview that is covered starts anew.
    const others = vscode.window.tabGroups.all.filter((it) => it.viewColumn !== column);
    const tab = others.find((group) =>
      group.tabs.some(({ input }) => input instanceof vscode.TabInputText && toFile(input.uri) === file),
    );
    const beside = column === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
    await vscode.window.showTextDocument(document, {
      viewColumn: shown?.viewColumn ?? tab?.viewColumn ?? beside,
      preserveFocus: false,
    });
    await vscode.commands.executeCommand(direction);
    return document.isClosed || document.version !== before;
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
