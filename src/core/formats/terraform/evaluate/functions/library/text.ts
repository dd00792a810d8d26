/** String functions that work on whole strings. https://developer.hashicorp.com/terraform/language/functions */
import { FunctionError, type PureFunction, UnsupportedCall } from "../function";
import { integer, pure, pureWithRest, text, texts } from "./signature";

export const strings: { readonly [name: string]: PureFunction } = {
  lower: pure([text], (value) => perCharacter(value, (it) => (it === "İ" ? "i" : it.toLowerCase()))),
  upper: pure([text], (value) => perCharacter(value, (it) => it.toUpperCase())),
  title: pure([text], title),
  strrev: pure([text], (value) => characters(value).reverse().join("")),
  substr: pure([text, integer, integer], substring),
  chomp: pure([text], (value) => value.replace(/[\r\n]+$/, "")),
  indent: pure([integer, text], indent),
  split: pure([text, text], split),
  join: pureWithRest([text], texts, (lists, separator) => lists.flat().join(separator), 1),
  startswith: pure([text, text], (value, prefix) => value.startsWith(prefix)),
  endswith: pure([text, text], (value, suffix) => value.endsWith(suffix)),
  strcontains: pure([text, text], (value, part) => value.includes(part)),
  trimprefix: pure([text, text], (value, prefix) => (value.startsWith(prefix) ? value.slice(prefix.length) : value)),
  trimsuffix: pure([text, text], (value, suffix) =>
    value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value,
  ),
  trimspace: pure([text], (value) => value.replace(new RegExp(`^${space}+`), "").replace(endSpace, "")),
  trim: pure([text, text], trim),
};

/** What Go calls white space; unlike JavaScript, it has U+0085 and not U+FEFF. */
const space = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const endSpace = new RegExp(`(?<!${space})${space}+$`);
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a reader sees as characters (grapheme clusters): Terraform counts, cuts and reverses by these. */
export function characters(value: string): string[] {
  // Short cut: without combining marks and without CR LF, every unit is a character.
  if (/^[\n -~]*$/.test(value)) return value.split("");
  return Array.from(segmenter.segment(value), (it) => it.segment);
}

/** Go changes the case character by character: `ß` stays, where JavaScript makes `SS`. */
function perCharacter(value: string, change: (character: string) => string): string {
  return Array.from(value, (it) => {
    const changed = change(it);
    return [...changed].length === 1 ? changed : it;
  }).join("");
}

/** A word starts after anything but letters, digits and underscores; a quote inside does start one. */
function title(value: string): string {
  return value.replace(/(^|[^\p{L}\p{Nd}_\u0080-\uffff])(\p{Ll})/gu, (_, before: string, letter: string) => {
    return before + perCharacter(letter, (it) => it.toUpperCase());
  });
}

function substring(value: string, offset: number, length: number): string {
  const parts = characters(value);
  const start = offset < 0 ? Math.max(0, parts.length + offset) : offset;
  return parts.slice(start, length < 0 ? undefined : start + length).join("");
}

function indent(spaces: number, value: string): string {
  if (spaces < 0) throw new FunctionError("argument 1: must not be negative");
  if (spaces > 10_000) throw new UnsupportedCall("the indentation makes too long a text");
  return value.replaceAll("\n", `\n${" ".repeat(spaces)}`);
}

function split(separator: string, value: string): readonly string[] {
  if (separator === "") return [...value];
  return value.split(separator);
}

function trim(value: string, cutset: string): string {
  const cut = new Set(cutset);
  const parts = [...value];
  let start = 0;
  let end = parts.length;
  while (start < end && cut.has(parts[start] ?? "")) start++;
  while (end > start && cut.has(parts[end - 1] ?? "")) end--;
  return parts.slice(start, end).join("");
}
