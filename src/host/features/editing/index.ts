/** Edits by changes, for features that have no diagram at hand: the tree, the wizard, other extensions. */
import * as vscode from "vscode";
import type { ChangeOutcome } from "../../../protocol/messages";
import { applyChanges } from "../../infrastructure/apply";
import type { Host } from "../../infrastructure/host";

/** Arguments: a list of changes, what to call the step, and whether errors that it brings are wanted. */
export const applyChangesCommand = "lb-topology.applyChanges";

export function registerEditing(host: Host): vscode.Disposable {
  return vscode.commands.registerCommand(
    applyChangesCommand,
    async (list: unknown, title: unknown, confirmed: unknown): Promise<ChangeOutcome> => {
      const { validateChanges } = await import("../../../core/changes/validate");
      const read = validateChanges(list);
      if (!read.ok) return { status: "refused", reason: read.errors.join(" ") };
      return applyChanges(host, read.changes, typeof title === "string" ? title : "Edited", confirmed === true);
    },
  );
}
