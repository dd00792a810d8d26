/** Paths on the command line to the files behind them. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isCandidate, largestDocument, skippedFolders } from "../core/formats/candidates";
import type { Wanted } from "../core/formats/format";
import { UsageError } from "./exit";

export interface InputFile {
  /** Relative to the working directory where it lies below it, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Whether it was named on the command line, rather than found in a folder. */
  readonly named: boolean;
  /** The list of modules by which it was found: downloaded by `terraform init`. Paths as `path`. */
  readonly installedBy?: string;
}

interface Found {
  readonly file: string;
  readonly installedBy?: string;
}

/**
 * Every file at or below the given paths that may be config, each once, in path order. Symbolic links to folders are not
 * followed below a given path, so links in a circle do no harm. Throws UsageError for a path that cannot be read.
 */
export function readFiles(paths: readonly string[]): InputFile[] {
  const found = new Map<string, InputFile>();
  for (const given of paths) {
    const named = !attempt(given, () => statSync(given)).isDirectory();
    for (const { file, installedBy } of named ? [{ file: given }] : walk(given)) {
      const key = keyOf(file);
      if (found.has(key) && !named) continue;
      const text = attempt(file, () => readFileSync(file, "utf8"));
      found.set(key, {
        path: key,
        text,
        named,
        ...(installedBy === undefined ? {} : { installedBy: keyOf(installedBy) }),
      });
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What Terraform files ask for: those right in a folder, or one file; nothing for what is not there. */
export function readWanted({ type, path: at }: Wanted): InputFile[] {
  const isTerraform = (name: string) => /\.tf(?:\.json)?$/.test(name);
  const names = type === "file" ? [""] : (quietly(() => readdirSync(at || ".")) ?? []).filter(isTerraform).sort();
  return names.flatMap((name) => {
    const file = name === "" ? at : path.join(at, name);
    const text = quietly(() => (isReadable(file) ? readFileSync(file, "utf8") : undefined));
    return text === undefined ? [] : [{ path: keyOf(file), text, named: false }];
  });
}

function keyOf(file: string): string {
  return path.relative(process.cwd(), path.resolve(file)).split(path.sep).join("/");
}

function walk(folder: string): Found[] {
  const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.includes(entry.name) ? installedModules(full) : walk(full);
    return isCandidate(entry.name) && isReadable(full) ? [{ file: full }] : [];
  });
}

/** A configuration of Terraform is read however large it is; its own parser says what it makes of it. */
function isReadable(file: string): boolean {
  const info = attempt(file, () => statSync(file));
  return info.isFile() && (!/\.(?:ya?ml|json)$/.test(file) || info.size <= largestDocument);
}

/**
 * What `terraform init` downloaded: its list of modules, and the files of each folder on it. Other folders of a download
 * (examples, tests) are nobody's module here.
 */
function installedModules(folder: string): Found[] {
  if (path.basename(folder) !== ".terraform") return [];
  const list = path.join(folder, "modules", "modules.json");
  const text = quietly(() => readFileSync(list, "utf8"));
  if (text === undefined) return [];
  const root = path.dirname(folder);
  const own = installedFolders(text).filter((it) => it.startsWith(".terraform/"));
  const files = own.flatMap((it) => {
    const at = path.join(root, it);
    const entries = quietly(() => readdirSync(at, { withFileTypes: true })) ?? [];
    return entries
      .filter((entry) => entry.isFile() && isCandidate(entry.name))
      .map((entry) => path.join(at, entry.name));
  });
  return [list, ...files].map((file) => ({ file, installedBy: list }));
}

/** The folders that a list of modules names; none where it is no such list. */
function installedFolders(text: string): string[] {
  const json: unknown = quietly(() => JSON.parse(text));
  if (typeof json !== "object" || json === null || !("Modules" in json) || !Array.isArray(json.Modules)) return [];
  const modules: readonly unknown[] = json.Modules;
  const folders = modules.flatMap((it) =>
    typeof it === "object" && it !== null && "Dir" in it && typeof it.Dir === "string" ? [it.Dir] : [],
  );
  return [...new Set(folders)];
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // Not there, or not what it should be: nothing is installed.
  }
}

function attempt<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const why = code === "ENOENT" ? "no such file or folder" : code === "EACCES" ? "permission denied" : String(error);
    throw new UsageError(`${file}: ${why}`);
  }
}
