/**
 * Keeps what `terraform fmt` had lined up lined up, and leaves alone what it had not.
 *
 * Before an edit, the lines that stand as the formatter would leave them are noted. After it, each run of neighbouring
 * lines whose old members were all formatted is lined up again; these edits change blanks only.
 */

import type { EditedText, Replacement } from "../../edited-text";
import type { TerraformFile, TopLevel } from "../syntax";
import { type Line, linesOf } from "./lines";

/** Whether each old line was formatted, by the offset of its name (assignments) and of its comment. */
export interface Alignment {
  readonly assignments: ReadonlyMap<number, boolean>;
  readonly comments: ReadonlyMap<number, boolean>;
}

/** What is lined up in these blocks. */
export function alignmentOf(file: TerraformFile, blocks: readonly TopLevel[]): Alignment {
  const assignments = new Map<number, boolean>();
  const comments = new Map<number, boolean>();
  for (const block of blocks) {
    const lines = linesOf(file, block);
    for (const run of runsOf(lines, (it) => it.assignment !== undefined)) {
      const column = assignmentColumn(file.text, run);
      const formatted = run.every((it) => isAssignmentAt(file.text, it, column));
      for (const line of run) if (line.assignment) assignments.set(line.assignment.nameStart, formatted);
    }
    for (const run of runsOf(lines, (it) => it.comment !== undefined)) {
      const column = Math.max(...run.map((it) => width(file.text, it.start, it.codeEnd))) + 1;
      const formatted = run.every((it) => width(file.text, it.start, it.comment ?? 0) === column);
      for (const line of run) if (line.comment !== undefined) comments.set(line.comment, formatted);
    }
  }
  return { assignments, comments };
}

/**
 * Edits of blanks that line up again what an edit moved. `edit` leads from the text before (its original) to the text
 * of `file`; `before` is what was lined up there.
 */
export function alignmentEdits(
  file: TerraformFile,
  blocks: readonly TopLevel[],
  before: Alignment,
  edit: EditedText,
): Replacement[] {
  const result: Replacement[] = [];
  for (const block of blocks) {
    const lines = linesOf(file, block);
    /** By how much the end of the code of a line moves, because its `=` does. */
    const shifts = new Map<Line, number>();
    for (const run of runsOf(lines, (it) => it.assignment !== undefined))
      alignAssignments(
        file.text,
        run,
        oldOnes(
          run.map((it) => it.assignment?.nameStart),
          before.assignments,
          edit,
        ),
        shifts,
        result,
      );
    for (const run of runsOf(lines, (it) => it.comment !== undefined)) {
      if (
        oldOnes(
          run.map((it) => it.comment),
          before.comments,
          edit,
        ).includes(false)
      )
        continue;
      const endOf = (it: Line) => width(file.text, it.start, it.codeEnd) + (shifts.get(it) ?? 0);
      const column = Math.max(...run.map(endOf)) + 1;
      for (const line of run) pad(file.text, line.codeEnd, line.comment ?? line.codeEnd, column - endOf(line), result);
    }
  }
  return result;
}

function alignAssignments(
  text: string,
  run: readonly Line[],
  old: readonly (boolean | undefined)[],
  shifts: Map<Line, number>,
  result: Replacement[],
): void {
  let column = assignmentColumn(text, run);
  let touched = run;
  if (old.includes(false)) {
    // A run with a style of its own: only new lines are moved, to the column that the old ones share.
    touched = run.filter((_, index) => old[index] === undefined);
    const columns = new Set(run.filter((_, index) => old[index] !== undefined).map((it) => equalsColumn(text, it)));
    const shared = [...columns][0];
    if (columns.size !== 1 || shared === undefined || shared < assignmentColumn(text, touched)) return;
    column = shared;
  }
  for (const line of touched) {
    if (!line.assignment) continue;
    const { nameEnd, equals } = line.assignment;
    const wanted = column - width(text, line.start, nameEnd);
    shifts.set(line, wanted - (equals - nameEnd));
    pad(text, nameEnd, equals, wanted, result);
  }
}

/** For each place in the text after: whether it was formatted before; undefined for what is new. */
function oldOnes(
  places: readonly (number | undefined)[],
  before: ReadonlyMap<number, boolean>,
  edit: EditedText,
): (boolean | undefined)[] {
  return places.map((place) => {
    const original = place === undefined ? undefined : edit.toOriginal(place);
    return original === undefined ? undefined : before.get(original);
  });
}

function pad(text: string, start: number, end: number, wanted: number, result: Replacement[]): void {
  const newText = " ".repeat(Math.max(wanted, 0));
  if (text.slice(start, end) !== newText) result.push({ start, end, newText });
}

/** Neighbouring lines that satisfy the test. */
function runsOf(lines: readonly Line[], test: (line: Line) => boolean): Line[][] {
  const runs: Line[][] = [];
  let run: Line[] | undefined;
  for (const line of lines) {
    if (!test(line)) run = undefined;
    else if (run) run.push(line);
    else {
      run = [line];
      runs.push(run);
    }
  }
  return runs;
}

/** The column at which a formatted run has its `=`. */
function assignmentColumn(text: string, run: readonly Line[]): number {
  return Math.max(0, ...run.map((it) => (it.assignment ? width(text, it.start, it.assignment.nameEnd) + 1 : 0)));
}

function equalsColumn(text: string, line: Line): number | undefined {
  return line.assignment && width(text, line.start, line.assignment.equals);
}

function isAssignmentAt(text: string, line: Line, column: number): boolean {
  const { assignment } = line;
  return (
    assignment !== undefined &&
    equalsColumn(text, line) === column &&
    /^= \S/.test(text.slice(assignment.equals, assignment.equals + 3))
  );
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Columns that a stretch of a line takes up, counted as the formatter does: one for each character a person sees. */
function width(text: string, start: number, end: number): number {
  const stretch = text.slice(start, end);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs no segmentation
  return /^[\x00-\x7f]*$/.test(stretch) ? stretch.length : [...segmenter.segment(stretch)].length;
}
