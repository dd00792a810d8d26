/** The tokens of a regular expression: repetitions, escapes and classes in brackets. */
import { FunctionError } from "../function";
import { foldCase, negate, perlClass, posixClass, unicodeClass } from "./regex-classes";
import type { CharacterTest } from "./regex-tree";

const controls: { readonly [letter: string]: number } = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

export interface Repeat {
  readonly least: number;
  readonly most: number;
  readonly lazy: boolean;
}

export class RegexReader {
  private position = 0;

  constructor(private readonly pattern: string) {}

  get ended(): boolean {
    return this.position >= this.pattern.length;
  }

  get rest(): string {
    return this.pattern.slice(this.position);
  }

  at(text: string): boolean {
    return this.pattern.startsWith(text, this.position);
  }

  take(text: string): boolean {
    const found = this.at(text);
    if (found) this.position += text.length;
    return found;
  }

  peekAt(offset: number): string {
    return this.pattern.charAt(this.position + offset);
  }

  /** The next code point. */
  next(): number {
    const code = this.pattern.codePointAt(this.position);
    if (code === undefined) throw new FunctionError("the regular expression ends too early");
    this.position += code > 0xffff ? 2 : 1;
    return code;
  }

  /** The text before the mark, which is skipped; everything when there is none. */
  until(mark: string): string {
    const end = this.pattern.indexOf(mark, this.position);
    const text = this.pattern.slice(this.position, end < 0 ? undefined : end);
    this.position = end < 0 ? this.pattern.length : end + mark.length;
    return text;
  }

  /** `*`, `+?`, `{2,3}`. A brace that holds no numbers is an ordinary character. */
  repeat(): Repeat | undefined {
    const found = /^(?:([*+?])|\{(\d+)(,(\d*))?\})(\??)/.exec(this.rest);
    if (!found) return undefined;
    this.take(found[0]);
    const [, sign, first, comma, second, lazy] = found;
    if (sign) return { least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Infinity, lazy: lazy === "?" };
    const least = Number(first);
    return { least, most: comma ? (second ? Number(second) : Infinity) : least, lazy: lazy === "?" };
  }

  /** `\pL`, `\P{Greek}`. */
  unicodeClass(): CharacterTest | undefined {
    const found = /^\\([pP])(?:\{([^}]*)\}|([A-Za-z]))/.exec(this.rest);
    if (!found) return undefined;
    this.take(found[0]);
    const test = unicodeClass(found[2] ?? found[3] ?? "");
    return found[1] === "P" ? negate(test) : test;
  }

  /** An escape that stands for one character. */
  escapedCharacter(): number {
    const found =
      /^\\(?:x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{2})|(0[0-7]{0,2}|[1-7][0-7]{1,2})|([afnrtv])|([!-/:-@[-`{-~]))/.exec(
        this.rest,
      );
    if (!found) throw new FunctionError("the regular expression has an escape that Go does not know");
    this.take(found[0]);
    const [, braced, hex, octal, control, sign] = found;
    if (control) return controls[control] ?? 0;
    if (sign) return sign.charCodeAt(0);
    const code = octal ? Number.parseInt(octal, 8) : Number.parseInt(braced ?? hex ?? "", 16);
    if (code > 0x10ffff) throw new FunctionError("the regular expression names a character that does not exist");
    return code;
  }

  /** What stands behind `[`, with the closing bracket. */
  classItems(ignoreCase: boolean): CharacterTest {
    const negated = this.take("^");
    const tests: CharacterTest[] = [];
    for (let first = true; first || !this.at("]"); first = false) {
      if (this.ended) throw new FunctionError("the regular expression does not close a class");
      tests.push(this.classItem());
    }
    this.take("]");
    const some: CharacterTest = (code) => tests.some((test) => test(code));
    const test = ignoreCase ? foldCase(some) : some;
    return negated ? negate(test) : test;
  }

  private classItem(): CharacterTest {
    const posix = /^\[:([^\]]*):\]/.exec(this.rest);
    if (posix) {
      this.take(posix[0]);
      return posixClass(posix[1] ?? "");
    }
    const perl = this.at("\\") ? perlClass(this.peekAt(1)) : undefined;
    if (perl) {
      this.position += 2;
      return perl;
    }
    const property = this.unicodeClass();
    if (property) return property;
    const from = this.classCharacter();
    if (!this.at("-") || this.peekAt(1) === "]") return (code) => code === from;
    this.take("-");
    const to = this.classCharacter();
    if (to < from) throw new FunctionError("the regular expression has a range that runs backwards");
    return (code) => code >= from && code <= to;
  }

  private classCharacter(): number {
    return this.at("\\") ? this.escapedCharacter() : this.next();
  }
}
