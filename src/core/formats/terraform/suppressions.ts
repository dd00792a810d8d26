/** Comments that silence rules: `# lb-topology:ignore rule-id[,rule-id] reason`. */
import type { Suppression } from "../../model/problem";
import type { SourceRange } from "../../model/range";
import { readSuppressionComment } from "../suppression-comment";
import { type Body, type Comment, isBlock, type JsonSyntax, type TerraformFile } from "./syntax";

const marker = "lb-topology:ignore";

/** The suppressions of a file. A comment that stands on or above nothing silences nothing. */
export function findSuppressions(file: TerraformFile): Suppression[] {
  if (!file.text.includes(marker)) return [];
  if (file.json) return inNotes(file, file.json.notes);
  const places = collectPlaces(file);
  const result: Suppression[] = [];
  for (const comment of file.comments) {
    const words = readSuppressionComment(comment.text);
    const covers = words && coveredBy(comment, places, file);
    if (words && covers)
      result.push({ ...words, range: { file: file.path, start: comment.start, end: comment.end }, covers });
  }
  return result;
}

/** A comment property covers what it stands in; each line of it may name rules. */
function inNotes(file: TerraformFile, notes: JsonSyntax["notes"]): Suppression[] {
  return notes.flatMap(({ start, end, text, covers }) =>
    text.split("\n").flatMap((line) => {
      const words = readSuppressionComment(line);
      return words
        ? [{ ...words, range: { file: file.path, start, end }, covers: { file: file.path, ...covers } }]
        : [];
    }),
  );
}

/** A block or attribute: where it stands, and the line on which it begins. */
interface Place {
  readonly range: SourceRange;
  readonly line: number;
}

function collectPlaces(file: TerraformFile): Place[] {
  const places: Place[] = [];
  const add = (start: number, end: number) =>
    places.push({ range: { file: file.path, start, end }, line: lineStart(file.text, start) });
  const walk = (body: Body, offset: number) => {
    for (const item of body.items) {
      add(offset + item.start, offset + item.end);
      if (isBlock(item)) walk(item.body, offset);
    }
  };
  for (const { offset, block } of file.blocks) {
    add(offset + block.start, offset + block.end);
    walk(block.body, offset);
  }
  return places;
}

/** What begins on the comment's line, ends there, or begins on the next line that is no comment. */
function coveredBy(comment: Comment, places: readonly Place[], file: TerraformFile): SourceRange | undefined {
  const { text } = file;
  const line = lineStart(text, comment.start);
  const before = text.slice(line, comment.start).trim();
  const on =
    places.find((it) => it.line === line) ??
    (before === "" ? undefined : places.filter((it) => lineStart(text, it.range.end) === line).at(-1));
  if (on) return on.range;
  let at = comment.end;
  for (;;) {
    const lineEnd = text.indexOf("\n", at);
    if (lineEnd < 0) return undefined;
    const next = lineEnd + 1;
    const found = places.find((it) => it.line === next);
    if (found) return found.range;
    const stacked = file.comments.find((it) => lineStart(text, it.start) === next);
    if (!stacked || text.slice(next, stacked.start).trim() !== "") return undefined;
    at = stacked.end;
  }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}
