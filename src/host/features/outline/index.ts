/** The outline of load balancer resources, of Terraform only where no Terraform extension brings an outline of everything. */
import * as vscode from "vscode";
import { textsIn } from "../../../core/queries/places";
import { toFile, toRange } from "../../infrastructure/convert";
import { documentFiles, terraformFiles } from "../../infrastructure/files";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";
import { otherTerraformExtension } from "../../infrastructure/other-extensions";

export function registerOutline(host: Host): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols: async (document) => {
      const { kindSpec } = await import("../../../core/kinds/registry");
      return guard(host.log, "Outline", [], () => {
        const snapshot = host.workspace.at(document);
        if (!snapshot) return [];
        return textsIn(snapshot.topology, toFile(document.uri)).map(
          ([it, ...others]) =>
            new vscode.DocumentSymbol(
              it.name,
              kindSpec(it.kind).label + (others.length > 0 ? ` × ${others.length + 1}` : ""),
              vscode.SymbolKind.Object,
              toRange(snapshot, it.range),
              toRange(snapshot, it.headRange),
            ),
        );
      });
    },
  };
  let registration: vscode.Disposable | undefined;
  const decide = () => {
    const wanted = !otherTerraformExtension();
    if (wanted) registration ??= vscode.languages.registerDocumentSymbolProvider(terraformFiles, provider);
    else {
      registration?.dispose();
      registration = undefined;
    }
  };
  decide();
  const documents = vscode.languages.registerDocumentSymbolProvider(documentFiles, provider);
  return vscode.Disposable.from(documents, vscode.extensions.onDidChange(decide), {
    dispose: () => registration?.dispose(),
  });
}
