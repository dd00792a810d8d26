/** Numeric functions. https://developer.hashicorp.com/terraform/language/functions (Numeric Functions) */

import { FunctionError, type Plain, type PureFunction } from "../function";
import { decimal, exact } from "./convert";
import { any, boolean, integer, number, pure, pureWithRest, sequence, text } from "./signature";

export const numbers: { readonly [name: string]: PureFunction } = {
  abs: pure([number], Math.abs),
  ceil: pure([number], (value) => Math.ceil(value) + 0),
  floor: pure([number], (value) => Math.floor(value) + 0),
  signum: pure([integer], (value) => Math.sign(value) + 0),
  max: pureWithRest([], number, (values) => Math.max(...values), 1),
  min: pureWithRest([], number, (values) => Math.min(...values), 1),
  pow: pure([number, number], (base, power) => exact(finite(base ** power))),
  log: pure([number, number], (value, base) => finite(Math.log(value) / Math.log(base))),
  parseint: pure([any, integer], parseInteger),
  sum: pure([sequence], sum),
  alltrue: pure([sequence], (values) => values.every((it) => it !== null && boolean(it))),
  anytrue: pure([sequence], (values) => values.some((it) => it !== null && boolean(it))),
};

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new FunctionError("the result is not a finite number");
  return value;
}

function parseInteger(value: Plain, base: number): number {
  if (typeof value !== "string") throw new FunctionError("argument 1: must be a string");
  if (base < 2 || base > 62) throw new FunctionError("argument 2: the base must be between 2 and 62");
  const digits = /^[+-]?([0-9a-zA-Z]+)$/.exec(text(value))?.[1];
  if (digits === undefined) throw unreadable(value, base);
  let result = 0;
  for (const digit of digits) {
    const worth = digitValue(digit, base);
    if (worth >= base) throw unreadable(value, base);
    result = exact(result * base + worth);
  }
  return value.startsWith("-") ? 0 - result : result;
}

/** Up to base 36 letters of both cases are the same digit; beyond, capitals follow the small letters. */
function digitValue(digit: string, base: number): number {
  if (digit <= "9") return Number(digit);
  if (digit >= "a") return digit.charCodeAt(0) - 87;
  return digit.charCodeAt(0) - (base <= 36 ? 55 : 29);
}

function unreadable(value: string, base: number): FunctionError {
  return new FunctionError(`"${value}" is no whole number in base ${base}`);
}

function sum(values: readonly Plain[]): number {
  if (values.length === 0) throw new FunctionError("cannot add up an empty list");
  const total = values.map(number).reduce((left, right) => left + right, 0);
  return exact(decimal(total));
}
