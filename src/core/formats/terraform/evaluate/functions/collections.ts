/** Functions that choose among their arguments, or look into collections of any sort. */
import { plainToBoolean, plainToNumber, plainToString } from "../to-text";
import { expandInstances } from "../traversal";
import { type Evaluated, Refusal, scalar, toPlain } from "../value";
import type { FunctionCall, ValueFunction } from "./call";
import { lookupFunction } from "./index";

export const collectionFunctions: Readonly<Record<string, ValueFunction>> = {
  length: (args, call) => {
    const value = expandInstances(first(args), call.context);
    if (value.type === "unknown") return call.unknownFrom(value);
    if (value.type === "list")
      return value.open === undefined ? call.plain(value.items.length) : call.unknown(value.open);
    if (value.type === "object")
      return value.open === undefined ? call.plain(Object.keys(value.fields).length) : call.unknown(value.open);
    const plain = toPlain(value);
    if ("unknown" in plain) return call.unknown(plain.unknown);
    return call.plain(lookupFunction("length")?.(plain.plain) ?? null);
  },
  /** The first that is neither null nor the empty text. */
  coalesce: (args, call) => {
    for (const value of args) {
      if (value.type === "unknown") return call.unknownFrom(value);
      if (value.type === "null" || (value.type === "scalar" && value.value === "")) continue;
      // All arguments have one type: that of texts, if one is a text.
      const text = args.some((it) => it.type === "scalar" && typeof it.value === "string");
      return text && value.type === "scalar" ? { ...value, value: plainToString(value.value) } : value;
    }
    throw new Refusal("all are null or empty");
  },
  coalescelist: (args, call) => {
    for (const value of args) {
      if (value.type === "unknown") return call.unknownFrom(value);
      if (value.type === "list" && value.items.length === 0 && value.open !== undefined)
        return call.unknown(value.open);
      if (value.type === "list" && value.items.length > 0) return value;
      if (value.type === "reference") return value;
    }
    throw new Refusal("all are null or empty");
  },
  /** The first argument that Terraform would accept. */
  try: (args) => {
    const accepted = args.find((it) => !hasFailure(it));
    if (accepted) return accepted;
    throw new Refusal("none of the expressions can be evaluated");
  },
  can: (args, call) => {
    const value = first(args);
    if (hasFailure(value)) return scalar(false, value.range);
    return value.type === "unknown" ? call.unknownFrom(value) : scalar(true, value.range);
  },
  one: (args, call) => {
    const value = expandInstances(first(args), call.context);
    if (value.type === "unknown") return call.unknownFrom(value);
    if (value.type !== "list") return value.type === "reference" ? value : refuse();
    const [only] = value.items;
    // One of an unknown number: all of them are drawn as one.
    if (value.open !== undefined) return only?.type === "reference" ? only : call.unknown(value.open);
    if (value.items.length > 1) throw new Refusal("the list has more than one element");
    return only ?? { type: "null", range: value.range };
  },
  alltrue: (args, call) => every(first(args), call, true),
  anytrue: (args, call) => every(first(args), call, false),
  contains: (args, call) => {
    const value = first(args);
    const wanted = args[1];
    if (wanted === undefined) throw new Refusal("an argument is missing");
    if (value.type !== "list") return value.type === "unknown" ? call.unknownFrom(value) : refuse();
    const target = toPlain(wanted);
    if ("unknown" in target) return call.unknown(target.unknown);
    let doubt = value.open;
    for (const item of value.items) {
      const plain = toPlain(item);
      if ("unknown" in plain) doubt ??= plain.unknown;
      else if (JSON.stringify(plain.plain) === JSON.stringify(target.plain)) return call.plain(true);
    }
    return doubt === undefined ? call.plain(false) : call.unknown(doubt);
  },
  element: (args, call) => {
    const value = expandInstances(first(args), call.context);
    const index = toPlain(args[1] ?? first([]));
    if (value.type === "unknown") return call.unknownFrom(value);
    if (value.type !== "list") return value.type === "reference" ? value : refuse();
    if (value.open !== undefined) {
      const [only] = value.items;
      return value.items.length === 1 && only?.type === "reference" ? only : call.unknown(value.open);
    }
    if ("unknown" in index) return call.unknown(index.unknown);
    if (value.items.length === 0) throw new Refusal("the list is empty");
    const at = plainToNumber(index.plain);
    const { length } = value.items;
    return value.items[((at % length) + length) % length] ?? refuse();
  },
};

/** Whether Terraform would refuse the value, or a part of it. */
function hasFailure(value: Evaluated): boolean {
  if (value.type === "unknown") return value.failed === true;
  if (value.type === "list") return value.items.some(hasFailure);
  return value.type === "object" && Object.values(value.fields).some(hasFailure);
}

/** The first argument. */
export function first(args: readonly Evaluated[]): Evaluated {
  const [value] = args;
  if (value === undefined) throw new Refusal("an argument is missing");
  return value;
}

function refuse(): never {
  throw new Refusal("a list is required");
}

function every(value: Evaluated, call: FunctionCall, wanted: boolean): Evaluated {
  if (value.type !== "list") return value.type === "unknown" ? call.unknownFrom(value) : refuse();
  let doubt = value.open;
  for (const item of value.items) {
    const plain = toPlain(item);
    if ("unknown" in plain) doubt ??= plain.unknown;
    else if (plain.plain === null ? wanted : plainToBoolean(plain.plain) !== wanted) return call.plain(!wanted);
  }
  return doubt === undefined ? call.plain(wanted) : call.unknown(doubt);
}
