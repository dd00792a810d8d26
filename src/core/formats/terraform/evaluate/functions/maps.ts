/** Functions of maps and objects. */
import { sortedEntries } from "../pairs";
import { plainToString } from "../to-text";
import { expandInstances } from "../traversal";
import { type Evaluated, type EvaluatedObject, emptyFields, Refusal, toPlain } from "../value";
import type { FunctionCall, ValueFunction } from "./call";
import { first } from "./collections";
import { asList } from "./lists";

export const mapFunctions: Readonly<Record<string, ValueFunction>> = {
  merge: (args, call) => {
    const fields = emptyFields();
    let open: string | undefined;
    for (const value of args) {
      if (value.type === "null") continue;
      const object = asObject(value, call);
      // What an open object may bring can replace anything from before.
      if (object.open !== undefined) {
        open ??= object.open;
        for (const key of Object.keys(fields)) fields[key] = call.unknown(object.open);
      }
      for (const [key, item] of Object.entries(object.fields)) fields[key] = item;
    }
    return { type: "object", fields, range: call.plain(null).range, ...(open === undefined ? {} : { open }) };
  },
  keys: (args, call) => {
    const object = asObject(first(args), call);
    return call.list(
      sortedEntries(object.fields).map(([key]) => call.plain(key)),
      object.open === undefined ? {} : { open: object.open },
    );
  },
  values: (args, call) => {
    const value = expandInstances(first(args), call.context);
    // Instances under keys that are not known.
    if (value.type === "list") return value;
    const object = asObject(value, call);
    return call.list(
      sortedEntries(object.fields).map(([, item]) => item),
      object.open === undefined ? {} : { open: object.open },
    );
  },
  lookup: (args, call) => {
    const object = asObject(first(args), call);
    const key = textOf(args[1], call);
    if (typeof key !== "string") return key;
    const found = object.fields[key];
    if (found) return found;
    if (object.open !== undefined) return call.unknown(object.open);
    if (args[2]) return args[2];
    throw new Refusal(`the map has no key "${key}"`);
  },
  zipmap: (args, call) => {
    const keys = asList(first(args), call);
    const values = asList(args[1] ?? first([]), call);
    const open = keys.open ?? values.open;
    if (open !== undefined) return call.unknown(open);
    if (keys.items.length !== values.items.length) throw new Refusal("keys and values are not of one number");
    const fields = emptyFields();
    for (const [index, item] of keys.items.entries()) {
      const key = textOf(item, call);
      const value = values.items[index];
      if (typeof key !== "string") return key;
      if (value) fields[key] = value;
    }
    return { type: "object", fields, range: keys.range };
  },
  tomap: (args, call) => asObject(first(args), call),
  transpose: (args, call) => {
    const object = asObject(first(args), call);
    const plain = toPlain(object);
    if ("unknown" in plain) return call.unknown(plain.unknown);
    const result: Record<string, string[]> = {};
    for (const [key, list] of sortedEntries(object.fields)) {
      if (list.type !== "list") throw new Refusal("a map of lists is required");
      for (const item of list.items) {
        const text = textOf(item, call);
        if (typeof text !== "string") return text;
        result[text] = [...(result[text] ?? []), key];
      }
    }
    return call.plain(result);
  },
};

function asObject(value: Evaluated, call: FunctionCall): EvaluatedObject {
  const expanded = expandInstances(value, call.context);
  if (expanded.type === "object") return expanded;
  if (expanded.type === "unknown")
    return { type: "object", fields: emptyFields(), open: expanded.reason, range: expanded.range };
  if (expanded.type === "reference")
    return { type: "object", fields: emptyFields(), open: "known only after apply", range: expanded.range };
  throw new Refusal("a map is required");
}

function textOf(value: Evaluated | undefined, call: FunctionCall): string | Evaluated {
  if (value === undefined) throw new Refusal("an argument is missing");
  const plain = toPlain(value);
  return "unknown" in plain ? call.unknown(plain.unknown) : plainToString(plain.plain);
}
