/** The `format` function's verbs. */
import { plainToBoolean, plainToNumber, plainToString } from "../to-text";
import { type Plain, Refusal } from "../value";
import { toJson } from "./encoding";

const verb = /%(?:(%)|([-+ 0#]*)(\d+)?(?:\.(\d+))?(?:\[(\d+)\])?([a-zA-Z]))/g;

/** Text by a format with `%s`, `%d`, `%q`, `%v`, `%t`, `%f`, `%x`, `%05d`, `%[1]s`… Refuses what it does not know. */
export function formatText(template: string, values: readonly Plain[]): string {
  let next = 0;
  const result = template.replace(verb, (_, percent, flags: string, width, precision, position, letter: string) => {
    if (percent) return "%";
    if (position !== undefined) next = Number(position) - 1;
    const value = values[next++];
    if (value === undefined) throw new Refusal("the format has more verbs than values");
    return pad(render(letter, value, flags, precision), flags, width === undefined ? 0 : Number(width), letter);
  });
  return result;
}

function render(letter: string, value: Plain, flags: string, precision: string | undefined): string {
  const sign = (text: string) => (flags.includes("+") && !text.startsWith("-") ? `+${text}` : text);
  switch (letter) {
    case "s": {
      const text = plainToString(value);
      return precision === undefined ? text : [...text].slice(0, Number(precision)).join("");
    }
    case "v":
      if (value === null) return "null";
      return typeof value === "object" ? toJson(value) : plainToString(value);
    case "q":
      return JSON.stringify(plainToString(value));
    case "d":
      return sign(String(Math.trunc(plainToNumber(value))));
    case "t":
      return String(plainToBoolean(value));
    case "f":
    case "F":
      return sign(plainToNumber(value).toFixed(precision === undefined ? 6 : Number(precision)));
    case "g":
      return sign(plainToString(plainToNumber(value)));
    case "b":
      return sign(Math.trunc(plainToNumber(value)).toString(2));
    case "o":
      return sign(Math.trunc(plainToNumber(value)).toString(8));
    case "x":
    case "X": {
      const text =
        typeof value === "string"
          ? utf8(value)
              .map((it) => it.toString(16).padStart(2, "0"))
              .join("")
          : Math.trunc(plainToNumber(value)).toString(16);
      return letter === "X" ? text.toUpperCase() : text;
    }
    default:
      throw new Refusal(`the format's %${letter} is not supported`);
  }
}

function pad(text: string, flags: string, width: number, letter: string): string {
  if ([...text].length >= width) return text;
  const missing = width - [...text].length;
  if (flags.includes("-")) return text + " ".repeat(missing);
  if (flags.includes("0") && letter !== "s" && letter !== "q") {
    const sign = /^[+-]/.exec(text)?.[0] ?? "";
    return sign + "0".repeat(missing) + text.slice(sign.length);
  }
  return " ".repeat(missing) + text;
}

/** UTF-8, without the platform's encoder, which the core does not assume. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}
