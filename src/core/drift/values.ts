/** Small questions about values that a comparison asks. */
import type { ListValue, ObjectValue, Value } from "../model/value";

/** An object, or nothing: whatever else it is, its fields are not known. */
export function isObject(value: Value | undefined): value is ObjectValue | undefined {
  return value === undefined || value.type === "object";
}

/** A list, or nothing. */
export function isList(value: Value | undefined): value is ListValue | undefined {
  return value === undefined || value.type === "list";
}

/** "80" and 80 are the same, and so are a port and a range of one. */
export function sameScalar(one: string | number | boolean, other: string | number | boolean): boolean {
  const plain = (it: string | number | boolean) => String(it).replace(/^(\d+)-\1$/, "$1");
  return plain(one) === plain(other);
}

/** Whether anything in it is set for certain: an empty list or block is as good as none. */
export function isSet(value: Value): boolean {
  if (value.type === "list") return value.items.some(isSet);
  if (value.type === "object") return Object.values(value.fields).some(isSet);
  return value.type === "scalar" || value.type === "reference";
}

/** A value for people, on one line. */
export function text(value: Value): string {
  return JSON.stringify(plain(value));
}

function plain(value: Value): unknown {
  switch (value.type) {
    case "scalar":
      return value.value;
    case "list":
      return value.items.map(plain);
    case "object":
      return Object.fromEntries(Object.entries(value.fields).map(([name, it]) => [name, plain(it)]));
    case "reference":
      if (value.value !== undefined) return value.value;
      return value.target.by === "link"
        ? value.target.link
        : value.target.by === "outside"
          ? value.target.name
          : value.target.address;
    case "unknown":
      return value.expression;
  }
}
