/** Terraform's regular expressions (RE2) in JavaScript's. */
import { Refusal } from "../value";

const cache = new Map<string, RegExp>();

/** The expression, or a Refusal where the syntax is not understood here. */
export function toExpression(pattern: string, flags: "" | "g"): RegExp {
  const key = `${flags}/${pattern}`;
  const known = cache.get(key);
  if (known) {
    known.lastIndex = 0;
    return known;
  }
  // Backtracking can take for ever on nested repetition; RE2 does not backtrack.
  if (pattern.length > 1000 || /[+*}]\)[+*{]/.test(pattern))
    throw new Refusal("the pattern is too complex to be run here");
  let extra = "";
  let source = pattern.replace(/^\(\?([imsU]+)\)/, (whole, letters: string) => {
    if (letters.includes("U")) return whole;
    extra = letters;
    return "";
  });
  source = source
    .replace(/\(\?P</g, "(?<")
    .replace(/\\A/g, "^")
    .replace(/\\z/g, "$")
    .replace(/\[\[:(\^?)(\w+):\]\]/g, (whole, not, name: string) => {
      const set = classes[name];
      return set === undefined ? whole : `[${not}${set}]`;
    })
    .replace(/\[:(\w+):\]/g, (whole, name: string) => classes[name] ?? whole);
  try {
    const expression = new RegExp(source, `${flags}${extra}${/\\p\{|\\P\{/.test(source) ? "u" : ""}`);
    cache.set(key, expression);
    return expression;
  } catch {
    throw new Refusal("the pattern is not understood");
  }
}

const classes: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  digit: "0-9",
  lower: "a-z",
  upper: "A-Z",
  space: "\\s",
  word: "\\w",
  xdigit: "0-9A-Fa-f",
  punct: "!-\\/:-@\\[-`{-~",
};
