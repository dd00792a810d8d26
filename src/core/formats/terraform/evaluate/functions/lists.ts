/** Functions of lists and sets. They keep elements that are not known, and references, in their places. */

import { plainToNumber, plainToString } from "../to-text";
import { expandInstances } from "../traversal";
import { type Evaluated, type EvaluatedList, Refusal, referenceKey, toPlain } from "../value";
import type { FunctionCall, ValueFunction } from "./call";
import { first } from "./collections";

export const listFunctions: Readonly<Record<string, ValueFunction>> = {
  concat: (args, call) => {
    const lists = args.map((it) => asList(it, call));
    return call.list(
      lists.flatMap((it) => it.items),
      openOf(lists),
    );
  },
  flatten: (args, call) => {
    const list = asList(first(args), call);
    const opens: (string | undefined)[] = [list.open];
    const flat = (items: readonly Evaluated[]): Evaluated[] =>
      items.flatMap((it) => {
        if (it.type === "unknown") {
          opens.push(it.reason);
          return [];
        }
        if (it.type !== "list") return [it];
        opens.push(it.open);
        return flat(it.items);
      });
    const items = flat(list.items);
    const open = opens.find((it) => it !== undefined);
    return call.list(items, open === undefined ? {} : { open });
  },
  compact: (args, call) => {
    const list = asList(first(args), call);
    const doubt = list.items.find((it) => it.type === "unknown");
    const items = list.items.filter(
      (it) => it.type !== "unknown" && it.type !== "null" && !(it.type === "scalar" && it.value === ""),
    );
    const open = list.open ?? (doubt?.type === "unknown" ? doubt.reason : undefined);
    return call.list(items, open === undefined ? {} : { open });
  },
  distinct: (args, call) => {
    const list = asList(first(args), call);
    return call.list(distinct(list.items), openOf([list]));
  },
  toset: (args, call) => {
    const list = asList(first(args), call);
    return call.list(inOrder(distinct(list.items)), { ...openOf([list]), set: true });
  },
  tolist: (args, call) => {
    const list = asList(first(args), call);
    return call.list(list.items, openOf([list]));
  },
  reverse: (args, call) => {
    const list = asList(first(args), call);
    return call.list([...list.items].reverse(), openOf([list]));
  },
  sort: (args, call) => {
    const list = asList(first(args), call);
    return call.list(
      inOrder(list.items.map((it) => (it.type === "scalar" ? { ...it, value: String(it.value) } : it))),
      openOf([list]),
    );
  },
  slice: (args, call) => {
    const list = asList(first(args), call);
    const [start, end] = [1, 2].map((at) => plainNumber(args[at]));
    if (list.open !== undefined) return call.unknown(list.open);
    if (start === undefined || end === undefined) return call.unknown("the limits of the slice are not known");
    if (start < 0 || end > list.items.length || start > end) throw new Refusal("the list is not so long");
    return call.list(list.items.slice(start, end));
  },
  chunklist: (args, call) => {
    const list = asList(first(args), call);
    const size = plainNumber(args[1]);
    if (size === undefined || list.open !== undefined) return call.unknown(list.open ?? "the size is not known");
    if (size < 1) return call.list(list.items.length ? [call.list(list.items)] : []);
    const chunks: Evaluated[] = [];
    for (let at = 0; at < list.items.length; at += size) chunks.push(call.list(list.items.slice(at, at + size)));
    return call.list(chunks);
  },
  index: (args, call) => {
    const list = asList(first(args), call);
    const wanted = toPlain(args[1] ?? first([]));
    if ("unknown" in wanted) return call.unknown(wanted.unknown);
    for (const [index, item] of list.items.entries()) {
      const plain = toPlain(item);
      if ("unknown" in plain) return call.unknown(plain.unknown);
      if (JSON.stringify(plain.plain) === JSON.stringify(wanted.plain)) return call.plain(index);
    }
    if (list.open !== undefined) return call.unknown(list.open);
    throw new Refusal("the list does not hold it");
  },
  range: (args, call) => {
    const numbers = args.map(plainNumber);
    if (numbers.some((it) => it === undefined)) return call.unknown("its limits are not known");
    const [a = 0, b, c] = numbers as number[];
    const start = b === undefined ? 0 : a;
    const end = b ?? a;
    const step = c ?? (end < start ? -1 : 1);
    if (step === 0 || Math.abs((end - start) / step) > 1024) throw new Refusal("the range is too long");
    const items: Evaluated[] = [];
    for (let at = start; step > 0 ? at < end : at > end; at += step) items.push(call.plain(at));
    return call.list(items);
  },
  setunion: (args, call) => {
    const lists = args.map((it) => asList(it, call));
    return call.list(inOrder(distinct(lists.flatMap((it) => it.items))), { ...openOf(lists), set: true });
  },
  setintersection: (args, call) => combineSets(args, call, (key, others) => others.every((it) => it.has(key))),
  setsubtract: (args, call) => combineSets(args, call, (key, others) => !others.some((it) => it.has(key))),
  setproduct: (args, call) => {
    const lists = args.map((it) => asList(it, call));
    const { open } = openOf(lists) as { open?: string };
    const size = lists.reduce((total, it) => total * it.items.length, 1);
    if (size > 10_000) return call.unknown("the product is too large");
    let rows: Evaluated[][] = [[]];
    for (const list of lists) rows = rows.flatMap((row) => list.items.map((item) => [...row, item]));
    const set = lists.length > 0 && lists.every((it) => it.set);
    return call.list(
      rows.map((row) => call.list(row)),
      { ...(open === undefined ? {} : { open }), ...(set ? { set: true } : {}) },
    );
  },
};

/** A list argument; an unknown one counts as an empty list that may hold anything. */
export function asList(value: Evaluated, call: FunctionCall): EvaluatedList {
  const expanded = expandInstances(value, call.context);
  if (expanded.type === "list") return expanded;
  if (expanded.type === "unknown") return { type: "list", items: [], open: expanded.reason, range: expanded.range };
  // A list attribute of something known only after apply.
  if (expanded.type === "reference")
    return { type: "list", items: [], open: "known only after apply", range: expanded.range };
  throw new Refusal("a list is required");
}

function openOf(lists: readonly EvaluatedList[]): { open?: string } {
  const open = lists.find((it) => it.open !== undefined)?.open;
  return open === undefined ? {} : { open };
}

function keyOf(value: Evaluated): string | undefined {
  if (value.type === "reference") return referenceKey(value);
  const plain = toPlain(value);
  return "unknown" in plain ? undefined : JSON.stringify(plain.plain);
}

/** Without repeated elements; those that are not known count as different. */
export function distinct(items: readonly Evaluated[]): Evaluated[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (key === undefined) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Texts in order, as sets are iterated over; lists that hold anything else stay as they are. */
export function inOrder(items: readonly Evaluated[]): readonly Evaluated[] {
  const scalars = items.flatMap((it) => (it.type === "scalar" ? [it] : []));
  if (scalars.length !== items.length) return items;
  if (scalars.every((it) => typeof it.value === "number"))
    return scalars.sort((a, b) => Number(a.value) - Number(b.value));
  return scalars.sort((a, b) => {
    const [one, other] = [plainToString(a.value), plainToString(b.value)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

function plainNumber(value: Evaluated | undefined): number | undefined {
  if (value === undefined) return undefined;
  const plain = toPlain(value);
  return "unknown" in plain ? undefined : plainToNumber(plain.plain);
}

function combineSets(
  args: readonly Evaluated[],
  call: FunctionCall,
  keeps: (key: string, others: readonly ReadonlySet<string>[]) => boolean,
): Evaluated {
  const lists = args.map((it) => asList(it, call));
  const open = lists.find((it) => it.open !== undefined)?.open;
  if (open !== undefined) return call.unknown(open);
  const [head, ...others] = lists;
  if (!head) throw new Refusal("an argument is missing");
  const keys = lists.map((it) => it.items.map(keyOf));
  if (keys.some((it) => it.includes(undefined))) return call.unknown("an element is not known");
  const sets = others.map((_, index) => new Set(keys[index + 1] as string[]));
  const kept = head.items.filter((item) => keeps(keyOf(item) ?? "", sets));
  return call.list(inOrder(distinct(kept)), { set: true });
}
