/** Shows the text of a resource, beside the diagram and without taking the keyboard unless asked to. */
import * as vscode from "vscode";
import type { SourceRange } from "../../../core/model/range";
import { formatPath, parsePath, valueAt } from "../../../core/model/value";
import type { Snapshot } from "../../../core/snapshot";
import { toRange, toUri } from "../../infrastructure/convert";

/** Where the text of a resource is, or of one of its fields; of a ghost, the first reference to it. */
export function placeOf(snapshot: Snapshot, id: string, field?: string): SourceRange | undefined {
  const resource = snapshot.topology.get(id);
  if (!resource) return snapshot.topology.into(id)[0]?.value.range;
  if (field !== undefined) {
    // A field that is not set is shown by the nearest one around it.
    for (let steps = parsePath(field); steps.length > 0; steps = steps.slice(0, -1)) {
      const value = valueAt(resource.fields, formatPath(steps));
      if (value) return value.headRange ?? value.range;
    }
  }
  return resource.headRange;
}

/** Shows a place. `besides` is the column to keep free: that of the diagram. */
export async function showPlace(
  snapshot: Snapshot,
  place: SourceRange,
  options: { readonly focus: boolean; readonly besides?: vscode.ViewColumn },
): Promise<void> {
  const range = toRange(snapshot, place);
  const editor = await showRange(toUri(place.file), range, options);
  flash(editor, range);
}

/** Shows a range of a file: where the file is visible already, else in a column that is not the diagram's. */
export async function showRange(
  uri: vscode.Uri,
  range: vscode.Range,
  { focus, besides }: { readonly focus: boolean; readonly besides?: vscode.ViewColumn },
): Promise<vscode.TextEditor> {
  const visible = vscode.window.visibleTextEditors.find(
    (it) => it.document.uri.toString() === uri.toString() && it.viewColumn !== undefined,
  );
  const editor = await vscode.window.showTextDocument(uri, {
    viewColumn: visible?.viewColumn ?? columnBesides(besides),
    preserveFocus: !focus,
    preview: true,
  });
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

/** The column of a text editor that is open anyway; else a new one on the other side. */
function columnBesides(taken: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const other = vscode.window.visibleTextEditors.find((it) => it.viewColumn !== undefined && it.viewColumn !== taken);
  if (other?.viewColumn) return other.viewColumn;
  if (taken === undefined) return vscode.ViewColumn.Active;
  return taken === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
}

const flashMilliseconds = 900;
let marked: vscode.TextEditorDecorationType | undefined;

/** Marks the line for a moment: the caret alone is easily missed when the keyboard stays in the diagram. */
function flash(editor: vscode.TextEditor, range: vscode.Range): void {
  marked?.dispose();
  const mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
    borderColor: new vscode.ThemeColor("editor.rangeHighlightBorder"),
  });
  marked = mark;
  editor.setDecorations(mark, [range]);
  setTimeout(() => mark.dispose(), flashMilliseconds);
}
