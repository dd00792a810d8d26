/** The files of a plan under edit: texts that change step by step, each step parsed and lined up again. */
import type { TextEdit } from "../../../model/change";
import { EditedText, type Replacement } from "../../edited-text";
import type { TerraformFile, TopLevel } from "../syntax";
import { alignmentEdits, alignmentOf } from "./align";
import { Refused } from "./refused";

/** Parses one file's text; never throws on bad input. */
export type ParseTerraform = (path: string, text: string) => TerraformFile;

interface FileState {
  readonly edited: EditedText;
  /** Absent until it is asked for again. */
  parsed: TerraformFile | undefined;
}

export class Workbench {
  private readonly states = new Map<string, FileState>();
  private steps = 0;

  constructor(
    private readonly files: ReadonlyMap<string, TerraformFile>,
    private readonly parse: ParseTerraform,
  ) {}

  /** How many steps have been made. */
  get step(): number {
    return this.steps;
  }

  /** Paths of all files, in the order in which they were given. */
  get paths(): readonly string[] {
    return [...this.files.keys()];
  }

  /** A file as it stands now. */
  file(path: string): TerraformFile {
    const state = this.states.get(path);
    if (state) {
      state.parsed ??= this.parse(path, state.edited.text);
      return state.parsed;
    }
    const file = this.files.get(path);
    if (!file) throw new Refused(`${path} is not one of the files that are open for editing.`);
    return file;
  }

  /** The files of a Terraform module: those in its folder. */
  moduleFiles(module: string): readonly TerraformFile[] {
    return this.paths.filter((it) => folderOf(it) === module).map((it) => this.file(it));
  }

  /** Where a character of the original text stands now, or undefined when an earlier step removed it. */
  toCurrent(path: string, original: number): number | undefined {
    const state = this.states.get(path);
    return state ? state.edited.toCurrent(original) : original;
  }

  /** Where a character that stands in a file now stood in the original text, or undefined when a step put it there. */
  toOriginal(path: string, current: number): number | undefined {
    const state = this.states.get(path);
    return state ? state.edited.toOriginal(current) : current;
  }

  /** The line, counted from 1, that a character of a file is on: in the original text, where it was there. */
  lineOf(path: string, current: number): number {
    const original = this.toOriginal(path, current);
    const text = original === undefined ? this.file(path).text : (this.files.get(path)?.text ?? "");
    return text.slice(0, original ?? current).split("\n").length;
  }

  /**
   * Makes one step: replacements in offsets of the file as it stands, which must not overlap. Neighbouring lines that
   * were lined up are lined up again. Refuses a step after which the file would have more syntax errors than before.
   */
  edit(path: string, replacements: readonly Replacement[]): void {
    if (replacements.length === 0) return;
    this.steps++;
    const before = this.file(path);
    const alignment = before.json ? undefined : alignmentOf(before, touched(before, replacements));
    const step = new EditedText(before.text);
    step.apply(replacements);
    const after = this.parse(path, step.text);
    if (after.errors.length > before.errors.length) {
      throw new Refused("The edit would leave text that is not valid Terraform, so it is not made.", {
        file: path,
        start: replacements[0]?.start ?? 0,
      });
    }
    const blanks = alignment ? alignmentEdits(after, touched(after, moved(replacements)), alignment, step) : [];
    const state = this.states.get(path) ?? { edited: new EditedText(before.text), parsed: before };
    state.edited.apply(replacements);
    state.edited.apply(blanks);
    state.parsed = blanks.length === 0 ? after : undefined;
    this.states.set(path, state);
  }

  /** All steps as one set of edits of the original texts. */
  edits(): TextEdit[] {
    return [...this.states].flatMap(([file, { edited }]) => edited.edits().map((it) => ({ file, ...it })));
  }
}

/** The folder of a path, which is what Terraform calls a module; "" for a path without one. */
export function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

/** Blocks that the replacements touch or adjoin. */
function touched(file: TerraformFile, replacements: readonly Replacement[]): readonly TopLevel[] {
  return file.blocks.filter(({ offset, block }) =>
    replacements.some((it) => it.start <= offset + block.end && offset <= it.end),
  );
}

/** The stretches that replacements take up after they were made. */
function moved(replacements: readonly Replacement[]): Replacement[] {
  let shift = 0;
  return [...replacements]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, newText }) => {
      const result = { start: start + shift, end: start + shift + newText.length, newText };
      shift += newText.length - (end - start);
      return result;
    });
}
