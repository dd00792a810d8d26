/** API values as JSON in Terraform's terms. */
import type { FieldSpec } from "../../../../kinds/kind";
import { isTerraformBlock } from "../../../../kinds/terraform-names";
import type { ChangeValue } from "../../../../model/change";
import { asList, asObject, plainScalar, type Rendering, referenceId, refuseUnknownKeys, requiredName } from "../render";

/** A value for a field. Refuses a value that the field cannot hold. */
export function jsonValue(value: ChangeValue, field: FieldSpec, rendering: Rendering): unknown {
  switch (field.type) {
    case "list": {
      const item: FieldSpec = { ...field, type: field.items ?? "string" };
      return asList(value, field).map((it) => jsonValue(it, item, rendering));
    }
    case "map":
      return Object.fromEntries(
        Object.entries(asObject(value, field)).map(([key, it]) => [template(key), jsonAny(it, field, rendering)]),
      );
    case "object":
      return jsonBody(asObject(value, field), field.fields ?? [], `${field.name} has`, rendering);
    default:
      return jsonScalar(value, field, rendering);
  }
}

/** What stands in a block, or in an object: arguments first, then nested blocks, as in Terraform's own language. */
export function jsonBody(
  value: Readonly<Record<string, ChangeValue>>,
  fields: readonly FieldSpec[],
  where: string,
  rendering: Rendering,
): Readonly<Record<string, unknown>> {
  refuseUnknownKeys(value, fields, where);
  const there = fields.filter((it) => value[it.name] !== undefined && value[it.name] !== null);
  const ordered = [...there.filter((it) => !isTerraformBlock(it)), ...there.filter(isTerraformBlock)];
  return Object.fromEntries(
    ordered.map((it) => [requiredName(it, rendering.type), jsonValue(value[it.name] ?? null, it, rendering)]),
  );
}

/** The string that Terraform reads as a text: nothing in it is taken for a template. */
export function template(text: string): string {
  return text.replace(/[$%]\{/g, (it) => it.slice(0, 1) + it);
}

function jsonScalar(value: ChangeValue, field: FieldSpec, rendering: Rendering): unknown {
  const id = referenceId(value);
  if (id === undefined) {
    const plain = plainScalar(value, field);
    return typeof plain === "string" ? template(plain) : plain;
  }
  const expression = rendering.reference(id, field);
  return expression.startsWith('"') ? expression.slice(1, -1) : `\${${expression}}`;
}

/** A value of a map, whose type the tables do not say. */
function jsonAny(value: ChangeValue, field: FieldSpec, rendering: Rendering): unknown {
  if (referenceId(value) !== undefined) return jsonScalar(value, { ...field, type: "string" }, rendering);
  if (typeof value === "string") return template(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((it) => jsonAny(it, field, rendering));
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [template(key), jsonAny(it, field, rendering)]));
}
