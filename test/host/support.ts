/**
 * What tests inside VS Code lean on. Files are reached through `workspace.fs` only: in the web worker host there is no
 * other way.
 */
import * as vscode from "vscode";

export const extensionId = "lb-topology.lb-topology";
export const source = "lb-topology";

const defaultMilliseconds = 20_000;
const pauseMilliseconds = 25;

/** Asks until the answer is neither undefined, false nor an empty list; fails with `what` and the last answer. */
export async function until<T>(
  what: string,
  probe: () => T | PromiseLike<T>,
  milliseconds = defaultMilliseconds,
): Promise<Exclude<T, undefined | false | null>> {
  const end = Date.now() + milliseconds;
  let last: T | undefined;
  do {
    last = await probe();
    const isEmpty = last === undefined || last === null || last === false || (Array.isArray(last) && !last.length);
    if (!isEmpty) return last as Exclude<T, undefined | false | null>;
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  } while (Date.now() < end);
  throw new Error(`waited ${milliseconds / 1000} s in vain: ${what}; the last answer was ${JSON.stringify(last)}`);
}

/** The copy of the sample that this window has open. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("the tests need a window with a folder");
  return folder.uri;
}

/** A file of the open folder. */
export function file(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), name);
}

/** Opens a file of the folder in an editor. */
export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(name)));
}

/** Our diagnostics of a file, those of one rule when it is named. */
export function diagnostics(uri: vscode.Uri, rule?: string): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((it) => it.source === source && (rule === undefined || ruleOf(it) === rule));
}

/** The rule's id, which VS Code calls the code. */
export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === "object" ? code.value : code);
}

/** Waits for a diagnostic of the rule in the file. */
export async function untilFound(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  const [found] = await until(`${rule} in ${uri.path}`, () => diagnostics(uri, rule));
  if (!found) throw new Error("an empty answer is asked again");
  return found;
}

/** Waits until the rule has nothing to say about the file any more. */
export async function untilGone(uri: vscode.Uri, rule: string): Promise<void> {
  await until(`${rule} gone from ${uri.path}`, () => diagnostics(uri, rule).length === 0);
}

/** The code actions at a range. Asked until there are some: just after start VS Code may answer with none. */
export async function codeActions(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return until(`code actions at ${uri.path}:${range.start.line + 1}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uri,
      range,
      undefined,
      100,
    );
    return actions.filter((it) => it.kind && vscode.CodeActionKind.QuickFix.contains(it.kind));
  });
}

/** Carries out a code action as the light bulb does: its edit first, then its command. */
export async function perform(action: vscode.CodeAction): Promise<void> {
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit))) throw new Error(`refused: ${action.title}`);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Sets a document's whole text, as typing does: the file on disk stays. */
export async function setText(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${uri.path} could not be edited`);
}

/** The text of a file as it is on disk. */
export async function readFile(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Writes a folder of its own (one Terraform module) into the open folder. */
export async function scratch(
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ uri(file: string): vscode.Uri; remove(): Promise<void> }> {
  const folder = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.workspace.fs.createDirectory(folder);
  for (const [path, content] of Object.entries(files)) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), bytes);
  }
  return {
    uri: (path) => vscode.Uri.joinPath(folder, path),
    async remove() {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    },
  };
}

/** Throws away every unsaved change and closes all editors, so that the next test starts from the files on disk. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter((it) => it.isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
