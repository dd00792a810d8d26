/** Where files come from: the disk as it is, one folder for itself, or a revision of a git repository. */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { isCandidate, largestDocument, skippedFolders } from "../core/formats/candidates";
import type { Wanted } from "../core/formats/format";
import { UsageError } from "./exit";
import { type InputFile, readFiles, readWanted } from "./read-files";

export interface FileSource {
  /** For messages. */
  readonly name: string;
  /** The folder that paths are relative to. */
  readonly home: string;
  files(): InputFile[];
  /** What files ask for beside them; nothing for what is not there. */
  wanted(want: Wanted): InputFile[];
  /** How a file is called for people. */
  show(file: string): string;
}

/** Files by their paths from the working directory. */
export function diskSource(paths: readonly string[]): FileSource {
  return {
    name: paths.join(", "),
    home: process.cwd(),
    files: () => readFiles(paths),
    wanted: readWanted,
    show: (file) => file,
  };
}

/** One file or folder with paths of its own, so that two of them can be compared. */
export function treeSource(given: string): FileSource {
  if (!existsSync(given)) throw new UsageError(`${given}: no such file or folder`);
  const root = statSync(given).isDirectory() ? given : path.dirname(given);
  const own = (it: InputFile): InputFile => ({ ...it, path: slashes(path.relative(root, path.resolve(it.path))) });
  return {
    name: given,
    home: path.resolve(root),
    files: () => readFiles([given]).map(own),
    wanted: (want) => readWanted({ ...want, path: path.join(root, want.path) }).map(own),
    show: (file) => slashes(path.join(root, file)),
  };
}

/** A file or folder as it is in a revision. Throws UsageError where there is no repository, or no such revision. */
export function revisionSource(revision: string, given: string): FileSource {
  const folder = existsSync(given) && statSync(given).isDirectory() ? given : path.dirname(given);
  const git = (args: readonly string[], input?: string): Buffer => {
    const done = spawnSync("git", ["-C", folder, ...args], { input, maxBuffer: 1 << 30 });
    if (done.error) throw new UsageError(`git does not run: ${done.error.message}`);
    if (done.status !== 0)
      throw new UsageError(
        done.stderr
          .toString()
          .trim()
          .replace(/^fatal: /, "") || "git failed",
      );
    return done.stdout;
  };
  const prefix = slashes(git(["rev-parse", "--show-prefix"]).toString().trim());
  const only = folder === given ? undefined : `${prefix}${path.basename(given)}`;
  const commit = resolve(revision, () =>
    git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]),
  );
  const there = filesIn(git(["ls-tree", "-r", "-l", "-z", "--full-tree", commit]).toString());
  const read = (names: readonly string[], named: boolean): InputFile[] => {
    if (names.length === 0) return [];
    const output = git(["cat-file", "--batch"], names.map((it) => `${commit}:${it}\n`).join(""));
    return textsIn(output, names.length).map((text, index) => ({
      path: slashes(path.posix.relative(prefix || ".", names[index] ?? "")),
      text,
      named,
    }));
  };
  return {
    name: `${given} in ${revision}`,
    home: path.resolve(folder),
    files: () => {
      const names = [...there.keys()].filter((it) =>
        only === undefined
          ? it.startsWith(prefix) && isConfig(it.slice(prefix.length), there.get(it) ?? 0)
          : it === only,
      );
      return read(names, only !== undefined).sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    wanted: ({ type, path: at }) => {
      const name = path.posix.normalize(`${prefix}${at}`).replace(/\/$/, "");
      const inside = (it: string) =>
        path.posix.dirname(it) === (name === "" ? "." : name) && /\.tf(?:\.json)?$/.test(it);
      return read(type === "folder" ? [...there.keys()].filter(inside) : there.has(name) ? [name] : [], false);
    },
    show: (file) => `${revision}:${path.posix.join(prefix, file)}`,
  };
}

function resolve(revision: string, ask: () => Buffer): string {
  try {
    return ask().toString().trim();
  } catch (error) {
    if (error instanceof UsageError && error.message === "git failed")
      throw new UsageError(`${revision}: no such revision`);
    throw error;
  }
}

/** Names and sizes of `ls-tree -l -z`. */
function filesIn(listing: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const line of listing.split("\0")) {
    const [, size, name] = /^\d+ blob \w+ +(\d+)\t(.*)$/s.exec(line) ?? [];
    // A name with a line break could not be asked for by line.
    if (name !== undefined && !name.includes("\n")) found.set(name, Number(size));
  }
  return found;
}

/** The contents that `cat-file --batch` prints: each behind a line that ends with its length. */
function textsIn(output: Buffer, count: number): string[] {
  const texts: string[] = [];
  let at = 0;
  while (texts.length < count) {
    const end = output.indexOf("\n", at);
    const length = Number(/ (\d+)$/.exec(output.subarray(at, end).toString())?.[1] ?? Number.NaN);
    if (end < 0 || Number.isNaN(length)) throw new UsageError("git gave no contents for a file that it lists");
    texts.push(output.subarray(end + 1, end + 1 + length).toString("utf8"));
    at = end + 1 + length + 1;
  }
  return texts;
}

function isConfig(file: string, size: number): boolean {
  const folders = path.posix.dirname(file).split("/");
  if (folders.some((it) => skippedFolders.includes(it)) || !isCandidate(path.posix.basename(file))) return false;
  return !/\.(?:ya?ml|json)$/.test(file) || size <= largestDocument;
}

function slashes(file: string): string {
  return file.split(path.sep).join("/");
}
