/** The orders and the equality of Terraform's values. */
import type { Plain } from "../function";

/** By code points, which is the order of the UTF-8 bytes that Terraform sorts by. */
export function compareTexts(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a === b) continue;
    // A surrogate stands for a code point above every other code unit.
    if (isSurrogate(a) !== isSurrogate(b)) return isSurrogate(a) ? 1 : -1;
    return a - b;
  }
  return left.length - right.length;
}

export function sortedKeys(object: { readonly [key: string]: Plain }): readonly string[] {
  return Object.keys(object).sort(compareTexts);
}

/** Same type, same value, all the way down. */
export function equal(left: Plain, right: Plain): boolean {
  return left === right || canonical(left) === canonical(right);
}

/** One text for each value, whatever the order of the keys. */
export function canonical(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const object = value as { readonly [key: string]: Plain };
    return `{${sortedKeys(object)
      .map((key) => `${JSON.stringify(key)}:${canonical(object[key] ?? null)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Without repetitions, first occurrences kept in their order. */
export function unique(values: readonly Plain[]): readonly Plain[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = canonical(value);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * The elements of a set in the order in which Terraform goes through them: booleans, numbers and strings by value.
 * Sets of other things have an order that Terraform does not promise; here they keep the order of their text.
 */
export function asSet(values: readonly Plain[]): readonly Plain[] {
  return [...unique(values)].sort(compareElements);
}

function compareElements(left: Plain, right: Plain): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  // Terraform puts a null behind everything else.
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return compareTexts(canonical(left), canonical(right));
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
