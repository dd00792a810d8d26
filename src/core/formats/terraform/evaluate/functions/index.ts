/** The pure functions of Terraform 1.11, by name. */

import type { PureFunction } from "./function";
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
const functions: ReadonlyMap<string, PureFunction> = new Map(families.flatMap((family) => Object.entries(family)));

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
