/** Paths on the command line to the files behind them. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isProjectConfig } from "../core/config/is-project-config";
import { isCandidate, largestDocument, skippedFolders } from "../core/formats/candidates";
import type { Wanted } from "../core/formats/format";
import { UsageError } from "./exit";

export interface InputFile {
  /** Relative to the working directory where it lies below it, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Whether it was named on the command line, rather than found in a folder. */
  readonly named: boolean;
}

/**
 * Every file at or below the given paths that may be config, each once, in path order. Symbolic links to folders are not
 * followed below a given path, so links in a circle do no harm. Throws UsageError for a path that cannot be read.
 */
export function readFiles(paths: readonly string[]): InputFile[] {
  const found = new Map<string, InputFile>();
  for (const given of paths) {
    const named = !attempt(given, () => statSync(given)).isDirectory();
    for (const file of named ? [given] : walk(given)) {
      const key = keyOf(file);
      if (!found.has(key) || named)
        found.set(key, { path: key, text: attempt(file, () => readFileSync(file, "utf8")), named });
    }
  }
  for (const file of paths.flatMap(configsAbove))
    if (!found.has(keyOf(file)))
      found.set(keyOf(file), { path: keyOf(file), text: readFileSync(file, "utf8"), named: false });
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The configuration of this tool in the folders above a path, up to the top of its repository. */
function configsAbove(given: string): string[] {
  const files: string[] = [];
  let folder = path.resolve(given);
  for (;;) {
    const names = quietly(() => readdirSync(folder)) ?? [];
    files.push(...names.filter(isProjectConfig).map((it) => path.join(folder, it)));
    const above = path.dirname(folder);
    if (names.includes(".git") || above === folder) return files;
    folder = above;
  }
}

/** What Terraform files ask for: those right in a folder, or one file; nothing for what is not there. */
export function readWanted({ type, path: at }: Wanted): InputFile[] {
  const isTerraform = (name: string) => /\.tf(?:\.json)?$/.test(name);
  const names = type !== "folder" ? [""] : (quietly(() => readdirSync(at || ".")) ?? []).filter(isTerraform).sort();
  return names.flatMap((name) => {
    const file = name === "" ? at : path.join(at, name);
    const text = quietly(() => (isReadable(file) ? readFileSync(file, "utf8") : undefined));
    return text === undefined ? [] : [{ path: keyOf(file), text, named: false }];
  });
}

function keyOf(file: string): string {
  return path.relative(process.cwd(), path.resolve(file)).split(path.sep).join("/");
}

function walk(folder: string): string[] {
  const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.includes(entry.name) ? [] : walk(full);
    return (isCandidate(entry.name) || isProjectConfig(entry.name)) && isReadable(full) ? [full] : [];
  });
}

/** A configuration of Terraform is read however large it is; its own parser says what it makes of it. */
function isReadable(file: string): boolean {
  const info = attempt(file, () => statSync(file));
  return info.isFile() && (!/\.(?:ya?ml|json)$/.test(file) || info.size <= largestDocument);
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // Not there, or not readable: whoever asked does without.
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
