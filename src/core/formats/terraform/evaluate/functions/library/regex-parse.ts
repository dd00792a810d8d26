/** Reads Go's regular expressions (RE2): no look-around, no back-references. https://github.com/google/re2/wiki/Syntax */
import { FunctionError } from "../function";
import { foldCase, perlClass } from "./regex-classes";
import { RegexReader } from "./regex-reader";
import type { Assertion, CharacterTest, Regex, RegexNode } from "./regex-tree";

/** Throws FunctionError where Go refuses the expression. */
export function parseRegex(pattern: string): Regex {
  const parser = new Parser(pattern);
  const root = parser.choice();
  if (!parser.reader.ended) throw new FunctionError("the regular expression closes a group that is not open");
  return { root, groups: parser.groups };
}

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

const assertions: { readonly [letter: string]: Assertion } = { A: "textStart", z: "textEnd", b: "word", B: "notWord" };
const mostRepeats = 1000;
const deepest = 200;

class Parser {
  readonly reader: RegexReader;
  readonly groups: (string | undefined)[] = [];
  private flags: Flags = { i: false, m: false, s: false, U: false };
  private depth = 0;

  constructor(pattern: string) {
    this.reader = new RegexReader(pattern);
  }

  choice(): RegexNode {
    const items = [this.sequence()];
    while (this.reader.take("|")) items.push(this.sequence());
    return items.length === 1 && items[0] ? items[0] : { kind: "choice", items };
  }

  private sequence(): RegexNode {
    const items: RegexNode[] = [];
    while (!this.reader.ended && !this.reader.at("|") && !this.reader.at(")")) {
      const repeat = this.reader.repeat();
      if (!repeat) {
        items.push(...this.atom());
        continue;
      }
      const item = items.pop();
      if (!item) throw new FunctionError("the regular expression repeats nothing");
      if (item.kind === "repeat") throw new FunctionError("the regular expression repeats a repetition");
      if (
        repeat.least > mostRepeats ||
        (repeat.most > mostRepeats && repeat.most < Infinity) ||
        repeat.least > repeat.most
      ) {
        throw new FunctionError("the regular expression repeats too often");
      }
      items.push({
        kind: "repeat",
        item,
        least: repeat.least,
        most: repeat.most,
        greedy: repeat.lazy === this.flags.U,
      });
    }
    return { kind: "sequence", items };
  }

  private atom(): readonly RegexNode[] {
    const { reader, flags } = this;
    if (reader.take("(")) return this.group();
    if (reader.take("[")) return [this.character(reader.classItems(flags.i))];
    if (reader.take(".")) return [this.character((code) => flags.s || code !== 10)];
    if (reader.take("^")) return [{ kind: "assertion", assertion: flags.m ? "lineStart" : "textStart" }];
    if (reader.take("$")) return [{ kind: "assertion", assertion: flags.m ? "lineEnd" : "textEnd" }];
    if (reader.take("\\Q")) return Array.from(reader.until("\\E"), (it) => this.literal(it.codePointAt(0) ?? 0));
    if (reader.at("\\")) return [this.escape()];
    return [this.literal(reader.next())];
  }

  private escape(): RegexNode {
    const letter = this.reader.peekAt(1);
    const assertion = Object.hasOwn(assertions, letter) ? assertions[letter] : undefined;
    if (assertion) {
      this.reader.take(`\\${letter}`);
      return { kind: "assertion", assertion };
    }
    const test = perlClass(letter);
    if (test) {
      this.reader.take(`\\${letter}`);
      return this.character(test);
    }
    const property = this.reader.unicodeClass();
    return property ? this.character(property) : this.literal(this.reader.escapedCharacter());
  }

  private group(): readonly RegexNode[] {
    const { reader } = this;
    const outer = this.flags;
    const named = /^\?P?<([^>]*)>/.exec(reader.rest);
    let index: number | undefined;
    if (named) {
      const name = named[1] ?? "";
      if (!/^\w+$/.test(name)) {
        throw new FunctionError(`the regular expression has a bad group name "${name}"`);
      }
      reader.take(named[0]);
      index = this.groups.push(name);
    } else if (reader.take("?")) {
      this.flags = this.readFlags();
      // Without a colon, the flags hold for the rest of the group that this one stands in.
      if (reader.take(")")) return [];
      if (!reader.take(":")) throw new FunctionError("the regular expression has a group that Go does not know");
    } else {
      index = this.groups.push(undefined);
    }
    if (++this.depth > deepest) throw new FunctionError("the regular expression nests too deep");
    const item = this.choice();
    this.depth--;
    if (!reader.take(")")) throw new FunctionError("the regular expression does not close a group");
    this.flags = outer;
    return [index === undefined ? { kind: "sequence", items: [item] } : { kind: "group", index, item }];
  }

  private readFlags(): Flags {
    const found = /^([imsU]*)(?:-([imsU]+))?(?=[:)])/.exec(this.reader.rest);
    if (!found) throw new FunctionError("the regular expression has a group that Go does not know");
    this.reader.take(found[0]);
    const flags = { ...this.flags };
    for (const flag of found[1] ?? "") flags[flag as keyof Flags] = true;
    for (const flag of found[2] ?? "") flags[flag as keyof Flags] = false;
    return flags;
  }

  private literal(wanted: number): RegexNode {
    const same: CharacterTest = (code) => code === wanted;
    return this.character(this.flags.i ? foldCase(same) : same);
  }

  private character(test: CharacterTest): RegexNode {
    return { kind: "character", test };
  }
}
