/**
 * The pure functions of Terraform 1.11, by name.
 *
 * Not here: what reads files or the clock, makes something new on each run, or compresses; and `try`, `can`, `type`,
 * `issensitive`, `ephemeralasnull`, `templatestring`, which need more than plain values.
 *
 * Limits of plain values: a set counts as a sorted list (Terraform refuses `element` of a set), a map as an object
 * (`lookup` does not convert its default). Limits of numbers: see `numberText`.
 */
import { type PureFunction, UnsupportedCall } from "./function";
import { conversions } from "./library/conversions";
import { dates } from "./library/dates";
import { digests } from "./library/digests";
import { encodings } from "./library/encodings";
import { formats } from "./library/format";
import { lists } from "./library/lists";
import { maps } from "./library/maps";
import { network } from "./library/network";
import { numbers } from "./library/numbers";
import { paths } from "./library/paths";
import { regexes } from "./library/regex";
import { sets } from "./library/sets";
import { strings } from "./library/text";

const families = [
  numbers,
  strings,
  lists,
  maps,
  sets,
  conversions,
  encodings,
  regexes,
  formats,
  network,
  dates,
  digests,
  paths,
];
const functions: ReadonlyMap<string, PureFunction> = new Map(
  families.flatMap((family) => Object.entries(family).map(([name, run]) => [name, withinLimits(run)] as const)),
);

/** Every name that `lookupFunction` knows, sorted. */
export const functionNames: readonly string[] = [...functions.keys()].sort();

/**
 * The function of that name, also under its full name (`core::upper`). Undefined when Terraform has no such function,
 * when it is not pure (`timestamp`, `file`), or when it belongs to the evaluator (`try`, `can`).
 *
 * A call throws `FunctionError` when Terraform would refuse it and `UnsupportedCall` when the result is unknown here.
 */
export function lookupFunction(name: string): PureFunction | undefined {
  return functions.get(name.startsWith("core::") ? name.slice("core::".length) : name);
}

/** Values nested or grown beyond what JavaScript's stack and strings hold have no result here. */
function withinLimits(run: PureFunction): PureFunction {
  return (...args) => {
    try {
      return run(...args);
    } catch (error) {
      if (error instanceof RangeError) throw new UnsupportedCall("the value is too large or nested too deep");
      throw error;
    }
  };
}
