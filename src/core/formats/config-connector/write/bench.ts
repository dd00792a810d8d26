/** The files of a plan under edit, read again after each step. */
import type { TextEdit } from "../../../model/change";
import type { ParsedResource } from "../../../model/resource";
import { type Json, toJson } from "../../document/look-up";
import type { TreeFile } from "../../document/tree";
import { ValueReader } from "../../document/values";
import { Refused } from "../../document/write/refused";
import { TreeEditor } from "../../document/write/tree-editor";
import type { ConnectorFile } from "../file";
import { isConnector, isPatch, type Manifest, manifestsOf } from "../manifests";
import { readResource } from "../resources";
import { Refusal } from "./refusal";

/** An object as it stands in a file now. */
export interface Place {
  readonly file: string;
  readonly tree: TreeFile;
  readonly manifest: Manifest;
  /** It is a patch: it speaks of an object that stands elsewhere. */
  readonly patch: boolean;
}

export class Bench {
  private readonly editors = new Map<string, TreeEditor>();
  private readonly manifestsRead = new WeakMap<TreeFile, readonly Manifest[]>();
  private readonly resourcesRead = new WeakMap<Manifest, ParsedResource>();
  private steps = 0;

  constructor(
    private readonly files: ReadonlyMap<string, ConnectorFile>,
    private readonly patches: ReadonlySet<string>,
  ) {}

  /** How many steps have changed something. */
  get step(): number {
    return this.steps;
  }

  get paths(): readonly string[] {
    return [...this.files.keys()];
  }

  tree(path: string): TreeFile {
    const tree = this.editors.get(path)?.file ?? this.files.get(path)?.tree;
    if (!tree) throw new Refusal(`${path} is not one of the files that are open for editing.`);
    return tree;
  }

  /** The Kubernetes objects of a file, as it stands. */
  manifests(path: string): readonly Manifest[] {
    const tree = this.tree(path);
    const unedited = this.files.get(path);
    if (unedited?.tree === tree) return unedited.manifests;
    let manifests = this.manifestsRead.get(tree);
    if (!manifests) {
      manifests = manifestsOf(tree);
      this.manifestsRead.set(tree, manifests);
    }
    return manifests;
  }

  /** Every Config Connector object of every file, as it stands, and every patch of one. */
  *places(): Iterable<Place> {
    for (const file of this.paths) {
      const tree = this.tree(file);
      const patches = this.patches.has(file);
      for (const manifest of this.manifests(file))
        if (isConnector(manifest)) yield { file, tree, manifest, patch: patches || isPatch(manifest) };
    }
  }

  /** What an object says now. */
  resource({ file, tree, manifest }: Place): ParsedResource | undefined {
    let resource = this.files.get(file)?.declared.get(manifest) ?? this.resourcesRead.get(manifest);
    if (!resource) {
      resource = readResource(tree, manifest, new ValueReader(tree));
      if (resource) this.resourcesRead.set(manifest, resource);
    }
    return resource;
  }

  /** The object as plain JSON. */
  json({ manifest }: Place): Json | undefined {
    return toJson(manifest.root);
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

  toCurrent(path: string, original: number): number | undefined {
    const editor = this.editors.get(path);
    return editor ? editor.toCurrent(original) : original;
  }

  toOriginal(path: string, current: number): number | undefined {
    const editor = this.editors.get(path);
    return editor ? editor.toOriginal(current) : current;
  }

  edits(): TextEdit[] {
    return [...this.editors].flatMap(([file, editor]) => editor.edits().map((it) => ({ file, ...it })));
  }
}
