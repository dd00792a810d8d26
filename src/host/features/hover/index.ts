/** Hovers: what a resource is and what leads to and from it; what a field does, can be, and is here. */
import * as vscode from "vscode";
import { toFile } from "../../infrastructure/convert";
import { configFiles } from "../../infrastructure/files";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";

export function registerHover(host: Host): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: async (document, position) => {
      if (!host.workspace.owns(document.uri)) return undefined;
      const [docs, { hoverAt }] = await Promise.all([host.fieldDocs(), import("./hover-at")]);
      return guard(host.log, "Hover", undefined, () => {
        const snapshot = host.workspace.at(document);
        return snapshot && hoverAt(snapshot, toFile(document.uri), document.offsetAt(position), docs);
      });
    },
  };
  return vscode.languages.registerHoverProvider(configFiles, provider);
}
