/**
 * How rules ask a resource for its fields: three-valued, with defaults on request.
 *
 * `field` gives the value in the text. `possible` gives every value that the field can have when the text is applied,
 * defaults included, or undefined when that cannot be known: the way to be right under "unknown is never wrong".
 */
import { defaultsOf } from "../kinds/defaults";
import type { Resource } from "../model/resource";
import { type ObjectValue, type ScalarType, scalarOf, stepsOf, type Value, valueAt } from "../model/value";

/** The value of a field as the text sets it; undefined when the text does not set it. */
export function field(resource: Resource, path: string): Value | undefined {
  return valueAt(resource.fields, path);
}

/** The known scalar of a field, or undefined when it is absent, unknown or no scalar. No defaults. */
export function known(resource: Resource, path: string): ScalarType | undefined {
  return scalarOf(field(resource, path));
}

/** Like `known`, for one field of an object value such as a backend. */
export function knownIn(object: ObjectValue | undefined, path: string): ScalarType | undefined {
  return scalarOf(valueAt(object, path));
}

/** Whether a field is certainly not set: not in the text, and no open parent could bring it. */
export function isAbsent(resource: Resource, path: string): boolean {
  return isAbsentIn(resource.fields, path);
}

/** `isAbsent` below an object value. */
export function isAbsentIn(object: ObjectValue, path: string): boolean {
  let value: Value | undefined = object;
  for (const step of stepsOf(path)) {
    const next: Value | undefined =
      typeof step === "number"
        ? value.type === "list"
          ? value.items[step]
          : undefined
        : value.type === "object"
          ? value.fields[step]
          : undefined;
    if (next === undefined) return isClosed(value, step);
    value = next;
  }
  return false;
}

/** Whether a step that a value does not have cannot be there either. */
function isClosed(value: Value, step: string | number): boolean {
  const wanted = typeof step === "number" ? "list" : "object";
  return (value.type === "list" || value.type === "object") && value.type === wanted && value.open === undefined;
}

/**
 * Every value the field can have when applied: the known value; else, when it is certainly absent, its default or
 * defaults (reference: products.yaml defaults). An empty list: absent without a default. undefined: cannot be known.
 */
export function possible(resource: Resource, path: string): readonly ScalarType[] | undefined {
  const value = field(resource, path);
  if (value !== undefined) {
    const scalar = scalarOf(value);
    return scalar === undefined ? undefined : [scalar];
  }
  if (!isAbsent(resource, path)) return undefined;
  return defaultsOf(resource, path);
}

/** Whether the field is certainly one of the given values (every possible value is among them, and there is one). */
export function isCertainly(resource: Resource, path: string, ...values: ScalarType[]): boolean {
  const all = possible(resource, path);
  return all !== undefined && all.length > 0 && all.every((it) => values.includes(it));
}

/** Whether the field could be one of the given values: true whenever that cannot be excluded. */
export function couldBe(resource: Resource, path: string, ...values: ScalarType[]): boolean {
  const all = possible(resource, path);
  return all === undefined || all.some((it) => values.includes(it));
}

/** The items of a list field with their paths; `complete` is false when there may be others. */
export function items(
  resource: Resource,
  path: string,
): { readonly items: readonly { readonly value: Value; readonly path: string }[]; readonly complete: boolean } {
  const value = field(resource, path);
  if (value === undefined) return { items: [], complete: isAbsent(resource, path) };
  if (value.type !== "list") return { items: [], complete: false };
  return {
    items: value.items.map((item, index) => ({ value: item, path: `${path}[${index}]` })),
    complete: value.open === undefined,
  };
}
