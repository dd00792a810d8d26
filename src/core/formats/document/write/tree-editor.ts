/** A file under edit: trees change step by step, and every step is checked against what it was to do. */
import { EditedText, type Replacement } from "../../edited-text";
import { type Json, toJson } from "../look-up";
import { readJson } from "../read-json";
import { readYaml } from "../read-yaml";
import type { TreeDocument, TreeFile, TreeNode } from "../tree";
import { insertEntry, insertItem, removePart, replaceBlockValue } from "./block-edits";
import { addDocument, removeDocument, replaceRoot } from "./document-edits";
import { insertPart, layoutOf, removeFlowPart } from "./flow-edits";
import { isEqual, type Path, withInserted, withoutPath, withSet, wrapped } from "./json-edits";
import { Refused } from "./refused";
import { isList, isMap, isScalar, renderFlow, renderFlowEntry } from "./render";
import { yamlScalar } from "./scalars";
import { type Collection, follow, isAlias, partsOf, refuseShared, type Slot, sharedNodes } from "./slots";
import { indentAt, type Style, styleOf } from "./style";

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
      const replacements = this.nextStep(document, path, value);
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
      const replacements = this.removal(document, target);
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
    const root = this.rootOf(document);
    const { slot, rest } = follow(root, path);
    if (rest.length > 0)
      throw new Refused("This comes from a merge (<<), so nothing can be put into it here.", slot.node.start);
    refuseShared(slot, sharedNodes(root));
    this.apply(this.insertion(slot, index, value));
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
    const { root } = this.documentAt(document);
    if (!root) return undefined;
    const json = toJson(root);
    if (json === undefined) throw new Refused("This document repeats its anchors too often to be edited.", root.start);
    return json;
  }

  private documentAt(document: number): TreeDocument {
    const found = this.now.documents[document];
    if (!found) throw new Refused("There is no such document in the file.");
    return found;
  }

  private rootOf(document: number): TreeNode {
    const { root, start } = this.documentAt(document);
    if (!root) throw new Refused("This document is empty.", start);
    return root;
  }

  /** What brings the text nearer to having `value` at a path, or undefined when it has. */
  private nextStep(document: number, path: Path, value: Json): Replacement[] | undefined {
    const { root } = this.documentAt(document);
    if (!root) return replaceRoot(this.now, document, wrapped(path, value), styleOf(this.now));
    const shared = sharedNodes(root);
    const { slot, rest } = follow(root, path);
    const [step, ...further] = rest;
    if (step === undefined) return this.difference(document, slot, path, value, shared);
    const { node } = slot;
    refuseShared(slot, shared);
    if (typeof step === "string" && node.type === "map") return this.addEntry(slot, step, wrapped(further, value));
    if (typeof step === "number" && node.type === "sequence") {
      if (step !== node.items.length)
        throw new Refused(`There is no item ${step}: the list has ${node.items.length}.`, node.start);
      return this.insertion(slot, step, wrapped(further, value));
    }
    if (node.type === "scalar" && node.value === null) return this.replaceValue(document, slot, wrapped(rest, value));
    throw new Refused(
      typeof step === "string" ? `This has no fields, so ${step} cannot be set.` : "This is no list.",
      node.start,
    );
  }

  private difference(
    document: number,
    slot: Slot,
    path: Path,
    value: Json,
    shared: ReadonlySet<TreeNode>,
  ): Replacement[] | undefined {
    const { node } = slot;
    const present = toJson(node);
    if (isEqual(present, value)) return undefined;
    if (!isAlias(node)) refuseShared(slot, shared);
    if (
      node.type === "map" &&
      isMap(value) &&
      present !== undefined &&
      isMap(present) &&
      Object.keys(value).length > 0
    ) {
      for (const key of Object.keys(present))
        if (!Object.hasOwn(value, key)) return this.removal(document, [...path, key]);
      for (const [key, it] of Object.entries(value))
        if (!Object.hasOwn(present, key) || !isEqual(present[key], it))
          return this.nextStep(document, [...path, key], it);
    }
    if (node.type === "sequence" && isList(value) && present !== undefined && isList(present) && value.length > 0)
      return this.listDifference(document, slot, path, present, value);
    if (node.type === "scalar" && node.style !== "empty" && isScalar(value)) {
      const literal = typeof value === "string" && value.includes("\n") && node.style !== "double";
      if (!literal && node.style !== "literal" && node.style !== "folded")
        return [{ start: node.start, end: node.end, newText: this.scalarText(slot, value) }];
    }
    return this.replaceValue(document, slot, value);
  }

  /** Items in common at both ends stay as they are; those between are set, removed or added one by one. */
  private listDifference(
    document: number,
    slot: Slot,
    path: Path,
    present: readonly Json[],
    value: readonly Json[],
  ): Replacement[] | undefined {
    const shorter = Math.min(present.length, value.length);
    let head = 0;
    while (head < shorter && isEqual(present[head], value[head])) head++;
    let tail = 0;
    while (tail < shorter - head && isEqual(present[present.length - 1 - tail], value[value.length - 1 - tail])) tail++;
    const item = value[head];
    if (present.length > value.length && head + tail === value.length) return this.removal(document, [...path, head]);
    if (present.length > value.length && head + tail < value.length && item !== undefined)
      return this.nextStep(document, [...path, head], item);
    if (present.length < value.length && head + tail === present.length && item !== undefined)
      return this.insertion(slot, head, item);
    return item === undefined ? undefined : this.nextStep(document, [...path, head], item);
  }

  private scalarText({ node, owner, around }: Slot, value: string | number | boolean | null): string {
    const style = styleOf(this.now);
    if (style.json) return JSON.stringify(value);
    const flow = around.some((it) => it.style === "flow") && owner !== undefined;
    return yamlScalar(value, { flow, before: node.type === "scalar" ? node.style : undefined, quotes: style.quotes });
  }

  private addEntry(slot: Slot, key: string, value: Json): Replacement[] {
    const map = slot.node;
    if (map.type !== "map") throw new Refused("This has no fields.", map.start);
    const style = styleOf(this.now);
    if (map.style === "block") return insertEntry(this.now, map, key, value, style);
    if (map.entries.length === 0 && standsInBlock(slot, style))
      return this.replaceOwned(slot, Object.fromEntries([[key, value]]), style);
    const layout = layoutOf(this.now, map, slot.around, style);
    return insertPart(this.now, map, flowPlace(map, key), renderFlowEntry(key, value, layout, style), layout, style);
  }

  private insertion(slot: Slot, at: number, value: Json): Replacement[] {
    const sequence = slot.node;
    if (sequence.type !== "sequence") throw new Refused("This is no list.", sequence.start);
    const style = styleOf(this.now);
    if (sequence.style === "block") return insertItem(this.now, sequence, at, value, style);
    if (sequence.items.length === 0 && standsInBlock(slot, style)) return this.replaceOwned(slot, [value], style);
    const layout = layoutOf(this.now, sequence, slot.around, style);
    return insertPart(this.now, sequence, at, renderFlow(value, layout, style), layout, style);
  }

  private replaceOwned(slot: Slot, value: Json, style: Style): Replacement[] {
    return replaceBlockValue(this.now, slot, value, style);
  }

  private replaceValue(document: number, slot: Slot, value: Json): Replacement[] {
    const style = styleOf(this.now);
    const { node, owner, around } = slot;
    if (!owner) return replaceRoot(this.now, document, value, style);
    if (owner.in.style === "block") return replaceBlockValue(this.now, slot, value, style);
    const { lines } = layoutOf(this.now, owner.in, around, style);
    const text = renderFlow(value, { lines, indent: lines ? indentAt(this.now.text, node.start) : "" }, style);
    const empty = node.type === "scalar" && node.style === "empty";
    const colon = empty && owner.in.type === "map" && this.now.text[node.start - 1] !== ":";
    const blank = empty && !colon && owner.in.type === "map";
    return [{ start: node.start, end: node.end, newText: (colon ? ": " : blank ? " " : "") + text }];
  }

  /** Takes away what a path leads to; undefined when nothing (more) is there. */
  private removal(document: number, path: Path): Replacement[] | undefined {
    const root = this.rootOf(document);
    const shared = sharedNodes(root);
    const { slot, rest } = follow(root, path);
    const { owner } = slot;
    if (rest.length > 0) {
      if (rest.length === 1 && valueAt(toJson(slot.node), rest) !== undefined)
        throw new Refused(`${rest[0]} comes from a merge (<<), so it cannot be removed here.`, slot.node.start);
      return undefined;
    }
    if (!owner) return undefined;
    for (const inner of nodesIn(slot.node))
      if (shared.has(inner))
        throw new Refused(`An alias elsewhere repeats &${anchorOf(inner)}, so this cannot be removed.`, inner.start);
    if (partsOf(owner.in).length === 1) {
      const parent = follow(root, path.slice(0, -1)).slot;
      return this.replaceValue(document, parent, owner.in.type === "map" ? {} : []);
    }
    return owner.in.style === "block"
      ? removePart(this.now, owner.in, owner.at)
      : removeFlowPart(this.now, owner.in, owner.at);
  }
}

/** An empty pair of brackets becomes a block where a block stands around it. */
function standsInBlock({ owner }: Slot, style: Style): boolean {
  return !style.json && owner?.in.style === "block";
}

function flowPlace(map: Collection, key: string): number {
  const keys = map.type === "map" ? map.entries.map((it) => it.key) : [];
  const sorted = keys.length > 1 && keys.every((it, at) => at === 0 || (keys[at - 1] ?? "") <= it);
  const at = sorted ? keys.findIndex((it) => it > key) : -1;
  return at < 0 ? keys.length : at;
}

function valueAt(root: Json | undefined, path: Path): Json | undefined {
  let value = root;
  for (const step of path) {
    if (value === undefined || isScalar(value)) return undefined;
    if (isList(value)) value = typeof step === "number" ? value[step] : undefined;
    else value = typeof step === "string" && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

function nodesIn(node: TreeNode): TreeNode[] {
  const all: TreeNode[] = [node];
  for (const it of all)
    if (it.type === "map" || it.type === "sequence") all.push(...partsOf(it).map((part) => part.value));
  return all;
}

function anchorOf(node: TreeNode): string {
  return node.type === "alias" ? node.name : (node.anchor ?? "");
}

function errorsOf(file: TreeFile): number {
  return file.problems.filter((it) => it.severity === "error").length;
}

function unsafe(start?: number): Refused {
  return new Refused("The way this is written does not allow the edit to be made safely; edit it as text.", start);
}
