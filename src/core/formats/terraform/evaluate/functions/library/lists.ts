/** Functions on lists, tuples and sets. https://developer.hashicorp.com/terraform/language/functions */

import { FunctionError, type Plain, type PureFunction } from "../function";
import { canonical, compareTexts, equal, unique } from "./compare";
import { decimal } from "./convert";
import {
  any,
  integer,
  isList,
  isObject,
  list,
  nullable,
  number,
  pure,
  pureWithRest,
  sequence,
  texts,
  textsOrNulls,
} from "./signature";
import { characters } from "./text";
import { unify } from "./unify";

export const lists: { readonly [name: string]: PureFunction } = {
  length: pure([any], length),
  concat: pureWithRest([], sequence, (parts) => parts.flat(), 1),
  flatten: pure([sequence], flatten),
  distinct: pure([list], unique),
  compact: pure([textsOrNulls], (values) => values.filter((it) => it !== null && it !== "")),
  reverse: pure([sequence], (values) => [...values].reverse()),
  sort: pure([texts], (values) => [...values].sort(compareTexts)),
  contains: pure([sequence, any], (values, wanted) => values.some((it) => equal(it, wanted))),
  index: pure([sequence, any], indexOf),
  element: pure([sequence, integer], element),
  slice: pure([sequence, integer, integer], slice),
  chunklist: pure([list, integer], chunks),
  coalesce: pureWithRest([], nullable, coalesce, 1),
  coalescelist: pureWithRest([], nullable, coalesceList, 1),
  matchkeys: pure([list, list, list], matchKeys),
  one: pure([sequence], one),
  range: pureWithRest([], number, range),
};

function length(value: Plain): number {
  if (typeof value === "string") return characters(value).length;
  if (isList(value)) return value.length;
  if (isObject(value)) return Object.keys(value).length;
  throw new FunctionError("argument 1: must be a string, a list or a map");
}

function flatten(values: readonly Plain[]): readonly Plain[] {
  return values.flatMap((it) => (isList(it) ? flatten(it) : [it]));
}

function indexOf(values: readonly Plain[], wanted: Plain): number {
  const at = values.findIndex((it) => equal(it, wanted));
  if (at < 0) throw new FunctionError("the list has no such element");
  return at;
}

function element(values: readonly Plain[], at: number): Plain {
  if (at < 0) throw new FunctionError("argument 2: must not be negative");
  if (values.length === 0) throw new FunctionError("the list is empty");
  return values[at % values.length] ?? null;
}

function slice(values: readonly Plain[], start: number, end: number): readonly Plain[] {
  if (start < 0 || end > values.length || start > end) {
    throw new FunctionError(`${start} to ${end} is not inside the list, which has ${values.length} elements`);
  }
  return values.slice(start, end);
}

function chunks(values: readonly Plain[], size: number): readonly Plain[] {
  if (size < 0) throw new FunctionError("argument 2: must not be negative");
  if (size === 0) return values.length ? [values] : [];
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size));
}

/** The first that is neither null nor the empty string. All are converted to their common type first. */
function coalesce(values: readonly Plain[]): Plain {
  const found = unify(values).find((it) => it !== null && it !== "");
  if (found === undefined) throw new FunctionError("every argument is null or empty");
  return found;
}

function coalesceList(values: readonly Plain[]): Plain {
  if (!values.every(isList)) throw new FunctionError("every argument must be a list");
  const found = values.find((value) => value.length > 0);
  if (found) return found;
  throw new FunctionError("every list is empty");
}

function matchKeys(values: readonly Plain[], keys: readonly Plain[], wanted: readonly Plain[]): readonly Plain[] {
  if (values.length !== keys.length) throw new FunctionError("the first two lists must have the same length");
  const all = unify([...keys, ...wanted]);
  const found = new Set(all.slice(keys.length).map(canonical));
  return values.filter((_, at) => found.has(canonical(all[at] ?? null)));
}

function one(values: readonly Plain[]): Plain {
  if (values.length > 1) throw new FunctionError("the list has more than one element");
  return values[0] ?? null;
}

function range(limits: readonly number[]): readonly number[] {
  const [first = 0, second, third] = limits;
  if (limits.length < 1 || limits.length > 3) throw new FunctionError("it takes 1 to 3 arguments");
  const start = second === undefined ? 0 : first;
  const limit = second === undefined ? first : second;
  const step = third ?? (limit < start ? -1 : 1);
  if (step === 0) throw new FunctionError("the step must not be zero");
  if (third !== undefined && step > 0 !== limit > start && limit !== start) {
    throw new FunctionError("the step leads away from the end");
  }
  const size = Math.ceil((limit - start) / step);
  if (size > 1024) throw new FunctionError("more than 1024 values");
  return Array.from({ length: Math.max(0, size) }, (_, at) => decimal(start + at * step));
}
