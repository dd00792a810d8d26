/**
 * What a repair changed where nobody is looking: said in words, with the way to the place and the way back. Without it,
 * a fix that lands in another file looks as if nothing had happened, and undo in the file at hand does nothing.
 */
import * as vscode from "vscode";
import { displayPath, toUri } from "./convert";

const show = "Show";
const undo = "Undo";
/** More names than this are counted. */
const named = 3;

/** Files that a gesture in the diagram went to: where the text is, is told once. */
const told = new Set<string>();

/**
 * Tells which files `title` has changed, unless all of them are on screen. Returns at once; the answer is followed later.
 * What is done in the diagram is seen there: `once` tells each file only the first time.
 */
export async function tellChanged(title: string, files: readonly string[], once = false): Promise<void> {
  const [first] = files;
  const isNews = !once || files.some((it) => !told.has(it));
  for (const file of once ? files : []) told.add(file);
  if (!isNews) return;
  const visible = new Set(vscode.window.visibleTextEditors.map((it) => it.document.uri.toString()));
  if (first === undefined || files.every((it) => visible.has(it))) return;
  const before = await texts(files);
  const answer = await vscode.window.showInformationMessage(`${title}: changed ${list(files)}.`, show, undo);
  if (answer === undefined) return;
  const unchanged = (await texts(files)).every((it, index) => it === before[index]);
  await vscode.window.showTextDocument(toUri(first), { preview: false });
  if (answer === show) return;
  // The last step of the file is then another one, and not ours to take back.
  if (unchanged) await vscode.commands.executeCommand("undo");
  else void vscode.window.showWarningMessage("The text has changed since: take it back there, step by step.");
}

/** "a.tf", "a.tf and b.tf", "a.tf, b.tf and 3 more". */
function list(files: readonly string[]): string {
  const names = files.slice(0, files.length > named ? named - 1 : named).map(displayPath);
  const last = files.length > names.length ? `${files.length - names.length} more` : names.pop();
  return names.length ? `${names.join(", ")} and ${last}` : `${last}`;
}

async function texts(files: readonly string[]): Promise<string[]> {
  const documents = await Promise.all(files.map((it) => vscode.workspace.openTextDocument(toUri(it))));
  return documents.map((it) => it.getText());
}
