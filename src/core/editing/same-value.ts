/** Whether two values say the same, wherever they stand. */
import type { Value } from "../model/value";

export function sameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return true;
  if (!one || !other || one.type !== other.type) return false;
  switch (one.type) {
    case "scalar":
      return other.type === "scalar" && one.value === other.value;
    case "reference":
      return (
        other.type === "reference" &&
        one.attribute === other.attribute &&
        one.value === other.value &&
        JSON.stringify(one.target) === JSON.stringify(other.target)
      );
    case "unknown":
      return other.type === "unknown" && one.expression === other.expression && one.reason === other.reason;
    case "list":
      return (
        other.type === "list" &&
        one.open === other.open &&
        one.items.length === other.items.length &&
        one.items.every((it, index) => sameValue(it, other.items[index]))
      );
    case "object": {
      if (other.type !== "object" || one.open !== other.open) return false;
      const names = Object.keys(one.fields);
      return (
        names.length === Object.keys(other.fields).length &&
        names.every((name) => sameValue(one.fields[name], other.fields[name]))
      );
    }
  }
}
