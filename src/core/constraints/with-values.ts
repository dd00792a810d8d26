/** A resource as it would be with other values in some fields. */
import { completeFields } from "../kinds/complete";
import { kindOfTerraformType, kindSpec } from "../kinds/registry";
import type { ParsedResource, Resource } from "../model/resource";
import { formatPath, type ObjectValue, stepsOf, type Value, valueAt } from "../model/value";

type Steps = readonly (string | number)[];

/**
 * The resource with values at API paths; objects and list items on the way are made where they are missing. An index
 * behind the end of a list appends; undefined takes the field away. An object in it that holds the `open` field is being written: it may get more fields.
 */
export function withValues(
  resource: Resource,
  values: Readonly<Record<string, Value | undefined>>,
  open?: string,
): ParsedResource {
  const spec = kindSpec(resource.kind);
  let fields: Value = resource.fields;
  for (const [path, value] of Object.entries(values))
    fields = value ? put(fields, stepsOf(path), value) : without(fields, stepsOf(path));
  const holder = open === undefined ? [] : stepsOf(open).slice(0, -1);
  const written = holder.length > 0 ? valueAt(fields, formatPath(holder)) : undefined;
  if (written?.type === "object") fields = put(fields, holder, { ...written, open: "it is being written" });
  const tf = kindOfTerraformType(resource.typeName)?.tf;
  return { ...resource, fields: fields.type === "object" ? completeFields(spec, tf, fields) : resource.fields };
}

function put(at: Value, steps: Steps, value: Value): Value {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = at.type === "list" ? at.items : [];
    const index = Math.min(step, list.length);
    const item = put(list[index] ?? nothing(at), rest, value);
    const items = [...list.slice(0, index), item, ...list.slice(index + 1)];
    return at.type === "list" ? { ...at, items } : { type: "list", items, range: at.range };
  }
  const object: ObjectValue = at.type === "object" ? at : nothing(at);
  const inner = put(object.fields[step] ?? nothing(at), rest, value);
  return { ...object, fields: { ...object.fields, [step]: inner } };
}

/** Without a field. Items of lists stay, as those behind them would get other numbers. */
function without(at: Value, steps: Steps): Value {
  const [step, ...rest] = steps;
  if (typeof step === "number") {
    const item = at.type === "list" ? at.items[step] : undefined;
    if (at.type !== "list" || !item || rest.length === 0) return at;
    return { ...at, items: at.items.map((it, index) => (index === step ? without(it, rest) : it)) };
  }
  if (step === undefined || at.type !== "object") return at;
  const { [step]: inner, ...others } = at.fields;
  if (!inner) return at;
  return { ...at, fields: rest.length === 0 ? others : { ...at.fields, [step]: without(inner, rest) } };
}

/** An object without fields, which stands where what it is in stands. */
function nothing({ range, headRange }: Value): ObjectValue {
  return { type: "object", fields: {}, range, ...(headRange ? { headRange } : {}) };
}
