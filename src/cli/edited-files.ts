/** What editing leaves: files written, or the difference shown instead. */
import { writeFileSync } from "node:fs";
import { createTwoFilesPatch } from "diff";
import type { Snapshot } from "../core/snapshot";
import { UsageError } from "./exit";
import { print } from "./print";

/** Texts of all files, to compare with later. */
export function textsOf(snapshot: Snapshot): ReadonlyMap<string, string> {
  return new Map(snapshot.files.map((it) => [it, snapshot.text(it) ?? ""]));
}

/** Files that read differently now than they did, those that are new among them. */
export function changedFiles(before: ReadonlyMap<string, string>, snapshot: Snapshot): readonly string[] {
  return snapshot.files.filter((it) => snapshot.text(it) !== before.get(it));
}

/** Throws UsageError for a file that cannot be written. */
export function writeFiles(files: readonly string[], snapshot: Snapshot): void {
  for (const file of files)
    try {
      writeFileSync(file, snapshot.text(file) ?? "");
    } catch (error) {
      throw new UsageError(`${file}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    }
}

/** A unified diff of the files. */
export function printDifference(
  files: readonly string[],
  before: ReadonlyMap<string, string>,
  snapshot: Snapshot,
): void {
  for (const file of files) {
    const [old, now] = [before.get(file) ?? "", snapshot.text(file) ?? ""];
    const from = before.has(file) ? `a/${file}` : "/dev/null";
    print(createTwoFilesPatch(from, `b/${file}`, old, now, undefined, undefined, { headerOptions: undefined }));
  }
}
