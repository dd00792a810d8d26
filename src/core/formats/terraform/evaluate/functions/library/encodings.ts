/** Functions that encode and decode. https://developer.hashicorp.com/terraform/language/functions */
import { FunctionError, type Plain, type PureFunction, UnsupportedCall } from "../function";
import { fromBase64, toBase64 } from "./base64";
import { fromCsv } from "./csv";
import { fromJson, toJson } from "./json";
import { nullable, pure, text } from "./signature";
import { fromUtf8, toUtf8 } from "./utf8";
import { fromYaml } from "./yaml";
import { toYaml } from "./yaml-write";

export const encodings: { readonly [name: string]: PureFunction } = {
  jsonencode: pure([nullable], toJson),
  jsondecode: pure([text], fromJson),
  yamlencode: pure([nullable], toYaml),
  yamldecode: pure([text], fromYaml),
  csvdecode: pure([text], fromCsv),
  base64encode: pure([text], (value) => toBase64(toUtf8(value))),
  base64decode: pure([text], (value) => decoded(fromUtf8(bytesOf(value)))),
  textencodebase64: pure([text, text], (value, name) => toBase64(encodingOf(name).encode(value))),
  textdecodebase64: pure([text, text], (value, name) => decoded(encodingOf(name).decode(bytesOf(value)))),
  urlencode: pure([text], urlEncode),
};

function bytesOf(value: string): readonly number[] {
  const bytes = fromBase64(value);
  if (!bytes) throw new FunctionError("the text is not valid base64");
  return bytes;
}

function decoded(value: string | undefined): Plain {
  if (value === undefined) throw new FunctionError("the bytes are no text in that encoding");
  return value;
}

interface Encoding {
  encode(value: string): readonly number[];
  decode(bytes: readonly number[]): string | undefined;
}

/** Terraform knows every encoding that IANA lists; here are those that configurations for Windows and Unix use. */
function encodingOf(name: string): Encoding {
  switch (name.toUpperCase()) {
    case "UTF-8":
      return { encode: toUtf8, decode: fromUtf8 };
    case "UTF-16LE":
      return {
        encode: (value) => units(value).flatMap((unit) => [unit & 0xff, unit >> 8]),
        decode: (bytes) => fromUnits(bytes, 0, 1),
      };
    case "UTF-16BE":
      return {
        encode: (value) => units(value).flatMap((unit) => [unit >> 8, unit & 0xff]),
        decode: (bytes) => fromUnits(bytes, 1, 0),
      };
    default:
      throw new UnsupportedCall(`the encoding ${name} is not known here`);
  }
}

function units(value: string): readonly number[] {
  return Array.from({ length: value.length }, (_, at) => value.charCodeAt(at));
}

function fromUnits(bytes: readonly number[], low: number, high: number): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  let value = "";
  for (let at = 0; at < bytes.length; at += 2) {
    value += String.fromCharCode((bytes[at + low] ?? 0) | ((bytes[at + high] ?? 0) << 8));
  }
  return value;
}

/** Query encoding: a space becomes `+`; letters, digits and `-_.~` stay. */
function urlEncode(value: string): string {
  return toUtf8(value)
    .map((byte) => {
      const character = String.fromCharCode(byte);
      if (/[A-Za-z0-9\-_.~]/.test(character)) return character;
      return character === " " ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}
