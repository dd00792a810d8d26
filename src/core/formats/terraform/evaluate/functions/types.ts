/** Type conversions. */
import { plainToBoolean, plainToNumber, plainToString } from "../to-text";
import { type Evaluated, type Plain, toPlain } from "../value";
import type { FunctionCall, ValueFunction } from "./call";
import { first } from "./collections";

export const typeFunctions: Readonly<Record<string, ValueFunction>> = {
  tostring: (args, call) => convert(first(args), call, plainToString),
  tonumber: (args, call) => convert(first(args), call, plainToNumber),
  tobool: (args, call) => convert(first(args), call, plainToBoolean),
  sensitive: (args) => first(args),
  nonsensitive: (args) => first(args),
  ephemeralasnull: (args) => first(args),
  issensitive: (_, call) => call.unknown("function issensitive is not supported"),
};

/** A reference stays one: the text of an identity is the identity. */
function convert(value: Evaluated, call: FunctionCall, run: (plain: Plain) => Plain): Evaluated {
  if (value.type === "null" || value.type === "reference") return value;
  const plain = toPlain(value);
  if ("unknown" in plain) return value.type === "unknown" ? call.unknownFrom(value) : call.unknown(plain.unknown);
  return call.plain(run(plain.plain));
}
