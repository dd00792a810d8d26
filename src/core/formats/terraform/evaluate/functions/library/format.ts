/** `format` and `formatlist`. https://developer.hashicorp.com/terraform/language/functions/format */
import { FunctionError, type Plain, type PureFunction, UnsupportedCall } from "../function";
import { readBoolean, readNumber, readText } from "./convert";
import { formatFloat } from "./format-number";
import { toJson } from "./json";
import { isList, nullable, pureWithRest, text } from "./signature";
import { characters } from "./text";

export const formats: { readonly [name: string]: PureFunction } = {
  format: pureWithRest([text], nullable, (args, pattern) => format(pattern, args)),
  formatlist: pureWithRest([text], nullable, (args, pattern) => formatList(pattern, args)),
};

interface Verb {
  readonly flags: string;
  readonly width: number;
  /** Negative when none is given. */
  readonly precision: number;
  readonly letter: string;
}

const verbPattern = /%(?:%|([ +\-#0]*)(\d+)?(?:\.(\d*))?(?:\[(\d+)\])?([a-zA-Z]))/y;

function format(pattern: string, args: readonly Plain[]): string {
  let written = "";
  let next = 0;
  let highest = 0;
  for (let at = 0; at < pattern.length; ) {
    const sign = pattern.indexOf("%", at);
    if (sign < 0) {
      written += pattern.slice(at);
      break;
    }
    written += pattern.slice(at, sign);
    verbPattern.lastIndex = sign;
    const found = verbPattern.exec(pattern);
    if (!found) throw new FunctionError("the format has an unfinished or unknown verb");
    const [whole, flags = "", width = "0", precision, index, letter = ""] = found;
    at = sign + whole.length;
    if (letter === "") {
      written += "%";
      continue;
    }
    const place = index === undefined ? next : Number(index) - 1;
    if (place < 0 || place >= args.length) throw new FunctionError(`the format needs more than ${args.length} values`);
    next = place + 1;
    highest = Math.max(highest, next);
    const verb = { flags, width: Number(width), precision: precisionOf(precision, letter), letter };
    if (verb.width > 10_000 || verb.precision > 1000) throw new UnsupportedCall("the format makes too long a text");
    written += one(verb, args[place] ?? null);
  }
  if (highest < args.length) throw new FunctionError(`the format has no place for value ${highest + 1}`);
  return written;
}

/** A point without digits asks for none behind the point of a number, and for nothing of a text. */
function precisionOf(digits: string | undefined, letter: string): number {
  if (digits === undefined || (digits === "" && (letter === "s" || letter === "q"))) return -1;
  return Number(digits);
}

function one(verb: Verb, value: Plain): string {
  if (verb.letter === "v") return anything(verb, value);
  if (value === null) throw new FunctionError(`%${verb.letter} cannot write null`);
  if (verb.letter === "t") return String(readBoolean(value));
  if ("bdoxX".includes(verb.letter)) return whole(verb, readNumber(value));
  if ("eEfgG".includes(verb.letter)) return float(verb, readNumber(value), verb.letter);
  if (verb.letter === "s" || verb.letter === "q") return words(verb, readText(value));
  throw new FunctionError(`the format has an unknown verb %${verb.letter}`);
}

function anything(verb: Verb, value: Plain): string {
  if (verb.flags.includes("#")) return padText(verb, toJson(value));
  if (value === null) return padText(verb, "null");
  if (typeof value === "string") return padText(verb, value);
  // Precision and sign mean nothing to %v.
  if (typeof value === "number")
    return float({ ...verb, flags: verb.flags.replace(/[+ ]/g, ""), precision: -1 }, value, "g");
  if (typeof value === "boolean") return padText(verb, String(value));
  return padText(verb, toJson(value));
}

function words(verb: Verb, value: string): string {
  const cut = verb.precision >= 0 ? characters(value).slice(0, verb.precision).join("") : value;
  return padText(verb, verb.letter === "q" ? toJson(cut) : cut);
}

function whole(verb: Verb, value: number): string {
  if (!Number.isInteger(value)) throw new FunctionError(`%${verb.letter} needs a whole number`);
  const base = { b: 2, d: 10, o: 8, x: 16, X: 16 }[verb.letter] ?? 10;
  const digits = BigInt(Math.abs(value)).toString(base).padStart(Math.max(0, verb.precision), "0");
  const prefix = verb.flags.includes("#") ? ({ b: "0b", o: "0", x: "0x", X: "0X" }[verb.letter] ?? "") : "";
  return padNumber(verb, value < 0, prefix + (verb.letter === "X" ? digits.toUpperCase() : digits));
}

function float(verb: Verb, value: number, letter: string): string {
  return padNumber(verb, value < 0, formatFloat(value, letter, verb.precision));
}

function padNumber(verb: Verb, negative: boolean, digits: string): string {
  const sign = negative ? "-" : verb.flags.includes("+") ? "+" : verb.flags.includes(" ") ? " " : "";
  if (!verb.flags.includes("0") || verb.flags.includes("-")) {
    return padText({ ...verb, flags: verb.flags.replaceAll("0", "") }, sign + digits);
  }
  return sign + digits.padStart(verb.width - sign.length, "0");
}

function padText(verb: Verb, value: string): string {
  const missing = Math.max(0, verb.width - characters(value).length);
  const padding = (verb.flags.includes("0") ? "0" : " ").repeat(missing);
  return verb.flags.includes("-") ? value + padding : padding + value;
}

function formatList(pattern: string, args: readonly Plain[]): readonly string[] {
  const lists = args.filter(isList);
  const size = lists[0]?.length ?? 1;
  if (lists.some((list) => list.length !== size)) throw new FunctionError("the lists must have the same length");
  return Array.from({ length: size }, (_, at) =>
    format(
      pattern,
      args.map((arg) => (isList(arg) ? (arg[at] ?? null) : arg)),
    ),
  );
}
