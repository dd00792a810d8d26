/** Completion of fields, values and references. The core says what and in which order; this asks it and shows. */
import * as vscode from "vscode";
import type { Snapshot } from "../../../core/snapshot";
import { toFile, toRange } from "../../infrastructure/convert";
import { within } from "../../infrastructure/deadline";
import { configFiles, isTerraformPath } from "../../infrastructure/files";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";
import { otherTerraformExtension } from "../../infrastructure/other-extensions";
import { toCompletionItem } from "./items";

/** How long candidates are tried out; what is left is offered unjudged. */
const trialMilliseconds = 250;

export function registerCompletion(host: Host): vscode.Disposable {
  const lastGood = new LastGood(host);
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: async (document, position, token, { triggerCharacter }) => {
      if (!host.workspace.owns(document.uri)) return undefined;
      if (triggerCharacter === " " && !isBeforeValue(document, position)) return undefined;
      // Loaded when first asked for: readers of carets in every format are not for the start.
      const [docs, { completionsAt }] = await Promise.all([
        host.fieldDocs(),
        import("../../../core/completion/complete"),
      ]);
      if (token.isCancellationRequested) return undefined;
      return guard(host.log, "Completion", undefined, () => {
        const snapshot = host.workspace.at(document);
        if (!snapshot) return undefined;
        const file = toFile(document.uri);
        const items = completionsAt(snapshot, file, document.offsetAt(position), {
          lastGood: lastGood.snapshot,
          goOn: within(trialMilliseconds),
        });
        const behindOthers = isTerraformPath(document.uri) && otherTerraformExtension();
        return items.map((it, index) =>
          toCompletionItem(it, index, {
            docs,
            behindOthers,
            toRange: (range) => toRange(snapshot, { file, ...range }),
          }),
        );
      });
    },
  };
  return vscode.Disposable.from(
    lastGood,
    vscode.languages.registerCompletionItemProvider(configFiles, provider, '"', "=", ":", ".", " "),
  );
}

/** A blank asks for completion only where a value is about to begin. */
function isBeforeValue(document: vscode.TextDocument, position: vscode.Position): boolean {
  return /[=:[,-]\s$/.test(document.lineAt(position.line).text.slice(0, position.character));
}

/** Keeps the last snapshot whose texts were all whole. */
class LastGood implements vscode.Disposable {
  snapshot: Snapshot | undefined;
  private readonly subscription: vscode.Disposable;

  constructor({ workspace }: Host) {
    this.take(workspace.snapshot);
    this.subscription = workspace.onDidChange((it) => this.take(it));
  }

  dispose(): void {
    this.subscription.dispose();
    this.snapshot = undefined;
  }

  private take(snapshot: Snapshot | undefined): void {
    const isBroken = snapshot?.problems.some((it) => it.severity === "error") === true;
    if (!isBroken) this.snapshot = snapshot;
  }
}
