/** Function calls. */
import type { Call } from "../../syntax";
import { type Context, failure, largest, rangeOf, unknown, unknownFrom } from "../context";
import { evaluate } from "../evaluate";
import { type Evaluated, type EvaluatedList, fromPlain, type Plain, Refusal, samePlain, toPlain } from "../value";
import { collectionFunctions } from "./collections";
import { fileFunctions } from "./files";
import { FunctionError, UnsupportedCall } from "./function";
import { lookupFunction } from "./index";
import { listFunctions } from "./lists";
import { mapFunctions } from "./maps";
import { textFunctions } from "./texts";
import { typeFunctions } from "./types";

/** A function that also makes sense of values that are not all known. */
export type ValueFunction = (args: readonly Evaluated[], call: FunctionCall) => Evaluated;

/** What a function may ask about its call. */
export interface FunctionCall {
  readonly context: Context;
  readonly expression: Call;
  unknown(reason: string): Evaluated;
  unknownFrom(value: Evaluated): Evaluated;
  plain(value: Plain): Evaluated;
  list(items: readonly Evaluated[], rest?: Partial<Pick<EvaluatedList, "open" | "set">>): Evaluated;
}

const valueFunctions: Readonly<Record<string, ValueFunction>> = {
  ...collectionFunctions,
  ...fileFunctions,
  ...listFunctions,
  ...mapFunctions,
  ...textFunctions,
  ...typeFunctions,
};

/** Functions that give something else on each run, or whose answer the text does not decide. */
const impure: Readonly<Record<string, string>> = {
  timestamp: "the time of the run",
  plantimestamp: "the time of the run",
  uuid: "made anew on each run",
  bcrypt: "made anew on each run",
  fileset: "the content of a folder",
  base64gzip: "it compresses, which may be done in more than one way",
  rsadecrypt: "a secret",
};

export function callFunction(expression: Call, context: Context): Evaluated {
  const name = expression.name.replace(/^core::/, "");
  const reason = Object.hasOwn(impure, name) ? impure[name] : undefined;
  if (reason !== undefined) return unknown(expression, context, `function ${name} is not supported: ${reason}`);
  const args = evaluateArguments(expression, context);
  if (!Array.isArray(args)) return args;
  const call = makeCall(expression, context);
  try {
    return { ...apply(name, args, call), range: rangeOf(expression, context) };
  } catch (error) {
    if (error instanceof Refusal || error instanceof FunctionError) return failure(expression, context, error.message);
    if (error instanceof UnsupportedCall) return unknown(expression, context, error.message);
    throw error;
  }
}

/** The library answers for plain arguments; a function of values keeps ranges, references and what is not known. */
function apply(name: string, args: readonly Evaluated[], call: FunctionCall): Evaluated {
  const library = lookupFunction(name);
  const own = Object.hasOwn(valueFunctions, name) ? valueFunctions[name] : undefined;
  if (!library && !own) return call.unknown(`function ${call.expression.name} is not supported`);
  const plain: Plain[] = [];
  for (const argument of args) {
    const value = toPlain(argument);
    if ("plain" in value) plain.push(value.plain);
    else if (own) return own(args, call);
    else return argument.type === "unknown" ? call.unknownFrom(argument) : call.unknown(value.unknown);
  }
  const answer = library?.(...plain);
  if (answer === undefined) return own ? own(args, call) : call.unknown("it has no value");
  const result = answer === null ? undefined : own?.(args, call);
  if (!result) return call.plain(answer);
  const same = toPlain(result);
  if ("plain" in same && samePlain(same.plain, answer)) return result;
  // The library converts elements to one type.
  const converted = call.plain(answer);
  return converted.type === "list" && result.type === "list" && result.set ? { ...converted, set: true } : converted;
}

function evaluateArguments(expression: Call, context: Context): Evaluated[] | Evaluated {
  const args = expression.args.map((it) => evaluate(it, context));
  if (!expression.spread) return args;
  const last = args.pop();
  if (last === undefined) return args;
  if (last.type === "unknown") return unknownFrom(last, expression, context);
  if (last.type !== "list") return failure(expression, context, "only a list can be spread over arguments");
  if (last.open !== undefined) return unknown(expression, context, last.open);
  return [...args, ...last.items];
}

function makeCall(expression: Call, context: Context): FunctionCall {
  const range = rangeOf(expression, context);
  return {
    context,
    expression,
    unknown: (reason) => unknown(expression, context, reason),
    unknownFrom: (value) => unknownFrom(value, expression, context),
    plain: (value) => fromPlain(value, range),
    list: (items, rest = {}) => {
      if (items.length > largest) throw new Refusal("the list is too long");
      return { type: "list", items, range, ...rest };
    },
  };
}
