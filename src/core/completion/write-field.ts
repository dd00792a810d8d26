/** How a field begins in a format: its name and what must stand around its value. */
import type { Cursor } from "../formats/cursor";
import { isTerraformBlock } from "../kinds/terraform-names";
import type { NamedField } from "./named-fields";
import { isReference } from "./spot";

export interface Written {
  readonly before: string;
  readonly after: string;
}

/** Text around the caret; only the name where a value is there already. */
export function writeField(cursor: Cursor, named: NamedField, following: string): Written {
  const { key } = named;
  if (cursor.language === "json") return inJson(cursor, named, following);
  const quoted = cursor.quoted ? `"${key}"` : key;
  if (cursor.hasValue) return { before: cursor.quoted ? quoted : key, after: "" };
  return cursor.language === "hcl" ? inHcl(named) : inYaml(cursor, named);
}

/** What a value of the field is written as. */
type Shape = "block" | "object" | "texts" | "list" | "objects" | "text" | "plain";

function shapeOf({ field, inner }: NamedField): Shape {
  if (inner || !field) return "object";
  if (field.type === "object" || field.type === "map") return "object";
  if (field.type === "list") return field.items === "object" ? "objects" : field.items === "string" ? "texts" : "list";
  return field.type === "string" ? "text" : "plain";
}

function inHcl({ key, field }: NamedField): Written {
  if (field && isTerraformBlock(field)) return { before: `${key} {\n  `, after: "\n}" };
  switch (field ? shapeOf({ key, others: [], field }) : "plain") {
    case "text":
      return { before: `${key} = "`, after: '"' };
    case "texts":
      return { before: `${key} = ["`, after: '"]' };
    case "list":
      return { before: `${key} = [`, after: "]" };
    case "object":
      return { before: `${key} = {\n  `, after: "\n}" };
    case "objects":
      return { before: `${key} = [{\n  `, after: "\n}]" };
    default:
      return { before: `${key} = `, after: "" };
  }
}

function inJson(cursor: Cursor, named: NamedField, following: string): Written {
  const name = `"${named.key}"`;
  if (cursor.hasValue) return { before: name, after: "" };
  const end = /^\s*"/.test(following) ? "," : "";
  const around: Readonly<Record<Shape, readonly [string, string]>> = {
    text: ['"', '"'],
    texts: ['["', '"]'],
    list: ["[", "]"],
    objects: ["[{ ", " }]"],
    object: ["{ ", " }"],
    block: ["{ ", " }"],
    plain: isReference(named.field) ? ['"', '"'] : ["", ""],
  };
  const [open, close] = around[shapeOf(named)];
  return { before: `${name}: ${open}`, after: `${close}${end}` };
}

function inYaml({ inset }: Cursor, named: NamedField): Written {
  const { key, connector } = named;
  const here = " ".repeat(inset);
  const style = connector?.reference;
  if (named.field?.type === "reference" && style && style !== "text")
    return { before: style === "byKind" ? `${key}:\n${here}  ` : `${key}:\n${here}  name: `, after: "" };
  if (named.field?.type === "list" && style === "items") return { before: `${key}:\n${here}- name: `, after: "" };
  switch (shapeOf(named)) {
    case "object":
      return { before: `${key}:\n${here}  `, after: "" };
    case "objects":
    case "texts":
    case "list":
      return { before: `${key}:\n${here}- `, after: "" };
    default:
      return { before: `${key}: `, after: "" };
  }
}
