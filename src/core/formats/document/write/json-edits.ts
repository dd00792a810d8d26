/** What edits do to plain JSON values: the measure by which an edited text is checked. */
import type { Json } from "../look-up";
import { isList, isMap, isScalar } from "./render";

export type Path = readonly (string | number)[];

/** Whether two values are the same; keys may stand in any order. */
export function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined || isScalar(one) || isScalar(other))
    return one === other || bothNaN(one, other);
  if (isList(one)) return isList(other) && one.length === other.length && one.every((it, at) => isEqual(it, other[at]));
  if (isList(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((it) => Object.hasOwn(other, it) && isEqual(one[it], other[it]))
  );
}

/** The value at a path; undefined where there is none. */
export function valueAt(root: Json | undefined, path: Path): Json | undefined {
  let value = root;
  for (const step of path) {
    if (value === undefined || isScalar(value)) return undefined;
    if (isList(value)) value = typeof step === "number" ? value[step] : undefined;
    else value = typeof step === "string" && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** The value with `value` at a path; maps and lists are made on the way. */
export function withSet(root: Json | undefined, path: Path, value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const items = root !== undefined && isList(root) ? [...root] : [];
    items[step] = withSet(items[step], rest, value);
    return items;
  }
  const entries = root !== undefined && isMap(root) ? root : {};
  const before = Object.hasOwn(entries, step) ? entries[step] : undefined;
  return fromEntries([
    ...Object.entries(entries).filter(([key]) => key !== step),
    [step, withSet(before, rest, value)],
  ]);
}

/** The value without what is at a path. */
export function withoutPath(root: Json, path: Path): Json {
  const [step, ...rest] = path;
  if (step === undefined || isScalar(root)) return root;
  if (isList(root)) {
    if (rest.length === 0) return root.filter((_, at) => at !== step);
    return root.map((it, at) => (at === step ? withoutPath(it, rest) : it));
  }
  if (rest.length === 0) return fromEntries(Object.entries(root).filter(([key]) => key !== step));
  return fromEntries(Object.entries(root).map(([key, it]) => [key, key === step ? withoutPath(it, rest) : it]));
}

/** The value with one more item in the list at a path. */
export function withInserted(root: Json, path: Path, index: number, value: Json): Json {
  let list: Json | undefined = root;
  for (const step of path) {
    if (list === undefined || isScalar(list)) list = undefined;
    else if (isList(list)) list = typeof step === "number" ? list[step] : undefined;
    else list = typeof step === "string" && Object.hasOwn(list, step) ? list[step] : undefined;
  }
  const items = list !== undefined && isList(list) ? list : [];
  return withSet(root, path, [...items.slice(0, index), value, ...items.slice(index)]);
}

/** What a path makes of a value where nothing is yet. */
export function wrapped(path: Path, value: Json): Json {
  return withSet(undefined, path, value);
}

/** Not by assignment: a key may be called __proto__. */
function fromEntries(entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries);
}

function bothNaN(one: Json | undefined, other: Json | undefined): boolean {
  return typeof one === "number" && typeof other === "number" && Number.isNaN(one) && Number.isNaN(other);
}

/** What goes with an item when it goes: the list, where it is the only one. */
export function withEmptied(root: Json | undefined, path: Path): Path {
  if (typeof path.at(-1) !== "number") return path;
  const list = valueAt(root, path.slice(0, -1));
  return Array.isArray(list) && list.length === 1 ? path.slice(0, -1) : path;
}
