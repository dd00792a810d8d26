/**
 * `apply CHANGES.json PATH… [--dry-run]`: carries out a list of changes (media/changes.schema.json), or refuses it whole.
 * `-` reads the changes from standard input.
 */
import { existsSync, readFileSync } from "node:fs";
import { validateChanges } from "../../core/changes/validate";
import { applyTextEdits, type TextEdit } from "../../core/model/change";
import { changedFiles, printDifference, textsOf, writeFiles } from "../edited-files";
import { FINE, UsageError } from "../exit";
import { loadEngine, type Reading } from "../load";
import { printJson } from "../print";

export interface ApplyOptions extends Reading {
  readonly format: string;
  readonly dryRun: boolean;
}

export async function apply([list, ...paths]: readonly string[], options: ApplyOptions): Promise<number> {
  if (list === undefined || paths.length === 0)
    throw new UsageError("apply: which changes, and to which files or folders?");
  const read = validateChanges(parseJson(list));
  if (!read.ok) throw new UsageError(`${list}: ${read.errors.join(" ")}`);
  const engine = await loadEngine(paths, options);
  const before = textsOf(engine.snapshot);
  const plan = engine.snapshot.plan(read.changes);
  if (!plan.ok) {
    const position = plan.at && engine.snapshot.lines(plan.at.file)?.position(plan.at.start);
    const place = plan.at && position ? `${plan.at.file}:${position.line + 1}:${position.column + 1}: ` : "";
    throw new UsageError(`${place}${plan.reason}`);
  }
  const foreign = plan.edits.find((it) => !before.has(it.file) && existsSync(it.file));
  if (foreign) throw new UsageError(`${foreign.file}: is there already and was not among the files named`);
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of plan.edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  engine.update([...byFile].map(([path, edits]) => ({ path, text: applyTextEdits(before.get(path) ?? "", edits) })));
  const files = changedFiles(before, engine.snapshot);
  if (!options.dryRun) writeFiles(files, engine.snapshot);
  if (options.format === "json") printJson({ version: 1, files });
  else {
    if (options.dryRun) printDifference(files, before, engine.snapshot);
    const verb = options.dryRun ? "would be changed" : "changed";
    process.stderr.write(`${files.length} ${files.length === 1 ? "file" : "files"} ${verb}\n`);
  }
  engine.dispose();
  return FINE;
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file === "-" ? 0 : file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file}: cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
