/**
 * One type for all elements, as Terraform finds it when a tuple becomes a list or an object becomes a map: numbers and
 * booleans turn into strings beside a string; objects agree attribute by attribute.
 */

import { FunctionError, type Plain } from "../function";
import { readText } from "./convert";

type Type =
  | "null"
  | "string"
  | "number"
  | "boolean"
  | { readonly items: readonly Type[] }
  | { readonly element: Type }
  | { readonly attributes: ReadonlyMap<string, Type> }
  | { readonly mapOf: Type };

/** The values converted to one type. Throws FunctionError when they have none. */
export function unify(values: readonly Plain[]): readonly Plain[] {
  if (values.length < 2) return values;
  const type = common(values.map(typeOf));
  return values.map((value) => convert(value, type));
}

/** The object's values converted to one type. Throws FunctionError when they have none. */
export function unifyObject(object: { readonly [key: string]: Plain }): { readonly [key: string]: Plain } {
  const keys = Object.keys(object);
  const values = unify(Object.values(object));
  return Object.fromEntries(keys.map((key, at) => [key, values[at] ?? null]));
}

function typeOf(value: Plain): Type {
  if (value === null) return "null";
  if (Array.isArray(value)) return { items: value.map(typeOf) };
  if (typeof value === "object") {
    return { attributes: new Map(Object.entries(value).map(([key, it]) => [key, typeOf(it)])) };
  }
  return typeof value as "string" | "number" | "boolean";
}

function common(types: readonly Type[]): Type {
  const some = types.filter((type) => type !== "null");
  const first = some[0];
  if (first === undefined) return "null";
  if (some.every((type) => typeof type === "string")) return commonPrimitive(some);
  if (some.some((type) => typeof type === "string")) throw disagree();
  const shapes = some as readonly Exclude<Type, string>[];
  if (shapes.every((type) => "items" in type || "element" in type)) return commonSequence(shapes);
  if (shapes.every((type) => "attributes" in type || "mapOf" in type)) return commonObject(shapes);
  throw disagree();
}

function commonPrimitive(types: readonly Type[]): Type {
  if (types.every((type) => type === types[0])) return types[0] ?? "null";
  if (types.includes("string")) return "string";
  throw disagree();
}

function commonSequence(types: readonly Exclude<Type, string>[]): Type {
  const tuples = types.flatMap((type) => ("items" in type ? [type.items] : []));
  const length = tuples[0]?.length ?? 0;
  if (tuples.length === types.length && tuples.every((items) => items.length === length)) {
    return { items: Array.from({ length }, (_, at) => common(tuples.map((items) => items[at] ?? "null"))) };
  }
  return {
    element: common(types.flatMap((type) => ("items" in type ? type.items : "element" in type ? [type.element] : []))),
  };
}

function commonObject(types: readonly Exclude<Type, string>[]): Type {
  const objects = types.flatMap((type) => ("attributes" in type ? [type.attributes] : []));
  const keys = [...(objects[0]?.keys() ?? [])];
  const same = objects.every((it) => it.size === keys.length && keys.every((key) => it.has(key)));
  if (objects.length === types.length && same) {
    return { attributes: new Map(keys.map((key) => [key, common(objects.map((it) => it.get(key) ?? "null"))])) };
  }
  return {
    mapOf: common(
      types.flatMap((type) =>
        "attributes" in type ? [...type.attributes.values()] : "mapOf" in type ? [type.mapOf] : [],
      ),
    ),
  };
}

function convert(value: Plain, type: Type): Plain {
  if (value === null) return null;
  if (type === "string") return readText(value);
  if (typeof type === "string") return value;
  if (Array.isArray(value)) {
    if ("items" in type) return value.map((it, at) => convert(it, type.items[at] ?? "null"));
    if ("element" in type) return value.map((it) => convert(it, type.element));
    return value;
  }
  if ("attributes" in type) {
    return fromObject(value, (key) => type.attributes.get(key) ?? "null");
  }
  if ("mapOf" in type) return fromObject(value, () => type.mapOf);
  return value;
}

function fromObject(value: Plain, typeAt: (key: string) => Type): Plain {
  return Object.fromEntries(
    Object.entries(value as { readonly [key: string]: Plain }).map(([key, it]) => [key, convert(it, typeAt(key))]),
  );
}

function disagree(): FunctionError {
  return new FunctionError("all elements must have the same type");
}
