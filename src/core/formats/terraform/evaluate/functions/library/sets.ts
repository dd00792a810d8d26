/** Functions on sets. A set is a sorted list without repetitions here. */

import { type Plain, type PureFunction, UnsupportedCall } from "../function";
import { asSet, canonical } from "./compare";
import { pure, pureWithRest, sequence } from "./signature";
import { unify } from "./unify";

export const sets: { readonly [name: string]: PureFunction } = {
  setunion: pureWithRest([sequence], sequence, (others, first) => asSet(unify([first, ...others].flat()))),
  setintersection: pureWithRest([sequence], sequence, (others, first) => combine(first, others, intersect)),
  setsubtract: pure([sequence, sequence], (first, other) => combine(first, [other], subtract)),
  setproduct: pureWithRest([], sequence, product, 2),
};

type Combine = (keys: ReadonlySet<string>, value: string) => boolean;
const intersect: Combine = (keys, value) => keys.has(value);
const subtract: Combine = (keys, value) => !keys.has(value);

/** All sets are converted to one element type before they are compared: `["1"]` and `[1]` share an element. */
function combine(first: readonly Plain[], others: readonly (readonly Plain[])[], keep: Combine): Plain {
  const all = unify([first, ...others].flat());
  let start = first.length;
  const keys = others.map((other) => {
    const part = all.slice(start, start + other.length);
    start += other.length;
    return new Set(part.map(canonical));
  });
  return asSet(all.slice(0, first.length).filter((it) => keys.every((set) => keep(set, canonical(it)))));
}

/** Beyond this, a product is refused: it would stop the editor. */
const largest = 100_000;

function product(lists: readonly (readonly Plain[])[]): Plain {
  const size = lists.reduce((total, list) => total * list.length, 1);
  if (size > largest) throw new UnsupportedCall("the product has too many elements");
  let rows: readonly (readonly Plain[])[] = [[]];
  for (const list of lists.map(unify)) rows = rows.flatMap((row) => list.map((value) => [...row, value]));
  return rows;
}
