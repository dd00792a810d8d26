/** `regex`, `regexall` and `replace`. https://developer.hashicorp.com/terraform/language/functions/regex */
import { FunctionError, type Plain, type PureFunction } from "../function";
import { parseRegex } from "./regex-parse";
import { type Captures, compileRegex, findMatch } from "./regex-run";
import { pure, text } from "./signature";

export const regexes: { readonly [name: string]: PureFunction } = {
  regex: pure([text, text], (pattern, value) => {
    const search = new Search(pattern, value);
    const found = search.first();
    if (!found) throw new FunctionError("the text does not match the regular expression");
    return search.result(found);
  }),
  regexall: pure([text, text], (pattern, value) => {
    const search = new Search(pattern, value);
    return search.all().map((found) => search.result(found));
  }),
  replace: pure([text, text, text], replace),
};

class Search {
  private readonly regex;
  private readonly program;
  private readonly characters: readonly string[];
  private readonly codes: readonly number[];

  constructor(pattern: string, value: string) {
    this.regex = parseRegex(pattern);
    const names = this.regex.groups.filter((name) => name !== undefined);
    this.mixed = names.length > 0 && names.length < this.regex.groups.length;
    this.program = compileRegex(this.regex);
    this.characters = [...value];
    this.codes = this.characters.map((it) => it.codePointAt(0) ?? 0);
  }

  private readonly mixed: boolean;

  first(): Captures | undefined {
    return findMatch(this.program, this.codes, 0);
  }

  /** Matches that do not overlap; an empty one right behind another does not count. */
  all(): readonly Captures[] {
    const found: Captures[] = [];
    let at = 0;
    let lastEnd = -1;
    while (at <= this.codes.length) {
      const match = findMatch(this.program, this.codes, at);
      if (!match) break;
      const [start = at, end = at] = match;
      if (end > start || start !== lastEnd) found.push(match);
      lastEnd = end;
      at = end > at ? end : at + 1;
    }
    return found;
  }

  /** The match itself, or its groups as a list or, when they are named, as an object. */
  result(found: Captures): Plain {
    const { groups } = this.regex;
    if (this.mixed) throw new FunctionError("the regular expression must name all its groups or none");
    if (groups.length === 0) return this.group(found, 0);
    const values = groups.map((_, at) => this.group(found, at + 1));
    if (groups[0] === undefined) return values;
    return Object.fromEntries(groups.map((name, at) => [name ?? "", values[at] ?? null]));
  }

  group(found: Captures, index: number): string | null {
    const start = found[2 * index];
    const end = found[2 * index + 1];
    return start === undefined || end === undefined ? null : this.characters.slice(start, end).join("");
  }

  named(found: Captures, name: string): string {
    const index = /^\d+$/.test(name) ? Number(name) : this.regex.groups.indexOf(name) + 1;
    if (index === 0 && name !== "0") return "";
    return this.group(found, index) ?? "";
  }

  replaced(replacement: (found: Captures) => string): string {
    let result = "";
    let at = 0;
    for (const found of this.all()) {
      const [start = at, end = at] = found;
      result += this.characters.slice(at, start).join("") + replacement(found);
      at = end;
    }
    return result + this.characters.slice(at).join("");
  }
}

/** A pattern between slashes is a regular expression; `$1` and `${name}` in the replacement are its groups. */
function replace(value: string, wanted: string, replacement: string): string {
  if (wanted.length > 1 && wanted.startsWith("/") && wanted.endsWith("/")) {
    const search = new Search(wanted.slice(1, -1), value);
    return search.replaced((found) =>
      replacement.replace(/\$(?:(\$)|(\w+)|\{(\w+)\})/g, (_, dollar?: string, name?: string, braced?: string) =>
        dollar ? "$" : search.named(found, name ?? braced ?? ""),
      ),
    );
  }
  if (wanted === "") return `${replacement}${Array.from(value, (it) => it + replacement).join("")}`;
  return value.split(wanted).join(replacement);
}
