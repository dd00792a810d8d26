/** Files that are not there yet and that changes put resources into. */
import { applyTextEdits, type Change, type TextEdit } from "../model/change";
import type { FormatId } from "../model/resource";
import type { Formats } from "./choose-format";

export interface NewFile {
  readonly path: string;
  readonly format: FormatId;
  /** What an empty file of the sort holds. */
  readonly seed: string;
}

/**
 * The files that changes name and that are not among those there, neither by path nor by a path's end. YAML and JSON do
 * not tell by their name what they are, so the change must name the format; a file that nothing tells of is left out.
 */
export function newFiles(changes: readonly Change[], formats: Formats): readonly NewFile[] {
  const found = new Map<string, NewFile>();
  for (const change of changes) {
    if (change.op !== "addResource" || change.file === undefined || found.has(change.file)) continue;
    const { file: path } = change;
    if ([...formats.files.keys()].some((it) => it === path || it.endsWith(`/${path}`))) continue;
    const format = formats.all.find((it) => it === change.format) ?? formats.claiming(path);
    if (format !== undefined && fits(format, path))
      found.set(path, { path, format, seed: path.endsWith(".json") ? "{}\n" : "" });
  }
  return [...found.values()];
}

/** The edits of a plan, those of each new file made one that writes all of it. */
export function wholeFiles(edits: readonly TextEdit[], files: readonly NewFile[]): readonly TextEdit[] {
  const isNew = new Set(files.map((it) => it.path));
  return [
    ...edits.filter((it) => !isNew.has(it.file)),
    ...files.flatMap(({ path, seed }): TextEdit[] => {
      const own = edits.filter((it) => it.file === path);
      return own.length === 0 ? [] : [{ file: path, start: 0, end: 0, newText: applyTextEdits(seed, own) }];
    }),
  ];
}

function fits(format: FormatId, path: string): boolean {
  if (format === "terraform") return /\.tf(?:\.json)?$/.test(path);
  // Nobody begins with an export.
  return format === "config-connector" && /\.ya?ml$/.test(path);
}
