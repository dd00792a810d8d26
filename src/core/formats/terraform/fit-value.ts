/** Values of arguments in the shape and type that the API's field has. */
import type { FieldSpec } from "../../kinds/kind";
import { terraformFields } from "../../kinds/terraform-names";
import type { ListValue, ObjectValue, ScalarType, Value } from "../../model/value";
import { apiName } from "./fields";

/** The value as its field's specification wants it: Terraform converts plain types; literal links are references. */
export function fitValue(value: Value, spec: FieldSpec | undefined, type: string): Value {
  if (!spec) return value;
  switch (spec.type) {
    case "reference":
      return toReference(value);
    case "string":
    case "number":
    case "boolean":
      return value.type === "scalar" ? { ...value, value: convert(value.value, spec.type) } : value;
    case "object":
      return fitObject(soleItem(value), spec.fields ?? [], type);
    case "list":
      return value.type === "list" ? fitList(value, spec, type) : value;
    case "map":
      return value;
  }
}

function fitList(value: ListValue, spec: FieldSpec, type: string): Value {
  const fit = (item: Value): Value => {
    switch (spec.items) {
      case "reference":
        return toReference(item);
      case "object":
        return fitObject(item, spec.fields ?? [], type);
      case "string":
      case "number":
        return item.type === "scalar" ? { ...item, value: convert(item.value, spec.items) } : item;
      default:
        return item;
    }
  };
  return { ...value, items: value.items.map(fit) };
}

/** Keys of an object that stands in an attribute are Terraform's names too. */
function fitObject(value: Value, specs: readonly FieldSpec[], type: string): Value {
  if (value.type !== "object") return value;
  const byName = terraformFields(specs, type);
  const fields: Record<string, Value> = {};
  for (const [name, item] of Object.entries(value.fields)) {
    const spec = byName.get(name);
    fields[spec?.name ?? apiName(name)] = fitValue(item, spec, type);
  }
  return { ...value, fields } satisfies ObjectValue;
}

/** An object that the attribute writes as a list of one. */
function soleItem(value: Value): Value {
  const [only] = value.type === "list" ? value.items : [];
  if (value.type !== "list" || value.items.length !== 1 || value.open !== undefined || !only) return value;
  return {
    ...only,
    ...(value.via && !only.via ? { via: value.via } : {}),
    ...(value.computed ? { computed: value.computed } : {}),
  };
}

function toReference(value: Value): Value {
  if (value.type !== "scalar" || typeof value.value !== "string") return value;
  const { value: link, type: _, ...place } = value;
  return { ...place, type: "reference", target: { by: "link", link }, attribute: "" };
}

function convert(value: ScalarType, type: "string" | "number" | "boolean"): ScalarType {
  if (typeof value === type) return value;
  if (type === "string") return String(value);
  if (type === "number") return typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  return value === "true" ? true : value === "false" ? false : value;
}
