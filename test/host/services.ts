import * as vscode from "vscode";
import type { Api } from "../../src/extension";
import type { Host } from "../../src/host/infrastructure/host";
import { extensionId } from "./support";

/** The extension's own services, for what VS Code's API cannot tell. */
export async function services(): Promise<Host> {
  const extension = vscode.extensions.getExtension<Api>(extensionId);
  if (!extension) throw new Error(`${extensionId} is not installed`);
  return (await extension.activate()).host;
}
