/** Character classes of Go's regular expressions (RE2). https://github.com/google/re2/wiki/Syntax */
import { FunctionError } from "../function";
import type { CharacterTest } from "./regex-tree";

const digit = ranges("09");
const wordCharacter = ranges("09AZaz__");
const whiteSpace: CharacterTest = (code) => code === 32 || (code >= 9 && code <= 13 && code !== 11);

/** `\d`, `\w`, `\s` and their opposites. Undefined for another letter. */
export function perlClass(letter: string): CharacterTest | undefined {
  const test = { d: digit, w: wordCharacter, s: whiteSpace }[letter.toLowerCase()];
  if (!test) return undefined;
  return letter === letter.toLowerCase() ? test : negate(test);
}

const posixClasses: { readonly [name: string]: CharacterTest } = {
  alnum: ranges("09AZaz"),
  alpha: ranges("AZaz"),
  ascii: (code) => code < 128,
  blank: ranges("\t\t  "),
  cntrl: (code) => code < 32 || code === 127,
  digit,
  graph: ranges("!~"),
  lower: ranges("az"),
  print: ranges(" ~"),
  punct: ranges("!/:@[`{~"),
  space: (code) => code === 32 || (code >= 9 && code <= 13),
  upper: ranges("AZ"),
  word: wordCharacter,
  xdigit: ranges("09AFaf"),
};

/** `[:alpha:]`, `[:^alpha:]`: the name with its `^`. */
export function posixClass(name: string): CharacterTest {
  const negated = name.startsWith("^");
  const bare = negated ? name.slice(1) : name;
  const test = Object.hasOwn(posixClasses, bare) ? posixClasses[bare] : undefined;
  if (!test) throw new FunctionError(`the regular expression has an unknown class [:${name}:]`);
  return negated ? negate(test) : test;
}

/** `\p{Greek}`, `\pL`: general categories and scripts. */
export function unicodeClass(name: string): CharacterTest {
  const negated = name.startsWith("^");
  const bare = negated ? name.slice(1) : name;
  if (bare === "Any") return () => !negated;
  for (const property of [`gc=${bare}`, `Script=${bare}`]) {
    const pattern = propertyPattern(property);
    if (pattern) return (code) => pattern.test(String.fromCodePoint(code)) !== negated;
  }
  throw new FunctionError(`the regular expression has an unknown class \\p{${name}}`);
}

export function negate(test: CharacterTest): CharacterTest {
  return (code) => !test(code);
}

/** The class without regard to case. */
export function foldCase(test: CharacterTest): CharacterTest {
  return (code) => test(code) || variants(code).some(test);
}

export function isWord(code: number | undefined): boolean {
  return code !== undefined && wordCharacter(code);
}

/** The Kelvin sign and the long s are the only others whose small letters are ASCII. */
function variants(code: number): readonly number[] {
  const character = String.fromCodePoint(code);
  const forms = [character.toLowerCase(), character.toUpperCase(), character.toUpperCase().toLowerCase()];
  if (/^[kK]$/.test(character)) forms.push("\u212a");
  if (/^[sS]$/.test(character)) forms.push("\u017f");
  if (character === "ß") forms.push("ẞ");
  return forms.flatMap((form) => ([...form].length === 1 ? [form.codePointAt(0) ?? code] : []));
}

function propertyPattern(property: string): RegExp | undefined {
  if (!/^[\w=]+$/.test(property)) return undefined;
  try {
    return new RegExp(`^\\p{${property}}$`, "u");
  } catch {
    // JavaScript does not know the property: then it is none.
    return undefined;
  }
}

/** Pairs of the first and last character. */
function ranges(pairs: string): CharacterTest {
  const limits = Array.from(pairs, (it) => it.charCodeAt(0));
  return (code) => {
    for (let at = 0; at < limits.length; at += 2) {
      if (code >= (limits[at] ?? 0) && code <= (limits[at + 1] ?? 0)) return true;
    }
    return false;
  };
}
