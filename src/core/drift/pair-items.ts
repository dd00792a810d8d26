/** Which item of one list is which item of another. */

/**
 * Pairs of positions, each undefined where one side has no such item: by key where every key is known and there once,
 * else by place where both lists are of the same length. undefined when it cannot be told.
 */
export function pairItems(
  one: readonly (string | undefined)[],
  other: readonly (string | undefined)[],
): readonly (readonly [number | undefined, number | undefined])[] | undefined {
  if (areKeys(one) && areKeys(other)) {
    const places = new Map(other.map((key, index) => [key, index]));
    const left = one.map((key, index) => [index, places.get(key)] as const);
    const own = new Set(one);
    return [...left, ...other.flatMap((key, index) => (own.has(key) ? [] : [[undefined, index] as const]))];
  }
  return one.length === other.length ? one.map((_, index) => [index, index] as const) : undefined;
}

function areKeys(keys: readonly (string | undefined)[]): boolean {
  return keys.every((it) => it !== undefined) && new Set(keys).size === keys.length;
}
