/** YAML as Terraform reads it: the types of YAML 1.2 with the many booleans of 1.1 (`yes`, `on`). */
import { parseAllDocuments, type ScalarTag } from "yaml";
import { FunctionError, type Plain, UnsupportedCall } from "../function";
import { exact, readText } from "./convert";

/** Throws FunctionError when the text is no YAML, is empty, or holds more than one document. */
export function fromYaml(text: string): Plain {
  const documents = parseAllDocuments(text, {
    uniqueKeys: false,
    prettyErrors: false,
    merge: true,
    customTags: (tags) => [boolean, "timestamp", ...tags.filter((tag) => typeof tag === "string" || !isBoolean(tag))],
  });
  const document = Array.isArray(documents) ? documents[0] : undefined;
  if (!document?.contents || documents.length > 1) throw new FunctionError("the text must hold one YAML document");
  if (document.errors.length) throw new FunctionError("the text is not valid YAML");
  try {
    return plain(document.toJS({ maxAliasCount: 100, mapAsMap: true }));
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    if (/excessive/i.test(error.message)) throw new UnsupportedCall("the YAML repeats its anchors too often");
    throw new FunctionError("the YAML refers to an anchor that it does not define");
  }
}

const boolean: ScalarTag = {
  tag: "tag:yaml.org,2002:bool",
  default: true,
  test: /^(?:y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE|n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/,
  resolve: (text) => /^(?:y|on|true)/i.test(text),
};

function isBoolean(tag: { readonly tag: string }): boolean {
  return tag.tag === boolean.tag;
}

function plain(value: unknown): Plain {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isInteger(value) ? exact(value) : value;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, it]) => [keyText(key), plain(it)]));
  // A date without a time is midnight; others would need the offset that they were written with.
  if (value instanceof Date && value.getTime() % 86_400_000 === 0) return value.toISOString().replace(".000", "");
  throw new UnsupportedCall("the YAML holds something other than maps, lists, text, numbers and booleans");
}

function keyText(key: unknown): string {
  const value = plain(key);
  if (value === null) throw new FunctionError("a key is null");
  return readText(value);
}
