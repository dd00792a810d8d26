/** What the configuration asks for beyond the files that count: modules elsewhere, and where `terraform init` put them. */
import * as vscode from "vscode";
import type { Wanted } from "../../core/formats/format";
import { toFile, toUri } from "./convert";
import { isTerraformPath } from "./files";

export class WantedFiles {
  private readonly asked = new Map<string, Wanted["type"]>();

  /** The files behind what was not asked for before, or (`again`) was. What is not there leads to none. */
  async find(wants: readonly Wanted[], again: boolean): Promise<vscode.Uri[]> {
    const fresh = again ? wants : wants.filter((it) => !this.asked.has(it.path));
    for (const it of fresh) this.asked.set(it.path, it.type);
    return (await Promise.all(fresh.map(filesOf))).flat();
  }

  /** Whether a file was asked for by its name or its folder. */
  includes(uri: vscode.Uri): boolean {
    const type = this.asked.get(toFile(uri));
    if (type !== undefined && type !== "folder") return true;
    return isTerraformPath(uri) && this.asked.get(toFile(vscode.Uri.joinPath(uri, ".."))) === "folder";
  }
}

async function filesOf({ type, path }: Wanted): Promise<vscode.Uri[]> {
  const uri = toUri(path);
  if (type !== "folder") return [uri];
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries
      .filter(([, kind]) => kind & vscode.FileType.File)
      .map(([name]) => vscode.Uri.joinPath(uri, name))
      .filter(isTerraformPath);
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return []; // Not there (yet): the watcher tells when it comes.
    throw error;
  }
}
