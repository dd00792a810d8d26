/** A file under edit: trees change step by step, and every step is checked against what it was to do. */
import { EditedText, type Replacement } from "../../edited-text";
import { type Json, toJson } from "../look-up";
import { readJson } from "../read-json";
import { readYaml } from "../read-yaml";
import type { TreeFile } from "../tree";
import { addDocument, removeDocument } from "./document-edits";
import { isEqual, type Path, valueAt, withInserted, withoutPath, withSet } from "./json-edits";
import { documentAt, nextStep, removal, rootOf } from "./next-step";
import { Refused } from "./refused";
import { isList, isMap } from "./render";
import { insertion } from "./slot-edits";
import { follow, refuseShared, sharedNodes } from "./slots";
import { styleOf } from "./style";

/**
 * Edits one file. Each method changes the text in the smallest way, keeps the style around it and all comments but those
 * of what is removed, and throws Refused when it cannot; what is so already changes nothing. A document is meant by its
 * number among those of the file as it stands.
 */
export class TreeEditor {
  private readonly edited: EditedText;
  private now: TreeFile;

  constructor(file: TreeFile) {
    this.now = file;
    this.edited = new EditedText(file.text);
  }

  /** The file as it stands now. */
  get file(): TreeFile {
    return this.now;
  }

  /** Everything done so far, as edits of the text given. */
  edits(): Replacement[] {
    return this.edited.edits();
  }

  /** Where a character of the text given stands now, or undefined when it is gone. */
  toCurrent(original: number): number | undefined {
    return this.edited.toCurrent(original);
  }

  /** Where a character stood in the text given, or undefined when it is new. */
  toOriginal(current: number): number | undefined {
    return this.edited.toOriginal(current);
  }

  /** Any value at a path; maps on the way are made. An index that is the length of its list appends. */
  set(document: number, path: Path, value: Json): void {
    const before = this.json(document);
    if (isEqual(valueAt(before, path), value)) return;
    const wanted = withSet(before, path, value);
    // Each round brings the text one step nearer.
    for (let rounds = 0; rounds < 10_000; rounds++) {
      const replacements = nextStep(this.now, document, path, value);
      if (!replacements) break;
      this.apply(replacements);
    }
    this.check(document, wanted);
  }

  /** Takes away what is at a path. `prune`: and the maps around it that would be left empty. */
  remove(document: number, path: Path, { prune = false }: { readonly prune?: boolean } = {}): void {
    const before = this.json(document);
    if (before === undefined || path.length === 0 || valueAt(before, path) === undefined) return;
    let target = path;
    while (prune && target.length > 1 && typeof target.at(-1) === "string" && typeof target.at(-2) === "string") {
      const parent = valueAt(before, target.slice(0, -1));
      if (parent === undefined || !isMap(parent) || Object.keys(parent).length > 1) break;
      target = target.slice(0, -1);
    }
    const wanted = withoutPath(before, target);
    for (let rounds = 0; rounds < 1000; rounds++) {
      const replacements = removal(this.now, document, target);
      if (!replacements) break;
      this.apply(replacements);
      if (typeof target.at(-1) === "number") break;
    }
    this.check(document, wanted);
  }

  /** One more item in the list at a path. */
  insert(document: number, path: Path, index: number, value: Json): void {
    const before = this.json(document);
    const list = valueAt(before, path);
    if (before === undefined || list === undefined || !isList(list) || index > list.length) {
      this.set(document, [...path, index], value);
      return;
    }
    const root = rootOf(this.now, document);
    const { slot, rest } = follow(root, path);
    if (rest.length > 0)
      throw new Refused("This comes from a merge (<<), so nothing can be put into it here.", slot.node.start);
    refuseShared(slot, sharedNodes(root));
    this.apply(insertion(this.now, slot, index, value));
    this.check(document, withInserted(before, path, index, value));
  }

  /** One more document behind the others. */
  addDocument(value: Json): void {
    const count = this.now.documents.length;
    this.apply(addDocument(this.now, value, styleOf(this.now)));
    const at = this.now.documents.reduce((last, it, index) => (it.root ? index : last), -1);
    if (this.now.documents.length < count) throw unsafe();
    this.check(at, value);
  }

  removeDocument(document: number): void {
    const rest = this.now.documents.filter((_, at) => at !== document).map((it) => toJson(it.root));
    this.apply(removeDocument(this.now, document));
    const left = this.now.documents.map((it) => toJson(it.root));
    const filled = (values: readonly (Json | undefined)[]) => values.filter((it) => it !== undefined && it !== null);
    if (!isEqual(filled(left) as Json, filled(rest) as Json)) throw unsafe();
  }

  /** Any replacements; for what is not part of the tree, such as comments. */
  replace(replacements: readonly Replacement[]): void {
    this.apply(replacements);
  }

  private apply(replacements: readonly Replacement[]): void {
    const real = replacements.filter((it) => it.newText !== "" || it.end > it.start);
    if (real.length === 0) return;
    const before = this.now;
    const step = new EditedText(before.text);
    step.apply(real);
    const after = before.language === "json" ? readJson(before.path, step.text) : readYaml(before.path, step.text);
    if (errorsOf(after) > errorsOf(before)) throw unsafe(real[0]?.start);
    this.edited.apply(real);
    this.now = after;
  }

  /** A text that came out other than it should is never given back. */
  private check(document: number, wanted: Json): void {
    const root = this.now.documents[document]?.root;
    if (!isEqual(root ? toJson(root) : undefined, wanted)) throw unsafe(root?.start);
  }

  private json(document: number): Json | undefined {
    const { root } = documentAt(this.now, document);
    if (!root) return undefined;
    const json = toJson(root);
    if (json === undefined) throw new Refused("This document repeats its anchors too often to be edited.", root.start);
    return json;
  }
}

function errorsOf(file: TreeFile): number {
  return file.problems.filter((it) => it.severity === "error").length;
}

function unsafe(start?: number): Refused {
  return new Refused("The way this is written does not allow the edit to be made safely; edit it as text.", start);
}
