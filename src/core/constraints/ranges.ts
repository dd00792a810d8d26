/** Where the squiggle of a finding goes. */
import type { SourceRange } from "../model/range";
import type { Resource } from "../model/resource";
import { formatPath, parsePath, type Value, valueAt } from "../model/value";

/**
 * The short text that stands for a field of a resource: the value, or the keyword of the block that it is. A field that
 * is not in the text falls back to the nearest parent that is, and in the end to the head of the resource.
 */
export function rangeOf(resource: Resource, field?: string): SourceRange {
  if (field === undefined) return resource.headRange;
  const steps = parsePath(field);
  for (let length = steps.length; length > 0; length--) {
    const value = valueAt(resource.fields, formatPath(steps.slice(0, length)));
    if (value !== undefined) return shortRange(value);
  }
  return resource.headRange;
}

/** The short text that stands for a value. */
export function shortRange(value: Value): SourceRange {
  return value.headRange ?? value.range;
}
