/** Paths on the command line to the files behind them. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./exit";

export interface InputFile {
  /** Relative to the working directory where it lies below it, with `/`. */
  readonly path: string;
  readonly text: string;
}

const SKIPPED = new Set([".terraform", ".git", "node_modules", ".terragrunt-cache"]);

/**
 * Every config file at or below the given paths, each once, in path order. Symbolic links to folders are not followed
 * below a given path, so links in a circle do no harm. Throws UsageError for a path that cannot be read.
 */
export function readFiles(paths: readonly string[]): InputFile[] {
  const found = new Map<string, InputFile>();
  for (const given of paths) {
    const info = attempt(given, () => statSync(given));
    for (const file of info.isDirectory() ? walk(given) : [given]) {
      const key = path.relative(process.cwd(), path.resolve(file)).split(path.sep).join("/");
      if (!found.has(key)) found.set(key, { path: key, text: attempt(file, () => readFileSync(file, "utf8")) });
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function walk(folder: string): string[] {
  const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(full);
    if (!entry.name.endsWith(".tf")) return [];
    return entry.isFile() || (entry.isSymbolicLink() && attempt(full, () => statSync(full)).isFile()) ? [full] : [];
  });
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
