/** What a `for` runs over: keys and elements, in Terraform's order. */
import type { SourceRange } from "../../../model/range";
import { type Evaluated, scalar } from "./value";

/** The pairs of a list, set, map or object, and why there may be more of them; undefined for what is none of these. */
export function pairsOf(
  collection: Evaluated,
  range: SourceRange,
): { readonly pairs: readonly (readonly [Evaluated, Evaluated])[]; readonly open?: string } | undefined {
  if (collection.type !== "list" && collection.type !== "object") return undefined;
  const pairs: (readonly [Evaluated, Evaluated])[] =
    collection.type === "list"
      ? collection.items.map((item, index) => [collection.set ? item : scalar(index, range), item])
      : sortedEntries(collection.fields).map(([key, item]) => [scalar(key, range), item]);
  return collection.open === undefined ? { pairs } : { pairs, open: collection.open };
}

/** Terraform iterates over maps in the order of their keys. */
export function sortedEntries<T>(fields: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
