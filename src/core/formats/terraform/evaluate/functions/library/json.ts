/** JSON as Terraform writes it: keys sorted, no spaces, `<`, `>` and `&` escaped for use inside HTML. */
import { FunctionError, type Plain } from "../function";
import { sortedKeys } from "./compare";
import { exact, numberText } from "./convert";

export function toJson(value: Plain): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return jsonText(value);
  if (Array.isArray(value)) return `[${value.map(toJson).join(",")}]`;
  const object = value as { readonly [key: string]: Plain };
  const entries = sortedKeys(object).map((key) => `${jsonText(key)}:${toJson(object[key] ?? null)}`);
  return `{${entries.join(",")}}`;
}

/** Throws FunctionError when the text is no JSON. */
export function fromJson(text: string): Plain {
  try {
    return JSON.parse(text, (_, value) => (typeof value === "number" ? checked(value) : value));
  } catch (error) {
    if (error instanceof SyntaxError) throw new FunctionError("the text is not valid JSON");
    throw error;
  }
}

function checked(value: number): number {
  return Number.isInteger(value) ? exact(value) : value;
}

function jsonText(value: string): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
