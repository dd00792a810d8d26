/** YAML as Terraform writes it: block style, keys sorted, every string quoted or, with line breaks, literal. */
import { type Plain, UnsupportedCall } from "../function";
import { sortedKeys } from "./compare";
import { numberText } from "./convert";
import { isList, isObject } from "./signature";

export function toYaml(value: Plain): string {
  if (isBlock(value)) return `${block(value, "").join("\n")}\n`;
  // A bare scalar might go on, so the document's end is marked.
  const bare = value === null || typeof value === "number" || typeof value === "boolean";
  return `${scalar(value, "  ", 0)}\n${bare ? "...\n" : ""}`;
}

function isBlock(value: Plain): boolean {
  return isList(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;
}

/** The lines of a list or map that is not empty. A list inside a map is not indented. */
function block(value: Plain, indent: string): string[] {
  const inner = `${indent}  `;
  if (isList(value)) {
    return value.flatMap((item) => {
      if (!isBlock(item)) return [`${indent}- ${scalar(item, inner, inner.length)}`];
      const [first = "", ...rest] = block(item, inner);
      return [`${indent}- ${first.slice(inner.length)}`, ...rest];
    });
  }
  if (!isObject(value)) return [];
  return sortedKeys(value).flatMap((key) => {
    const item = value[key] ?? null;
    const name = `${indent}${keyText(key)}:`;
    if (isBlock(item)) return [name, ...block(item, isList(item) ? indent : inner)];
    return [`${name} ${scalar(item, inner, name.length + 1)}`];
  });
}

function keyText(key: string): string {
  const text = quoted(key, undefined, 0);
  if (key.includes("\n") || text.length > 120) throw new UnsupportedCall("a key is too long for one line of YAML");
  return text;
}

function scalar(value: Plain, indent: string, column: number): string {
  if (isList(value)) return "[]";
  if (isObject(value)) return "{}";
  if (typeof value === "number") return numberText(value);
  if (typeof value !== "string") return String(value);
  return fitsLiteral(value) ? literal(value, indent) : quoted(value, indent, column);
}

const unprintable = /[^\n -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]|\u2028|\u2029/u;

function fitsLiteral(value: string): boolean {
  return value.includes("\n") && !/ (?:\n|$)/.test(value) && !unprintable.test(value);
}

function literal(value: string, indent: string): string {
  const body = value.replace(/\n+$/, "");
  const ending = value.length - body.length;
  const hint = /^[ \n]/.test(value) ? "2" : "";
  if (body === "") return `|${hint}+${"\n".repeat(ending)}`;
  const lines = body.split("\n").map((line) => (line === "" ? "" : indent + line));
  const chomping = ending === 0 ? "-" : ending === 1 ? "" : "+";
  return `|${hint}${chomping}\n${lines.join("\n")}${"\n".repeat(Math.max(0, ending - 1))}`;
}

/** Beyond this column, the next single space becomes a line break. */
const width = 80;

/** In double quotes; without an indent (keys) the text is not folded. */
function quoted(value: string, indent: string | undefined, start: number): string {
  const characters = [...value];
  let text = '"';
  let column = start + 1;
  let afterSpace = false;
  characters.forEach((character, at) => {
    const inside = at > 0 && at < characters.length - 1;
    if (character === " " && indent !== undefined && !afterSpace && column > width && inside) {
      text += `\n${indent}${characters[at + 1] === " " ? "\\" : ""}`;
      column = indent.length;
    } else {
      const written = escaped(character);
      text += written;
      column += written.length;
    }
    afterSpace = character === " ";
  });
  return `${text}"`;
}

const escapes: { readonly [character: string]: string } = {
  "\0": "\\0",
  "\x07": "\\a",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
  "\x1b": "\\e",
  '"': '\\"',
  "\\": "\\\\",
  "\x85": "\\N",
  "\u2028": "\\L",
  "\u2029": "\\P",
};

function escaped(character: string): string {
  const short = escapes[character];
  if (short !== undefined) return short;
  if (!unprintable.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
