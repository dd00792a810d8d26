/** The files of a plan under edit, read again after each step. */
import type { TextEdit } from "../../../model/change";
import type { ParsedResource } from "../../../model/resource";
import type { TreeFile } from "../../document/tree";
import { ValueReader } from "../../document/values";
import { Refused } from "../../document/write/refused";
import { TreeEditor } from "../../document/write/tree-editor";
import type { ApiFile } from "../file";
import { type ApiObject, type ApiObjects, objectsOf } from "../objects";
import { readResource } from "../resources";
import { Refusal } from "./refusal";

export class Bench {
  private readonly editors = new Map<string, TreeEditor>();
  private readonly found = new WeakMap<TreeFile, ApiObjects>();
  private readonly read = new WeakMap<ApiObject, ParsedResource>();
  private steps = 0;

  constructor(private readonly files: ReadonlyMap<string, ApiFile>) {}

  /** How many steps have changed something. */
  get step(): number {
    return this.steps;
  }

  get paths(): readonly string[] {
    return [...this.files.keys()].sort();
  }

  /** A file as it stands. */
  tree(path: string): TreeFile {
    const tree = this.editors.get(path)?.file ?? this.files.get(path)?.tree;
    if (!tree) throw new Refusal(`${path} is not one of the files that are open for editing.`);
    return tree;
  }

  /** The objects and endpoints of a file, as it stands. */
  objects(path: string): ApiObjects {
    const tree = this.tree(path);
    const original = this.files.get(path);
    if (original?.tree === tree) return original.found;
    let objects = this.found.get(tree);
    if (!objects) {
      objects = objectsOf(tree);
      this.found.set(tree, objects);
    }
    return objects;
  }

  /** What an object says now. */
  resource(path: string, object: ApiObject): ParsedResource {
    let resource = this.read.get(object);
    if (!resource) {
      const tree = this.tree(path);
      resource = readResource(tree, object, new ValueReader(tree));
      this.read.set(object, resource);
    }
    return resource;
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

  /** Where a character of a file stood in the text given; undefined when it is new. */
  toOriginal(path: string, current: number): number | undefined {
    const editor = this.editors.get(path);
    return editor ? editor.toOriginal(current) : current;
  }

  edits(): TextEdit[] {
    return [...this.editors].flatMap(([file, editor]) => editor.edits().map((it) => ({ file, ...it })));
  }
}
