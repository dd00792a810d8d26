/** Values as text, as Terraform converts them. */
import { type Evaluated, type Plain, Refusal, toPlain } from "./value";

/** The text of a scalar value in a template; a reference without a value gives "". Refuses what is no scalar. */
export function toText(value: Evaluated): string {
  if (value.type === "null") throw new Refusal("null cannot be put into a text");
  if (value.type === "list" || value.type === "object") throw new Refusal("a collection cannot be put into a text");
  const plain = toPlain(value);
  return "unknown" in plain ? "" : plainToString(plain.plain);
}

/** Plain scalars as text. Refuses null and collections. */
export function plainToString(value: Plain): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToString(value);
  if (typeof value === "boolean") return String(value);
  throw new Refusal(value === null ? "null is no text" : "a collection is no text");
}

/** Text, or a number's digits, as a number. Refuses anything else. */
export function plainToNumber(value: Plain): number {
  if (typeof value === "number") return value;
  if (typeof value === "string" && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value)) return Number(value);
  throw new Refusal("a number is required");
}

/** `true`, `false` and their texts. Refuses anything else. */
export function plainToBoolean(value: Plain): boolean {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  throw new Refusal("true or false is required");
}

/** Terraform writes numbers without exponent. */
function numberToString(value: number): string {
  if (!/e/.test(String(value)) || !Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) return BigInt(value).toString();
  return value.toFixed(20).replace(/0+$/, "");
}
