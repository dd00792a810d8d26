/** What a tree means: aliases followed, merged entries among a map's own, the last of equal keys. */
import type { AliasNode, MapEntry, MapNode, TreeNode } from "./tree";

/** The node itself, or what its alias stands for; undefined for an alias of nothing. */
export function resolved(node: TreeNode | undefined): Exclude<TreeNode, AliasNode> | undefined {
  // An anchor stands above its aliases, so following them ends.
  let at = node;
  while (at?.type === "alias") at = at.target;
  return at;
}

/** An entry that counts. `through`: the alias by which a merge key brought it here. */
export interface EffectiveEntry {
  readonly entry: MapEntry;
  readonly through?: TreeNode;
}

/**
 * The entries of a map by key, in text order: the last of equal ones, and those that merge keys add. Empty for what is no
 * map.
 */
export function entriesOf(node: TreeNode | undefined): ReadonlyMap<string, EffectiveEntry> {
  const map = resolved(node);
  if (map?.type !== "map") return none;
  let entries = remembered.get(map);
  if (!entries) {
    entries = collect(map);
    remembered.set(map, entries);
  }
  return entries;
}

const none: ReadonlyMap<string, EffectiveEntry> = new Map();
const remembered = new WeakMap<MapNode, ReadonlyMap<string, EffectiveEntry>>();
/** A few merges can make very many entries of a short text. */
const mostMerged = 1000;

function collect(map: MapNode): ReadonlyMap<string, EffectiveEntry> {
  const entries = new Map<string, EffectiveEntry>();
  for (const entry of map.entries) if (!entry.merges) entries.set(entry.key, { entry });
  let merged = 0;
  for (const { merges, value } of map.entries) {
    if (!merges) continue;
    for (const source of value.type === "sequence" ? value.items.map((it) => it.value) : [value]) {
      for (const [key, { entry }] of entriesOf(source)) {
        if (entries.has(key)) continue;
        if (++merged > mostMerged) return entries;
        entries.set(key, { entry, through: source });
      }
    }
  }
  return entries;
}

/** The node under a key of a map, through aliases and merges; undefined when there is none or `node` is no map. */
export function child(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return entriesOf(node).get(key)?.entry.value;
}

/** The values of a sequence, empty for what is none. */
export function itemsOf(node: TreeNode | undefined): readonly TreeNode[] {
  const sequence = resolved(node);
  return sequence?.type === "sequence" ? sequence.items.map((it) => it.value) : [];
}

/** The node at a path of keys and indexes, through aliases and merges. */
export function nodeAt(root: TreeNode | undefined, path: readonly (string | number)[]): TreeNode | undefined {
  let node = root;
  for (const step of path) {
    if (!node) return undefined;
    node = typeof step === "number" ? itemsOf(node)[step] : child(node, step);
  }
  return node;
}

/** The text of a scalar; undefined for anything else, `null` and the empty value too. */
export function textOf(node: TreeNode | undefined): string | undefined {
  const scalar = resolved(node);
  return scalar?.type !== "scalar" || scalar.value === null ? undefined : String(scalar.value);
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The value of a tree, aliases and merges resolved; undefined when that would make more than 100,000 values, as text
 * whose anchors repeat one another can.
 */
export function toJson(node: TreeNode | undefined): Json | undefined {
  let left = 100_000;
  const convert = (at: TreeNode | undefined): Json => {
    const value = resolved(at);
    if (!value || --left < 0) return null;
    if (value.type === "scalar") return value.value;
    if (value.type === "sequence") return value.items.map((it) => convert(it.value));
    // Not by assignment: a key may be called __proto__.
    return Object.fromEntries([...entriesOf(value)].map(([key, { entry }]) => [key, convert(entry.value)]));
  };
  const json = convert(node);
  return left < 0 ? undefined : json;
}
