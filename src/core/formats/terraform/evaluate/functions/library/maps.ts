/** Functions on maps and objects. https://developer.hashicorp.com/terraform/language/functions */

import { FunctionError, type Plain, type PureFunction } from "../function";
import { compareTexts, sortedKeys } from "./compare";
import { isList, nullable, object, type PlainObject, pure, pureWithRest, sequence, text, texts } from "./signature";

export const maps: { readonly [name: string]: PureFunction } = {
  keys: pure([object], sortedKeys),
  values: pure([object], (map) => sortedKeys(map).map((key) => map[key] ?? null)),
  lookup: pureWithRest([object, text], nullable, lookup),
  merge: pureWithRest([], nullable, merge),
  zipmap: pure([texts, sequence], zipMap),
  transpose: pure([object], transpose),
};

function lookup(rest: readonly Plain[], map: PlainObject, key: string): Plain {
  if (rest.length > 1) throw new FunctionError("it takes at most 3 arguments");
  if (Object.hasOwn(map, key)) return map[key] ?? null;
  const [fallback] = rest;
  if (fallback === undefined) throw new FunctionError(`the map has no key "${key}"`);
  return fallback;
}

function merge(maps: readonly Plain[]): Plain {
  const merged = new Map<string, Plain>();
  for (const map of maps) {
    if (map === null) continue;
    for (const [key, value] of Object.entries(object(map))) merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

function zipMap(keys: readonly string[], values: readonly Plain[]): Plain {
  if (keys.length !== values.length) throw new FunctionError("there must be as many keys as values");
  return Object.fromEntries(keys.map((key, at) => [key, values[at] ?? null]));
}

function transpose(map: PlainObject): Plain {
  const transposed = new Map<string, string[]>();
  for (const key of sortedKeys(map)) {
    const values = map[key] ?? null;
    if (!isList(values)) throw new FunctionError("argument 1: must be a map of lists of strings");
    for (const value of values.map(text)) {
      const keys = transposed.get(value);
      if (keys) keys.push(key);
      else transposed.set(value, [key]);
    }
  }
  return Object.fromEntries([...transposed].sort(([left], [right]) => compareTexts(left, right)));
}
