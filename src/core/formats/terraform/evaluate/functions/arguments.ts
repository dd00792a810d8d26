/** Checked access to the arguments of functions. */
import { plainToNumber, plainToString } from "../to-text";
import { type Plain, Refusal } from "../value";

export function text(value: Plain | undefined): string {
  if (value === undefined) throw new Refusal("an argument is missing");
  return plainToString(value);
}

export function number(value: Plain | undefined): number {
  if (value === undefined) throw new Refusal("an argument is missing");
  return plainToNumber(value);
}

export function integer(value: Plain | undefined): number {
  const result = number(value);
  if (!Number.isInteger(result)) throw new Refusal("a whole number is required");
  return result;
}

export function list(value: Plain | undefined): readonly Plain[] {
  if (!Array.isArray(value)) throw new Refusal("a list is required");
  return value as readonly Plain[];
}

export function texts(value: Plain | undefined): string[] {
  return list(value).map(text);
}
