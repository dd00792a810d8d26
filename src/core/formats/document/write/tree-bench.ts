/** The files of a plan under edit, read again after each step; what they hold, the formats tell. */
import type { TextEdit } from "../../../model/change";
import { type Edited, Refusal } from "../../refusal";
import type { TreeFile } from "../tree";
import { Refused } from "./refused";
import { TreeEditor } from "./tree-editor";

export class TreeBench<File extends { readonly tree: TreeFile }> implements Edited {
  private readonly editors = new Map<string, TreeEditor>();
  private steps = 0;

  constructor(protected readonly files: ReadonlyMap<string, File>) {}

  /** How many steps have changed something. */
  get step(): number {
    return this.steps;
  }

  /** A file as it stands. */
  tree(path: string): TreeFile {
    const tree = this.editors.get(path)?.file ?? this.files.get(path)?.tree;
    if (!tree) throw new Refusal(`${path} is not one of the files that are open for editing.`);
    return tree;
  }

  /** Makes a step in a file. */
  edit(path: string, change: (editor: TreeEditor) => void): void {
    let editor = this.editors.get(path);
    if (!editor) {
      editor = new TreeEditor(this.tree(path));
      this.editors.set(path, editor);
    }
    const before = editor.file;
    try {
      change(editor);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new Refusal(error.reason, error.start === undefined ? undefined : { file: path, start: error.start });
    }
    if (editor.file !== before) this.steps++;
  }

  /** Where a character of the text given stands now; undefined when it is gone. */
  toCurrent(path: string, original: number): number | undefined {
    const editor = this.editors.get(path);
    return editor ? editor.toCurrent(original) : original;
  }

  /** Where a character of a file stood in the text given; undefined when it is new. */
  toOriginal(path: string, current: number): number | undefined {
    const editor = this.editors.get(path);
    return editor ? editor.toOriginal(current) : current;
  }

  edits(): TextEdit[] {
    return [...this.editors].flatMap(([file, editor]) => editor.edits().map((it) => ({ file, ...it })));
  }
}
