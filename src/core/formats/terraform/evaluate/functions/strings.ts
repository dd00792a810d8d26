/** String functions. */
import { type Plain, Refusal } from "../value";
import { integer, list, text, texts } from "./arguments";
import type { PlainFunction } from "./call";
import { formatText } from "./format";
import { toExpression } from "./regex";

/** Characters as people see them, which is what Terraform counts. */
export function graphemes(value: string): string[] {
  return /^[\x20-\x7e]*$/.test(value) ? value.split("") : [...segmenter.segment(value)].map((it) => it.segment);
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

export const stringFunctions: Readonly<Record<string, PlainFunction>> = {
  upper: (value) => text(value).toUpperCase(),
  lower: (value) => text(value).toLowerCase(),
  title: (value) =>
    text(value).replace(/(^|[^\p{L}\p{N}_'])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase()),
  trimspace: (value) => text(value).trim(),
  trimprefix: (value, prefix) =>
    text(value).startsWith(text(prefix)) ? text(value).slice(text(prefix).length) : text(value),
  trimsuffix: (value, suffix) =>
    text(suffix) !== "" && text(value).endsWith(text(suffix))
      ? text(value).slice(0, text(value).length - text(suffix).length)
      : text(value),
  trim: (value, characters) => trim(text(value), text(characters)),
  chomp: (value) => text(value).replace(/[\r\n]+$/, ""),
  indent: (spaces, value) => text(value).replace(/\n(?=.)/gs, `\n${" ".repeat(Math.max(0, integer(spaces)))}`),
  join: (separator, ...lists) => lists.flatMap(texts).join(text(separator)),
  split: (separator, value) => (text(separator) === "" ? graphemes(text(value)) : text(value).split(text(separator))),
  strrev: (value) => graphemes(text(value)).reverse().join(""),
  substr: (value, offset, length) => substring(text(value), integer(offset), integer(length)),
  startswith: (value, prefix) => text(value).startsWith(text(prefix)),
  endswith: (value, suffix) => text(value).endsWith(text(suffix)),
  strcontains: (value, part) => text(value).includes(text(part)),
  replace: (value, search, replacement) => replace(text(value), text(search), text(replacement)),
  regex: (pattern, value) => {
    const match = toExpression(text(pattern), "").exec(text(value));
    if (!match) throw new Refusal("the pattern matches nothing");
    return captures(match);
  },
  regexall: (pattern, value) => [...text(value).matchAll(toExpression(text(pattern), "g"))].map(captures),
  format: (template, ...values) => formatText(text(template), values),
  formatlist: (template, ...values) => formatList(text(template), values),
};

function trim(value: string, characters: string): string {
  const set = new Set(characters);
  const all = [...value];
  let start = 0;
  let end = all.length;
  while (start < end && set.has(all[start] ?? "")) start++;
  while (end > start && set.has(all[end - 1] ?? "")) end--;
  return all.slice(start, end).join("");
}

function substring(value: string, offset: number, length: number): string {
  const all = graphemes(value);
  const start = offset < 0 ? Math.max(0, all.length + offset) : offset;
  return all.slice(start, length < 0 ? undefined : start + length).join("");
}

/** A search between slashes is a regular expression. */
function replace(value: string, search: string, replacement: string): string {
  if (search.length > 1 && search.startsWith("/") && search.endsWith("/")) {
    const pattern = toExpression(search.slice(1, -1), "g");
    return value.replace(pattern, (...match: unknown[]) => {
      const groups = match.at(-1) as Record<string, string> | undefined;
      const named = typeof groups === "object" && groups !== null ? groups : undefined;
      return replacement.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare, braced) => {
        if (whole === "$$") return "$";
        const name: string = bare ?? braced;
        const found = /^\d+$/.test(name) ? match[Number(name)] : named?.[name];
        return typeof found === "string" ? found : "";
      });
    });
  }
  return value.split(search).join(replacement);
}

/** A pattern without groups gives the match, one with groups their list, one with named groups an object. */
function captures(match: RegExpMatchArray): Plain {
  if (match.groups) return Object.fromEntries(Object.entries(match.groups).map(([key, it]) => [key, it ?? null]));
  if (match.length > 1) return match.slice(1).map((it) => it ?? null);
  return match[0];
}

function formatList(template: string, values: readonly Plain[]): Plain {
  const lengths = values.filter(Array.isArray).map((it) => list(it).length);
  const count = lengths[0] ?? 1;
  if (lengths.some((it) => it !== count)) throw new Refusal("the lists are not of one length");
  return Array.from({ length: count }, (_, index) =>
    formatText(
      template,
      values.map((it) => (Array.isArray(it) ? (list(it)[index] ?? null) : it)),
    ),
  );
}
