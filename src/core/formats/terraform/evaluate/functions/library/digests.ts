/** Digests, and the UUIDs made from them. https://developer.hashicorp.com/terraform/language/functions */
import { FunctionError, type PureFunction } from "../function";
import { toBase64 } from "./base64";
import { toHex } from "./byte-words";
import { md5 } from "./md5";
import { sha1 } from "./sha1";
import { sha256, sha512 } from "./sha2";
import { pure, text } from "./signature";
import { toUtf8 } from "./utf8";

export const digests: { readonly [name: string]: PureFunction } = {
  md5: pure([text], (value) => toHex(md5(toUtf8(value)))),
  sha1: pure([text], (value) => toHex(sha1(toUtf8(value)))),
  sha256: pure([text], (value) => toHex(sha256(toUtf8(value)))),
  sha512: pure([text], (value) => toHex(sha512(toUtf8(value)))),
  base64sha256: pure([text], (value) => toBase64(sha256(toUtf8(value)))),
  base64sha512: pure([text], (value) => toBase64(sha512(toUtf8(value)))),
  uuidv5: pure([text, text], uuid),
};

/** https://www.rfc-editor.org/rfc/rfc4122#appendix-C */
const namespaces: { readonly [name: string]: string } = {
  dns: "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
  url: "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
  oid: "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
  x500: "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
};

function uuid(namespace: string, name: string): string {
  const space = Object.hasOwn(namespaces, namespace) ? namespaces[namespace] : namespace;
  const digits = /^([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})$/i.exec(space ?? "");
  if (!digits) throw new FunctionError("argument 1: must be a UUID, dns, url, oid or x500");
  const bytes = Array.from(digits.slice(1).join("").matchAll(/../g), ([pair]) => Number.parseInt(pair, 16));
  const hash = sha1([...bytes, ...toUtf8(name)]).slice(0, 16);
  const marked = hash.map((byte, at) => (at === 6 ? (byte & 0x0f) | 0x50 : at === 8 ? (byte & 0x3f) | 0x80 : byte));
  return toHex(marked).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
