/** What an API object says as fields of the tables: each of its type, links as references. */
import type { FieldSpec } from "../../kinds/kind";
import type { ListValue, ObjectValue, Reference, ScalarType, Value } from "../../model/value";
import { linkIn } from "./links";

/** The text of a stretch of the file: what was written before it became a number. */
export type Written = (range: { readonly start: number; readonly end: number }) => string;

/** One level of fields. Keys that the tables do not name keep their name. */
export function fitFields(object: ObjectValue, specs: readonly FieldSpec[], written: Written): ObjectValue {
  const left = new Map(Object.entries(object.fields));
  const fields = new Map<string, Value>();
  for (const spec of specs) {
    const path = spec.api?.path;
    if (!path) continue;
    const found = takeAt(left, path, spec);
    if (found) fields.set(spec.name, fitValue(unwrap(found, spec), spec, written));
  }
  for (const [key, value] of left) {
    const spec = specs.find((it) => it.name === key && !it.api?.path);
    fields.set(key, spec ? fitValue(value, spec, written) : value);
  }
  return { ...object, fields: Object.fromEntries(fields) };
}

/** The value at a path, which is taken out of where it is; of a list shared with others, those that are this one's. */
function takeAt(left: Map<string, Value>, path: readonly string[], { api }: FieldSpec): Value | undefined {
  const [key, ...rest] = path;
  const value = key === undefined ? undefined : left.get(key);
  if (key === undefined || value === undefined) return undefined;
  if (rest.length > 0) {
    if (value.type !== "object") return undefined;
    const inner = new Map(Object.entries(value.fields));
    const found = takeAt(inner, rest, { name: key, type: "object", api });
    if (!found) return undefined;
    if (inner.size === 0) left.delete(key);
    else left.set(key, { ...value, fields: Object.fromEntries(inner) });
    return found;
  }
  if (api?.collection === undefined || value.type !== "list") {
    left.delete(key);
    return value;
  }
  const own = value.items.filter((it) => isIn(it, api.collection));
  if (own.length === 0) return undefined;
  const others = value.items.filter((it) => !own.includes(it));
  if (others.length === 0) left.delete(key);
  else left.set(key, { ...value, items: others });
  return { ...value, items: own };
}

function isIn(value: Value, collection: string | undefined): boolean {
  return value.type === "scalar" && typeof value.value === "string" && linkIn(value.value)?.collection === collection;
}

/** `[{zone: a}, {zone: b}]` as `[a, b]`. */
function unwrap(value: Value, { api }: FieldSpec): Value {
  const key = api?.item;
  if (key === undefined || value.type !== "list") return value;
  return { ...value, items: value.items.map((it) => (it.type === "object" ? (it.fields[key] ?? it) : it)) };
}

function fitValue(value: Value, spec: FieldSpec, written: Written): Value {
  if (value.type === "unknown") return value;
  switch (spec.type) {
    case "reference":
      return toReference(value);
    case "object":
      return value.type === "object" ? fitFields(value, spec.fields ?? [], written) : value;
    case "list":
      return value.type === "list" ? { ...value, items: value.items.map((it) => fitItem(it, spec, written)) } : value;
    case "map":
      return value;
    default:
      return fitScalar(value, spec, spec.type, written);
  }
}

function fitItem(value: ListValue["items"][number], spec: FieldSpec, written: Written): Value {
  switch (spec.items) {
    case "reference":
      return toReference(value);
    case "object":
      return value.type === "object" ? fitFields(value, spec.fields ?? [], written) : value;
    default:
      return fitScalar(value, spec, spec.items ?? "string", written);
  }
}

/** A link is a reference; anything else that may stand there is not: an address, `all-apis`. */
function toReference(value: Value): Value {
  if (value.type !== "scalar" || typeof value.value !== "string" || !linkIn(value.value)) return value;
  const { type: _, value: link, ...located } = value;
  return { ...located, type: "reference", target: { by: "link", link }, attribute: "" } satisfies Reference;
}

/** Places are links in the API and names in the tables. Numbers in text, and text that YAML takes for a number. */
function fitScalar(value: Value, { name }: FieldSpec, type: "string" | "number" | "boolean", written: Written): Value {
  if (value.type !== "scalar") return value;
  if (isPlace(name) && typeof value.value === "string")
    return { ...value, value: value.value.slice(value.value.lastIndexOf("/") + 1) };
  return {
    ...value,
    value: convert(value.value, type, () => (value.via ? String(value.value) : written(value.range))),
  };
}

/** Fields whose value is a region or a zone. */
export function isPlace(field: string): boolean {
  return field === "region" || field === "zone" || field === "distributionPolicyZones";
}

export function convert(value: ScalarType, type: "string" | "number" | "boolean", text: () => string): ScalarType {
  if (typeof value === type) return value;
  if (type === "string") return text();
  if (type === "number") return typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof value !== "string") return value;
  return /^(?:true|yes|on)$/i.test(value) ? true : /^(?:false|no|off)$/i.test(value) ? false : value;
}
