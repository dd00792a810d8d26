/** API values as Terraform text, laid out as `terraform fmt` lays it out. Lines are joined by `\n`, not indented. */
import type { FieldSpec } from "../../../kinds/kind";
import { isTerraformBlock, terraformName } from "../../../kinds/terraform-names";
import type { ChangeValue } from "../../../model/change";
import type { ScalarType } from "../../../model/value";
import { Refused } from "./refused";

/** What rendering needs to know about the place it renders for. */
export interface Rendering {
  /** Terraform type of the resource: fields may have different names in different types. */
  readonly type: string;
  /** Expression that refers to a resource. */
  reference(id: string, field: FieldSpec): string;
}

/** The text of a value for a field that is an attribute. Refuses a value that the field cannot hold. */
export function renderValue(value: ChangeValue, field: FieldSpec, rendering: Rendering): string {
  if (field.type === "list") {
    const { fields } = field;
    const item: FieldSpec = { ...field, type: field.items ?? "string", ...(fields ? { fields } : {}) };
    return renderList(asList(value, field).map((it) => renderValue(it, item, rendering)));
  }
  if (field.type === "map") {
    const entries = Object.entries(asObject(value, field));
    return renderObject(entries.map(([key, it]) => [renderKey(key), renderAny(it, field, rendering)]));
  }
  if (field.type === "object") return renderObject(renderedFields(asObject(value, field), field, rendering));
  return renderScalar(value, field, rendering);
}

/** The text of a nested block, keyword and braces included. */
function renderBlock(name: string, value: ChangeValue, field: FieldSpec, rendering: Rendering): string {
  const body = renderBody(asObject(value, field), field.fields ?? [], `${field.name} has`, rendering);
  return body ? `${name} {\n${indentLines(body)}\n}` : `${name} {}`;
}

/** The lines between the braces of a block: attributes in the order of the tables, then nested blocks set off by blank lines. */
export function renderBody(
  value: Readonly<Record<string, ChangeValue>>,
  fields: readonly FieldSpec[],
  where: string,
  rendering: Rendering,
): string {
  refuseUnknownKeys(value, fields, where);
  const attributes: string[] = [];
  const blocks: string[] = [];
  for (const field of fields) {
    const item = value[field.name];
    if (item === undefined || item === null) continue;
    const name = requiredName(field, rendering.type);
    if (!isTerraformBlock(field)) attributes.push(`${name} = ${renderValue(item, field, rendering)}`);
    else if (field.type === "object") blocks.push(renderBlock(name, item, field, rendering));
    else blocks.push(...asList(item, field).map((it) => renderBlock(name, it, field, rendering)));
  }
  return [...(attributes.length ? [attributes.join("\n")] : []), ...blocks].join("\n\n");
}

/** A string as Terraform's quoted literal: nothing in it is taken for a template. */
export function quote(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\t/g, "\\t")
    // Doubled, the sign stands for itself; more of them before it are spelled out, which every reader reads alike.
    .replace(/([$%])\1*\{/g, (it) => unicode(it.slice(0, -2)) + it.slice(-2, -1) + it.slice(-2))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they cannot stand in a quoted literal as they are
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, unicode);
  return `"${escaped}"`;
}

function unicode(text: string): string {
  return [...text].map((it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}

/** A map key: bare where it may be. */
export function renderKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : quote(key);
}

/** A scalar of the type that the field has: `"443"` for a text field that is given 443. */
export function renderScalar(value: ChangeValue, field: FieldSpec, rendering: Rendering): string {
  const id = referenceId(value);
  if (id !== undefined) return rendering.reference(id, field);
  const plain = plainScalar(value, field);
  return typeof plain === "string" ? quote(plain) : String(plain);
}

/** The value itself, of the type that the field has. Refuses one that cannot be of it. */
export function plainScalar(value: ChangeValue, field: FieldSpec): ScalarType {
  if (typeof value === "object" || value === undefined)
    throw new Refused(`${field.name} cannot hold ${describe(value)}.`);
  switch (field.type) {
    case "number": {
      const number =
        typeof value === "number" ? value : typeof value === "string" && value.trim() ? Number(value) : Number.NaN;
      if (!Number.isFinite(number)) throw new Refused(`${field.name} is a number; ${describe(value)} is none.`);
      return number;
    }
    case "boolean":
      if (String(value) !== "true" && String(value) !== "false")
        throw new Refused(`${field.name} is true or false; ${describe(value)} is neither.`);
      return String(value) === "true";
    default:
      return String(value);
  }
}

/** The id in `{"ref": id}`, or undefined for any other value. */
export function referenceId(value: ChangeValue): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { ref, ...rest } = value as Readonly<Record<string, ChangeValue>>;
  return typeof ref === "string" && Object.keys(rest).length === 0 ? ref : undefined;
}

/** A value that must be an object of fields. */
export function asObject(value: ChangeValue, field: FieldSpec): Readonly<Record<string, ChangeValue>> {
  if (typeof value !== "object" || value === null || Array.isArray(value) || referenceId(value) !== undefined)
    throw new Refused(`${field.name} holds an object; ${describe(value)} is none.`);
  return value as Readonly<Record<string, ChangeValue>>;
}

/** A value that must be a list. */
export function asList(value: ChangeValue, field: FieldSpec): readonly ChangeValue[] {
  if (!Array.isArray(value)) throw new Refused(`${field.name} is a list; ${describe(value)} is none.`);
  return value;
}

/** Refuses an object with members that the tables do not name. `where` begins the sentence: "logConfig has". */
export function refuseUnknownKeys(
  value: Readonly<Record<string, ChangeValue>>,
  fields: readonly FieldSpec[],
  where: string,
): void {
  const unknown = Object.keys(value).find((key) => !fields.some((it) => it.name === key));
  if (unknown !== undefined) throw new Refused(`${where} no field "${unknown}".`);
}

/** Terraform's name of a field, or a refusal where the type has no such argument. */
export function requiredName(field: FieldSpec, type: string): string {
  const name = terraformName(field, type);
  if (name === undefined) throw new Refused(`Terraform's ${type} has no argument for ${field.name}.`);
  return name;
}

function renderedFields(
  value: Readonly<Record<string, ChangeValue>>,
  field: FieldSpec,
  rendering: Rendering,
): [string, string][] {
  const fields = field.fields ?? [];
  refuseUnknownKeys(value, fields, `${field.name} has`);
  return fields.flatMap((it): [string, string][] => {
    const item = value[it.name];
    return item === undefined || item === null
      ? []
      : [[requiredName(it, rendering.type), renderValue(item, it, rendering)]];
  });
}

/** A value of a map, whose type the tables do not say. */
function renderAny(value: ChangeValue, field: FieldSpec, rendering: Rendering): string {
  if (referenceId(value) !== undefined || typeof value === "string")
    return renderScalar(value, { ...field, type: "string" }, rendering);
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return renderList(value.map((it) => renderAny(it, field, rendering)));
  return renderObject(Object.entries(value).map(([key, it]) => [renderKey(key), renderAny(it, field, rendering)]));
}

/** On one line as long as that stays readable. */
export function renderList(items: readonly string[]): string {
  const line = `[${items.join(", ")}]`;
  if (line.length <= 60 && !line.includes("\n")) return line;
  return `[\n${items.map((it) => `${indentLines(it)},\n`).join("")}]`;
}

function renderObject(entries: readonly (readonly [string, string])[]): string {
  if (entries.length === 0) return "{}";
  return `{\n${entries.map(([key, value]) => `${indentLines(`${key} = ${value}`)}\n`).join("")}}`;
}

/** Lines one level further in; empty ones stay empty. */
export function indentLines(text: string): string {
  return text
    .split("\n")
    .map((it) => (it === "" ? it : `  ${it}`))
    .join("\n");
}

function describe(value: ChangeValue): string {
  return JSON.stringify(value);
}
