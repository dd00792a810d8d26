/** What a manifest says under its keys as fields of the API object. */
import { type ConnectorField, connectorFields } from "../../kinds/connector-names";
import type { ConnectorType, FieldSpec } from "../../kinds/kind";
import type { ListValue, ObjectValue, ScalarType, Value } from "../../model/value";
import { placeholderIn, placeholderReason } from "./placeholders";
import { isReference, toReference } from "./references";

/**
 * The fields of one level by the API's names, each of the type that the tables say. A key that they do not name keeps its
 * name: Config Connector's are the API's, mostly.
 */
export function fitFields(value: ObjectValue, specs: readonly FieldSpec[], type: ConnectorType): ObjectValue {
  const byKey = connectorFields(specs, type);
  const fields = new Map<string, Value>();
  for (const [key, item] of Object.entries(value.fields)) {
    const spelled = byKey.get(key);
    const name = spelled?.field.name ?? key;
    if (fields.has(name) && spelled?.key !== key) continue;
    fields.set(name, spelled ? fitValue(item, spelled, key, type) : withoutPlaceholders(item));
  }
  return { ...value, fields: Object.fromEntries(fields) };
}

function fitValue(value: Value, spelled: ConnectorField, key: string, type: ConnectorType): Value {
  const { field } = spelled;
  switch (field.type) {
    case "reference":
      return toReference(value, spelled, key);
    case "object":
      return value.type === "object" ? fitFields(value, field.fields ?? [], type) : withoutPlaceholders(value);
    case "list":
      return value.type === "list" ? fitList(value, spelled, key, type) : withoutPlaceholders(value);
    case "map":
      return withoutPlaceholders(value);
    default:
      return fitScalar(value, field.type, spelled, key);
  }
}

function fitList(value: ListValue, spelled: ConnectorField, key: string, type: ConnectorType): ListValue {
  const { field } = spelled;
  const item = (it: Value): Value => {
    switch (field.items) {
      case "reference":
        return toReference(it, spelled, key);
      case "object":
        return it.type === "object" ? fitFields(it, field.fields ?? [], type) : withoutPlaceholders(it);
      default:
        return fitScalar(it, field.items ?? "string", spelled, key);
    }
  };
  return { ...value, items: value.items.map(item) };
}

/** Plain values; text fields also hold references to kinds that are not known here, and secrets. */
function fitScalar(value: Value, type: "string" | "number" | "boolean", spelled: ConnectorField, key: string): Value {
  if (value.type === "object") {
    if (type !== "string") return value;
    const { value: given, valueFrom } = value.fields;
    if (valueFrom)
      return { ...placeOf(value), type: "unknown", reason: "it comes from a secret", expression: "valueFrom" };
    if (given?.type === "scalar") return { ...fitScalar(given, type, spelled, key), ...fieldOf(value) };
    if (!isReference(value)) return withoutPlaceholders(value);
    const reference = toReference(value, spelled, key);
    if (reference.type !== "reference" || reference.target.by !== "link") return reference;
    const { target, attribute: _, type: _type, ...place } = reference;
    return { ...place, type: "scalar", value: target.link };
  }
  if (value.type !== "scalar") return value;
  const known = withoutPlaceholders(value);
  return known.type === "scalar" ? { ...known, value: convert(known.value, type) } : known;
}

/** The value, unknown wherever a placeholder stands in its text. */
export function withoutPlaceholders(value: Value): Value {
  switch (value.type) {
    case "scalar": {
      const found = typeof value.value === "string" ? placeholderIn(value.value) : undefined;
      if (found === undefined) return value;
      const expression = String(value.value).slice(0, 80);
      return { ...placeOf(value), type: "unknown", reason: placeholderReason(found), expression };
    }
    case "list":
      return { ...value, items: value.items.map(withoutPlaceholders) };
    case "object":
      return {
        ...value,
        fields: Object.fromEntries(Object.entries(value.fields).map(([key, it]) => [key, withoutPlaceholders(it)])),
      };
    default:
      return value;
  }
}

function placeOf({ range, via, ...rest }: Value): Pick<Value, "range" | "fieldRange" | "headRange" | "via"> {
  return { range, ...fieldOf(rest), ...(via ? { via } : {}) };
}

function fieldOf({ fieldRange, headRange }: Pick<Value, "fieldRange" | "headRange">) {
  return { ...(fieldRange ? { fieldRange } : {}), ...(headRange ? { headRange } : {}) };
}

/** Numbers and flags that are written as text, and text that YAML reads as a number. */
export function convert(value: ScalarType, type: "string" | "number" | "boolean"): ScalarType {
  if (typeof value === type) return value;
  if (type === "string") return String(value);
  if (type === "number") return typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  return value === "true" ? true : value === "false" ? false : value;
}
