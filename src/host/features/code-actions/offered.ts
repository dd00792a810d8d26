/**
 * Edits that were offered with code actions and land in other files. The command that follows such an action has no
 * arguments, because VS Code forgets those of an action as soon as its list is closed, which may be before the edit is
 * done: which edit it was is told by the texts.
 */
import * as vscode from "vscode";
import { applyTextEdits, type TextEdit } from "../../../core/model/text-edit";
import type { Snapshot } from "../../../core/snapshot";
import { filesOf } from "../../infrastructure/apply";
import { toUri } from "../../infrastructure/convert";

interface Offer {
  readonly title: string;
  /** The text of each file after the edit. */
  readonly after: ReadonlyMap<string, string>;
}

/** Lists of actions are asked for again and again while the caret moves. */
const kept = 12;

export class OfferedEdits {
  private readonly offers: Offer[] = [];

  remember(snapshot: Snapshot, title: string, edits: readonly TextEdit[]): void {
    const after = new Map<string, string>();
    for (const file of filesOf(edits)) {
      const own = edits.filter((it) => it.file === file);
      after.set(file, applyTextEdits(snapshot.text(file) ?? "", own));
    }
    this.offers.unshift({ title, after });
    this.offers.length = Math.min(this.offers.length, kept);
  }

  /** The newest one that stands in the text now. It is forgotten with all others. */
  async takeApplied(): Promise<{ readonly title: string; readonly files: readonly string[] } | undefined> {
    for (const { title, after } of this.offers.splice(0)) {
      const files = [...after.keys()];
      const documents = await Promise.all(files.map((it) => vscode.workspace.openTextDocument(toUri(it))));
      if (documents.every((it, index) => it.getText() === after.get(files[index] ?? ""))) return { title, files };
    }
    return undefined;
  }
}
