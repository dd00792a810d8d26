/** Scalars as YAML text that every reader takes for the same value, those of YAML 1.1 too. */
import type { ScalarNode } from "../tree";

export type Quotes = "single" | "double";

export interface ScalarPlace {
  /** Inside `[...]` or `{...}`, where more characters have a meaning. */
  readonly flow: boolean;
  /** How the value that is replaced was written. */
  readonly before?: ScalarNode["style"];
  /** For what needs quotes: as the file has them. */
  readonly quotes: Quotes;
}

/** Text of one line. Strings are quoted where they need it, or where the value that they replace was. */
export function yamlScalar(value: string | number | boolean | null, place: ScalarPlace): string {
  if (typeof value !== "string") return typeof value === "number" ? yamlNumber(value) : String(value);
  if (place.before === "double") return doubleQuoted(value);
  if (place.before === "single" && fitsSingleQuotes(value)) return singleQuoted(value);
  if (place.before !== "single" && isPlain(value, place.flow)) return value;
  return place.quotes === "single" && fitsSingleQuotes(value) ? singleQuoted(value) : doubleQuoted(value);
}

/** A block of its own, `|` and the lines below indented by `indent`; undefined where a text cannot be written so. */
export function literalBlock(value: string, indent: number, lineBreak: string): string | undefined {
  const text = value.endsWith("\n") ? value.slice(0, -1) : value;
  if (!text.includes("\n") || !/^\S/.test(text) || /\n$/.test(text) || !isPrintable(text.replaceAll("\n", "")))
    return undefined;
  if (/[^\S\n](?:\n|$)|\ufeff/.test(text)) return undefined;
  const lines = text.split("\n").map((it) => (it === "" ? "" : " ".repeat(indent) + it));
  return [value.endsWith("\n") ? "|" : "|-", ...lines].join(lineBreak);
}

function yamlNumber(value: number): string {
  if (Number.isFinite(value)) return JSON.stringify(value);
  return Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
}

/** Whether a string can stand without quotes. */
export function isPlain(value: string, flow: boolean): boolean {
  if (value === "" || value !== value.trim() || !isPrintable(value)) return false;
  // Only what begins with such a character could be another marker of YAML.
  if (/^(?:[,[\]{}#&*!|>'"%@`=]|[-?:](?:\s|$)|---|\.\.\.|<<$)/.test(value)) return false;
  if (/:(?:\s|$)|\s#/.test(value)) return false;
  if (flow && /[,[\]{}]|^[-?:]/.test(value)) return false;
  return !meansSomethingElse(value);
}

/** What YAML 1.2, YAML 1.1 or both read as null, a boolean, a number or a date. */
function meansSomethingElse(value: string): boolean {
  return (
    /^(?:~|null|true|false|yes|no|on|off|y|n)$/i.test(value) ||
    /^[-+]?(?:\.inf|\.nan)$/i.test(value) ||
    // Numbers of any base and with underscores; 12:30 is one in YAML 1.1, and 1e3 in 1.2.
    /^[-+]?\.?\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?$/i.test(value) ||
    /^[-+]?0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)$/i.test(value) ||
    /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/.test(value) ||
    /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s].*)?$/.test(value)
  );
}

/** Letters, marks and blanks of one line. */
function isPrintable(value: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u.test(value.replaceAll("\t", "\u0000"));
}

function fitsSingleQuotes(value: string): boolean {
  return isPrintable(value);
}

function singleQuoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
