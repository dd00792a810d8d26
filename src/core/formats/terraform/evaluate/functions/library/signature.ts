/**
 * How a function declares its parameters: each parameter reads one plain value into the type its body works on,
 * converting as Terraform converts arguments (`upper(5)` is `"5"`) and refusing what does not fit.
 */

import { FunctionError, type Plain, type PureFunction } from "../function";
import { readBoolean, readNumber, readText } from "./convert";
import { unify } from "./unify";

export type PlainObject = { readonly [key: string]: Plain };
export type Parameter<T> = (value: Plain) => T;
type Read<P extends readonly Parameter<unknown>[]> = { [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

/** A function with a fixed number of parameters. */
export function pure<P extends readonly Parameter<unknown>[]>(
  parameters: readonly [...P],
  body: (...args: Read<P>) => Plain,
): PureFunction {
  return (...args) => {
    if (args.length !== parameters.length) {
      throw new FunctionError(`it takes ${count(parameters.length)}, not ${args.length}`);
    }
    return body(...(parameters.map((read, at) => readAt(read, args, at)) as Read<P>));
  };
}

/** A function whose last parameter may be given any number of times, at least `least` times. */
export function pureWithRest<P extends readonly Parameter<unknown>[], T>(
  parameters: readonly [...P],
  rest: Parameter<T>,
  body: (rest: readonly T[], ...args: Read<P>) => Plain,
  least = 0,
): PureFunction {
  return (...args) => {
    if (args.length < parameters.length + least) {
      throw new FunctionError(`it takes at least ${count(parameters.length + least)}, not ${args.length}`);
    }
    const fixed = parameters.map((read, at) => readAt(read, args, at)) as Read<P>;
    return body(
      args.slice(parameters.length).map((_, at) => readAt(rest, args, at + parameters.length)),
      ...fixed,
    );
  };
}

export const nullable: Parameter<Plain> = (value) => value;

export const any: Parameter<Plain> = (value) => {
  if (value === null) throw new FunctionError("must not be null");
  return value;
};

export const text: Parameter<string> = (value) => readText(any(value));
export const number: Parameter<number> = (value) => readNumber(any(value));
export const boolean: Parameter<boolean> = (value) => readBoolean(any(value));

export const integer: Parameter<number> = (value) => {
  const read = number(value);
  if (!Number.isInteger(read)) throw new FunctionError("must be a whole number");
  return read;
};

/** A list, tuple or set, its elements as they are. */
export const sequence: Parameter<readonly Plain[]> = (value) => {
  if (!isList(any(value))) throw new FunctionError("must be a list");
  return value as readonly Plain[];
};

/** A list whose elements share one type: a tuple is converted. */
export const list: Parameter<readonly Plain[]> = (value) => unify(sequence(value));

/** A list of strings; an element may be null. */
export const textsOrNulls: Parameter<readonly (string | null)[]> = (value) =>
  sequence(value).map((it) => (it === null ? null : readText(it)));

export const texts: Parameter<readonly string[]> = (value) => sequence(value).map(text);

/** An object or map. */
export const object: Parameter<PlainObject> = (value) => {
  if (!isObject(any(value))) throw new FunctionError("must be a map or an object");
  return value as PlainObject;
};

export function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

export function isObject(value: Plain): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readAt<T>(read: Parameter<T>, args: readonly Plain[], at: number): T {
  try {
    return read(args[at] ?? null);
  } catch (error) {
    if (error instanceof FunctionError) throw new FunctionError(`argument ${at + 1}: ${error.message}`);
    throw error;
  }
}

function count(parameters: number): string {
  return parameters === 1 ? "1 argument" : `${parameters} arguments`;
}
