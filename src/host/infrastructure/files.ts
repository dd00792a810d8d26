/** Which config files there are and what is in them, by way of VS Code's file system only (local, remote, virtual). */
import * as vscode from "vscode";
import { pathMatcher } from "../../core/config/glob";
import { isProjectConfig } from "../../core/config/is-project-config";
import { candidateEndings, isCandidate, largestDocument, skippedFolders } from "../../core/formats/candidates";
import { formatOf } from "../../core/formats/claims";

/** Above this a file is not read at all: it cannot be configuration that a person wrote. */
export const largestFile = 20 * 1024 * 1024;

/** Above this a YAML or JSON file counts only while it is open: a folder may hold any number of large ones. */
const largestUnopened = 5 * 1024 * 1024;

/** Folders of downloads are never the user's configuration. */
const always = skippedFolders.map((it) => `**/${it}`);

/** Of YAML and JSON, most of which is somebody else's, no more than this many files are looked into in a folder. */
const mostDocuments = 5000;

const skipped = `**/{${skippedFolders.join(",")}}/**`;
const endings = candidateEndings.map((it) => it.slice(1));
const terraformPattern = "**/*.{tf,tfvars}";
const documentPattern = "**/*.{yaml,yml,json,jsonl,ndjson,tfstate}";

/** Every file that some format may claim. */
export const candidatePattern = `**/*.{${endings.join(",")}}`;

/** Selects documents by file pattern, so that it works whatever extension owns the language. */
export const configFiles: vscode.DocumentSelector = [{ pattern: candidatePattern }];

/** The same, in two parts: other extensions bring features of their own for Terraform. */
export const terraformFiles: vscode.DocumentSelector = [{ pattern: terraformPattern }];
export const documentFiles: vscode.DocumentSelector = [{ pattern: documentPattern }];

/** Whether a path is Terraform's, whatever is in the file. */
export function isTerraformPath(uri: vscode.Uri): boolean {
  return /\.(?:tf|tfvars)(?:\.json)?$/.test(uri.path) && uri.query === "";
}

/** Whether some format may claim the file, going by its name. */
export function isCandidateUri(uri: vscode.Uri): boolean {
  if (uri.query !== "") return false;
  return isProjectConfig(uri.path) || isCandidate(uri.path.slice(uri.path.lastIndexOf("/") + 1));
}

/** Whether a file is config: of YAML and JSON, the text decides. */
export function isConfig(uri: vscode.Uri, text: string): boolean {
  if (isTerraformPath(uri) || (uri.query === "" && isProjectConfig(uri.path))) return true;
  return isCandidateUri(uri) && text.length <= largestDocument && formatOf(uri.path, text) !== undefined;
}

/** Answers, for one state of the settings, which files of the workspace folders count. */
export class FileSelection {
  private readonly matchers = new Map<string, (path: string) => boolean>();

  constructor(private readonly exclude: readonly string[]) {}

  /** Whether a file lies in a workspace folder and no setting leaves it out. */
  includes(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder !== undefined && isCandidateUri(uri) && !this.matcher(folder)(relativePath(folder, uri));
  }

  /** Whether a file is in a workspace folder and a setting leaves it out. */
  leavesOut(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder !== undefined && this.matcher(folder)(relativePath(folder, uri));
  }

  /** Every file that counts, over all workspace folders. */
  async list(): Promise<vscode.Uri[]> {
    const found = new Map<string, vscode.Uri>();
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      for (const uri of await this.listFolder(folder)) if (this.includes(uri)) found.set(uri.toString(), uri);
      for (const uri of await configsAbove(folder.uri)) found.set(uri.toString(), uri);
    }
    return [...found.values()];
  }

  private async listFolder(folder: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[]> {
    const find = (pattern: string, most?: number) =>
      vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), skipped, most);
    const found = (await Promise.all([find(terraformPattern), find(documentPattern, mostDocuments)])).flat();
    // A virtual file system may come without a search of its own: then its folders are walked.
    return found.length > 0 || folder.uri.scheme === "file" ? found : this.walk(folder, folder.uri);
  }

  private async walk(folder: vscode.WorkspaceFolder, at: vscode.Uri): Promise<vscode.Uri[]> {
    const entries = await vscode.workspace.fs.readDirectory(at);
    const nested = await Promise.all(
      entries.map(async ([name, type]) => {
        const uri = vscode.Uri.joinPath(at, name);
        if (this.matcher(folder)(relativePath(folder, uri))) return [];
        if (type === vscode.FileType.Directory) return this.walk(folder, uri);
        return type & vscode.FileType.File && isCandidateUri(uri) ? [uri] : [];
      }),
    );
    return nested.flat();
  }

  private matcher(folder: vscode.WorkspaceFolder): (path: string) => boolean {
    const key = folder.uri.toString();
    let matcher = this.matchers.get(key);
    if (!matcher) {
      const files = vscode.workspace.getConfiguration("files", folder.uri).get<Record<string, unknown>>("exclude", {});
      const excluded = Object.keys(files).filter((glob) => files[glob] === true);
      matcher = pathMatcher([...always, ...excluded, ...this.exclude]);
      this.matchers.set(key, matcher);
    }
    return matcher;
  }
}

/** The configuration of this tool in the folders above, up to the top of the repository: a window may show a part of one. */
async function configsAbove(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  if (folder.scheme !== "file") return found;
  for (let at = folder; ; at = vscode.Uri.joinPath(at, "..")) {
    const names = (await entriesOf(at)).map(([name]) => name);
    if (at.path !== folder.path)
      found.push(...names.filter(isProjectConfig).map((name) => vscode.Uri.joinPath(at, name)));
    if (names.includes(".git") || at.path === "/" || /^\/[a-z]:\/?$/i.test(at.path)) return found;
  }
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return []; // Not ours to look into.
    throw error;
  }
}

/** The config files beside one that is open on its own: a folder is a module, whatever window it is opened in. */
export async function siblings(uri: vscode.Uri): Promise<vscode.Uri[]> {
  if (uri.scheme === "untitled") return [];
  const folder = vscode.Uri.joinPath(uri, "..");
  const entries = await vscode.workspace.fs.readDirectory(folder);
  // A folder of downloads may hold any number of YAML and JSON files: only those that are open count there.
  return entries
    .map(([name, type]) => ({ type, at: vscode.Uri.joinPath(folder, name) }))
    .filter(({ type, at }) => type & vscode.FileType.File && isTerraformPath(at))
    .map(({ at }) => at);
}

export type FileContent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "missing" }
  | { readonly type: "unreadable"; readonly message: string };

/** The text on disk. Bytes that are no UTF-8 become replacement characters; the format says what it thinks of them. */
export async function readText(uri: vscode.Uri): Promise<FileContent> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > (isTerraformPath(uri) ? largestFile : largestUnopened))
      return { type: "unreadable", message: tooLarge(size) };
    return { type: "text", text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return { type: "missing" };
    return {
      type: "unreadable",
      message: `This file cannot be read: ${error instanceof Error ? error.message : error}`,
    };
  }
}

function tooLarge(size: number): string {
  return `This file has ${Math.round(size / 1024 / 1024)} MB and is not analyzed; what it declares is missing from the topology.`;
}

function relativePath(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  const root = folder.uri.path.endsWith("/") ? folder.uri.path : `${folder.uri.path}/`;
  return uri.path.startsWith(root) ? uri.path.slice(root.length) : uri.path;
}
