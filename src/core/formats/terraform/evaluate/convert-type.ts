/** Values as a variable's type constraint makes them. */
import type { Expression } from "../syntax";
import type { Context } from "./context";
import { evaluate } from "./evaluate";
import { distinct, inOrder } from "./functions/lists";
import { plainToBoolean, plainToNumber, plainToString } from "./to-text";
import { type Evaluated, type EvaluatedObject, emptyFields, Refusal } from "./value";

/** The value converted to a type expression such as `map(object({ port = optional(number, 80) }))`. */
export function convertToType(value: Evaluated, type: Expression, context: Context): Evaluated {
  if (value.type === "unknown" || value.type === "null") return value;
  if (type.node === "traversal" && typeof type.root === "string") return convertScalar(value, type.root);
  if (type.node !== "call") return value;
  const [argument] = type.args;
  if (!argument) return value;
  switch (type.name) {
    case "optional":
      return convertToType(value, argument, context);
    case "list":
    case "set": {
      if (value.type !== "list") return value;
      const items = value.items.map((it) => convertToType(it, argument, context));
      return type.name === "set" ? { ...value, items: inOrder(distinct(items)), set: true } : { ...value, items };
    }
    case "tuple":
      return value.type === "list" && argument.node === "tuple"
        ? {
            ...value,
            items: value.items.map((it, index) => {
              const itemType = argument.items[index];
              return itemType ? convertToType(it, itemType, context) : it;
            }),
          }
        : value;
    case "map":
      return value.type === "object"
        ? { ...value, fields: mapFields(value, (it) => convertToType(it, argument, context)) }
        : value;
    case "object":
      return value.type === "object" && argument.node === "object"
        ? convertObject(value, argument.entries, context)
        : value;
    default:
      return value;
  }
}

function convertScalar(value: Evaluated, type: string): Evaluated {
  if (value.type !== "scalar") return value;
  try {
    if (type === "string") return { ...value, value: plainToString(value.value) };
    if (type === "number") return { ...value, value: plainToNumber(value.value) };
    if (type === "bool") return { ...value, value: plainToBoolean(value.value) };
  } catch (error) {
    // Terraform refuses the value; what it says stays visible.
    if (!(error instanceof Refusal)) throw error;
  }
  return value;
}

/** Attributes that the type does not name are dropped; optional ones that are missing get their default, or null. */
function convertObject(
  value: EvaluatedObject,
  entries: readonly { readonly key: Expression; readonly value: Expression }[],
  context: Context,
): Evaluated {
  const fields = emptyFields();
  for (const { key, value: type } of entries) {
    const name = key.node === "traversal" && typeof key.root === "string" ? key.root : undefined;
    if (name === undefined) return value;
    const given = value.fields[name];
    if (given && given.type !== "null") {
      fields[name] = convertToType(given, type, context);
      continue;
    }
    const fallback = type.node === "call" && type.name === "optional" ? type.args[1] : undefined;
    const inner = type.node === "call" && type.name === "optional" ? type.args[0] : undefined;
    if (value.open !== undefined && !given)
      fields[name] = { type: "unknown", reason: value.open, expression: name, range: value.range };
    else if (fallback && inner) fields[name] = convertToType(evaluate(fallback, context), inner, context);
    else fields[name] = { type: "null", range: value.range };
  }
  return { type: "object", fields, range: value.range, ...(value.via ? { via: value.via } : {}) };
}

function mapFields(value: EvaluatedObject, run: (item: Evaluated) => Evaluated): Record<string, Evaluated> {
  const fields = emptyFields();
  for (const [key, item] of Object.entries(value.fields)) fields[key] = run(item);
  return fields;
}
