/** Whether two pieces of plain data say the same; an absent member and one that is undefined are the same. */
export function isSameData(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((it, index) => isSameData(it, right[index]));
  // Thousands of nodes are compared after every edit: no lists of members are made.
  const [one, other] = [left as Record<string, unknown>, right as Record<string, unknown>];
  for (const key in other) if (other[key] !== undefined && !isSameData(one[key], other[key])) return false;
  for (const key in one) if (one[key] !== undefined && other[key] === undefined) return false;
  return true;
}
