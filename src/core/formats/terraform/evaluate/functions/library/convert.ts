/** Terraform's conversions between strings, numbers and booleans. Null has no type and is the caller's business. */
import { FunctionError, type Plain, UnsupportedCall } from "../function";

/** The value as Terraform writes it in a string: `80`, `0.5`, `true`. Throws FunctionError for lists and objects. */
export function readText(value: Plain): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return String(value);
  throw new FunctionError("must be a string");
}

/** Throws FunctionError when the value is no number and no string that reads as one. */
export function readNumber(value: Plain): number {
  if (typeof value === "number") return value;
  // The base prefixes and `Inf` of Go are no numbers to Terraform.
  if (typeof value === "string" && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) {
    return numberOf(value);
  }
  throw new FunctionError("must be a number");
}

/** Throws FunctionError when the value is neither `true`, `false` nor a string of that. */
export function readBoolean(value: Plain): boolean {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  throw new FunctionError("must be true or false");
}

/**
 * A number without exponent and without trailing zeros, as Terraform prints it. Terraform's numbers have 512 bits,
 * JavaScript's 53: whole numbers beyond `Number.MAX_SAFE_INTEGER` and long fractions lose digits.
 */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return "0";
  const shortest = String(value);
  const exponential = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest);
  if (!exponential) return shortest;
  const [, sign = "", lead = "", fraction = "", exponent = "0"] = exponential;
  const digits = lead + fraction;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}

/** A numeral as a number. Throws UnsupportedCall when JavaScript would lose digits of a whole number. */
export function numberOf(numeral: string): number {
  return exact(Number(numeral));
}

/** Undoes JavaScript's rounding (0.1 + 0.2): Terraform adds fractions with 512 bits. */
export function decimal(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** The number itself, unless it is a whole number that JavaScript cannot hold exactly: then throws UnsupportedCall. */
export function exact(value: number): number {
  if (Number.isNaN(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new UnsupportedCall("the number is too large to be exact here");
  }
  return value;
}
