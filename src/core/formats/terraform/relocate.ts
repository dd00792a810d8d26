/** Resources whose text moved but did not change: the same values at other places. */
import type { SourceRange } from "../../model/range";
import type { ParsedResource } from "../../model/resource";
import type { ObjectValue, Origin, Value } from "../../model/value";

/** A stretch of a file that moved by a number of characters. */
export interface Move extends SourceRange {
  readonly by: number;
}

/** The resource with every range in a moved stretch moved along. */
export function relocate(resource: ParsedResource, moves: readonly Move[]): ParsedResource {
  const fields = moveValue(resource.fields, moves);
  return {
    ...resource,
    fields: fields.type === "object" ? fields : resource.fields,
    range: moveRange(resource.range, moves),
    headRange: moveRange(resource.headRange, moves),
    ...(resource.lifecycle
      ? { lifecycle: { ...resource.lifecycle, range: moveRange(resource.lifecycle.range, moves) } }
      : {}),
    ...(resource.calls ? { calls: resource.calls.map((it) => moveOrigin(it, moves)) } : {}),
  };
}

function moveValue(value: Value, moves: readonly Move[]): Value {
  const place = {
    range: moveRange(value.range, moves),
    ...(value.fieldRange ? { fieldRange: moveRange(value.fieldRange, moves) } : {}),
    ...(value.headRange ? { headRange: moveRange(value.headRange, moves) } : {}),
    ...(value.via ? { via: value.via.map((it) => moveOrigin(it, moves)) } : {}),
    ...(value.type === "scalar" && value.written ? { written: moveRange(value.written, moves) } : {}),
  };
  switch (value.type) {
    case "list":
      return { ...value, ...place, items: value.items.map((it) => moveValue(it, moves)) };
    case "object":
      return { ...value, ...place, fields: moveFields(value, moves) };
    default:
      return { ...value, ...place };
  }
}

function moveFields(value: ObjectValue, moves: readonly Move[]): Record<string, Value> {
  const fields: Record<string, Value> = {};
  for (const name of Object.keys(value.fields)) {
    const field = value.fields[name];
    if (field) fields[name] = moveValue(field, moves);
  }
  return fields;
}

function moveOrigin(origin: Origin, moves: readonly Move[]): Origin {
  return origin.range ? { ...origin, range: moveRange(origin.range, moves) } : origin;
}

function moveRange(range: SourceRange, moves: readonly Move[]): SourceRange {
  for (const move of moves)
    if (range.start >= move.start && range.end <= move.end && range.file === move.file)
      return { file: range.file, start: range.start + move.by, end: range.end + move.by };
  return range;
}
