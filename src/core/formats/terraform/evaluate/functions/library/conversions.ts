/** The type conversion functions, and those that only mark a value. */

import { FunctionError, type Plain, type PureFunction } from "../function";
import { asSet } from "./compare";
import { readBoolean, readNumber, readText } from "./convert";
import { isList, isObject, nullable, pure } from "./signature";
import { unify, unifyObject } from "./unify";

export const conversions: { readonly [name: string]: PureFunction } = {
  tostring: orNull(readText),
  tonumber: orNull(readNumber),
  tobool: orNull(readBoolean),
  tolist: orNull((value) => unify(sequenceOf(value))),
  toset: orNull((value) => asSet(unify(sequenceOf(value)))),
  tomap: orNull((value) => {
    if (!isObject(value)) throw new FunctionError("argument 1: must be a map or an object");
    return unifyObject(value);
  }),
  sensitive: pure([nullable], (value) => value),
  nonsensitive: pure([nullable], (value) => value),
};

function orNull(convert: (value: Plain) => Plain): PureFunction {
  return pure([nullable], (value) => (value === null ? null : convert(value)));
}

function sequenceOf(value: Plain): readonly Plain[] {
  if (!isList(value)) throw new FunctionError("argument 1: must be a list");
  return value;
}
