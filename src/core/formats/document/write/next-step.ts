/** What brings a text one step nearer to what is asked. */
import type { Replacement } from "../../edited-text";
import { type Json, toJson } from "../look-up";
import type { TreeDocument, TreeFile, TreeNode } from "../tree";
import { removePart } from "./block-edits";
import { replaceRoot } from "./document-edits";
import { removeFlowPart } from "./flow-edits";
import { isEqual, type Path, valueAt, wrapped } from "./json-edits";
import { Refused } from "./refused";
import { isList, isMap, isScalar } from "./render";
import { addEntry, insertion, replaceValue, scalarText } from "./slot-edits";
import { follow, isAlias, partsOf, refuseShared, type Slot, sharedNodes } from "./slots";
import { styleOf } from "./style";

/** What brings the text nearer to having `value` at a path, or undefined when it has. */
export function nextStep(file: TreeFile, document: number, path: Path, value: Json): Replacement[] | undefined {
  const { root } = documentAt(file, document);
  if (!root) return replaceRoot(file, document, wrapped(path, value), styleOf(file));
  const shared = sharedNodes(root);
  const { slot, rest } = follow(root, path);
  const [step, ...further] = rest;
  if (step === undefined) return difference(file, document, slot, path, value, shared);
  const { node } = slot;
  refuseShared(slot, shared);
  if (typeof step === "string" && node.type === "map") return addEntry(file, slot, step, wrapped(further, value));
  if (typeof step === "number" && node.type === "sequence") {
    if (step !== node.items.length)
      throw new Refused(`There is no item ${step}: the list has ${node.items.length}.`, node.start);
    return insertion(file, slot, step, wrapped(further, value));
  }
  if (node.type === "scalar" && node.value === null) return replaceValue(file, document, slot, wrapped(rest, value));
  throw new Refused(
    typeof step === "string" ? `This has no fields, so ${step} cannot be set.` : "This is no list.",
    node.start,
  );
}

/** Takes away what a path leads to; undefined when nothing (more) is there. */
export function removal(file: TreeFile, document: number, path: Path): Replacement[] | undefined {
  const root = rootOf(file, document);
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
    return replaceValue(file, document, parent, owner.in.type === "map" ? {} : []);
  }
  return owner.in.style === "block" ? removePart(file, owner.in, owner.at) : removeFlowPart(file, owner.in, owner.at);
}

/** Refuses a document that there is not. */
export function documentAt(file: TreeFile, document: number): TreeDocument {
  const found = file.documents[document];
  if (!found) throw new Refused("There is no such document in the file.");
  return found;
}

/** Refuses an empty document. */
export function rootOf(file: TreeFile, document: number): TreeNode {
  const { root, start } = documentAt(file, document);
  if (!root) throw new Refused("This document is empty.", start);
  return root;
}

function difference(
  file: TreeFile,
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
  if (node.type === "map" && isMap(value) && present !== undefined && isMap(present) && Object.keys(value).length > 0) {
    for (const key of Object.keys(present))
      if (!Object.hasOwn(value, key)) return removal(file, document, [...path, key]);
    for (const [key, it] of Object.entries(value))
      if (!Object.hasOwn(present, key) || !isEqual(present[key], it))
        return nextStep(file, document, [...path, key], it);
  }
  if (node.type === "sequence" && isList(value) && present !== undefined && isList(present) && value.length > 0)
    return listDifference(file, document, slot, path, present, value);
  if (node.type === "scalar" && node.style !== "empty" && isScalar(value)) {
    const literal = typeof value === "string" && value.includes("\n") && node.style !== "double";
    if (!literal && node.style !== "literal" && node.style !== "folded")
      return [{ start: node.start, end: node.end, newText: scalarText(file, slot, value) }];
  }
  return replaceValue(file, document, slot, value);
}

/** Items in common at both ends stay as they are; those between are set, removed or added one by one. */
function listDifference(
  file: TreeFile,
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
  if (present.length > value.length && head + tail === value.length) return removal(file, document, [...path, head]);
  if (present.length > value.length && head + tail < value.length && item !== undefined)
    return nextStep(file, document, [...path, head], item);
  if (present.length < value.length && head + tail === present.length && item !== undefined)
    return insertion(file, slot, head, item);
  return item === undefined ? undefined : nextStep(file, document, [...path, head], item);
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
