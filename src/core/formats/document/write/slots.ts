/** Where a value stands in a tree, and what keeps it from being edited there. */
import { entriesOf } from "../look-up";
import type { AliasNode, MapEntry, MapNode, SequenceItem, SequenceNode, TreeNode } from "../tree";
import type { Path } from "./json-edits";
import { Refused } from "./refused";

export type Collection = MapNode | SequenceNode;

/** A value with the entry or item that it is the value of; a document's root has none. */
export interface Slot {
  readonly node: TreeNode;
  readonly owner?: Owner;
  /** The collections around it, outermost first. */
  readonly around: readonly Collection[];
}

export type Owner =
  | { readonly in: MapNode; readonly part: MapEntry; readonly at: number }
  | { readonly in: SequenceNode; readonly part: SequenceItem; readonly at: number };

export interface Found {
  readonly slot: Slot;
  /** The steps that lead further than the text does. */
  readonly rest: Path;
}

/**
 * Follows a path as far as the text goes. Refuses to go through an alias, a merge or a node that aliases repeat: an edit
 * there would change more than was asked.
 */
export function follow(root: TreeNode, path: Path): Found {
  const shared = sharedNodes(root);
  let slot: Slot = { node: root, around: [] };
  for (const [index, step] of path.entries()) {
    refuseShared(slot, shared);
    const next = stepInto(slot, step, index === path.length - 1);
    if (!next) return { slot, rest: path.slice(index) };
    slot = next;
  }
  return { slot, rest: [] };
}

/** Refuses an edit of what aliases elsewhere repeat, and of what stands elsewhere. */
export function refuseShared({ node }: Slot, shared: ReadonlySet<TreeNode>): void {
  if (node.type === "alias")
    throw new Refused(
      `This is the alias *${node.name}: a change here would change what &${node.name} stands for everywhere. Write it out first, or change the anchor's text.`,
      node.start,
    );
  if (shared.has(node))
    throw new Refused(
      `This is repeated elsewhere by the alias *${node.anchor ?? ""}, so a change here would change it there too. Edit it as text.`,
      node.start,
    );
}

/** What aliases of a document stand for. */
export function sharedNodes(root: TreeNode): ReadonlySet<TreeNode> {
  const shared = new Set<TreeNode>();
  const stack: TreeNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === "alias") {
      if (node.target) shared.add(node.target);
    } else if (node.type === "map") for (const { value } of node.entries) stack.push(value);
    else if (node.type === "sequence") for (const { value } of node.items) stack.push(value);
  }
  return shared;
}

function stepInto({ node, around }: Slot, step: string | number, last: boolean): Slot | undefined {
  if (node.type === "sequence" && typeof step === "number") {
    const part = node.items[step];
    return part && { node: part.value, owner: { in: node, part, at: step }, around: [...around, node] };
  }
  if (node.type === "map" && typeof step === "string") {
    const found = entriesOf(node).get(step);
    if (!found) return undefined;
    if (found.through) {
      // An entry of the map's own comes before what is merged.
      if (last) return undefined;
      throw new Refused(`${step} comes from a merge (<<), so nothing in it can be changed here.`, found.through.start);
    }
    const part = found.entry;
    return { node: part.value, owner: { in: node, part, at: node.entries.indexOf(part) }, around: [...around, node] };
  }
  return undefined;
}

export function isAlias(node: TreeNode): node is AliasNode {
  return node.type === "alias";
}

/** The entries of a map or the items of a sequence. */
export function partsOf(collection: Collection): readonly (MapEntry | SequenceItem)[] {
  return collection.type === "map" ? collection.entries : collection.items;
}
