/** Parsed resources from plain API objects, for tests that need no text. Ranges are made up but distinct. */
import { completeFields } from "../../src/core/kinds/complete";
import { kindOfTerraformType } from "../../src/core/kinds/registry";
import type { SourceRange } from "../../src/core/model/range";
import type { ParsedResource, Scope } from "../../src/core/model/resource";
import type { ObjectValue, Reference, ScalarType, Unknown, Value } from "../../src/core/model/value";

/** A plain JSON-like value, with references, unknowns and open lists in between. */
export type Plain = ScalarType | Value | readonly Plain[] | { readonly [name: string]: Plain };

let at = 0;

function range(): SourceRange {
  at += 10;
  return { file: "main.tf", start: at, end: at + 9 };
}

/** A reference to another block: `ref("google_compute_url_map.web")`. */
export function ref(address: string, attribute = "id", module = "."): Reference {
  return { type: "reference", range: range(), target: { by: "address", module, address }, attribute };
}

export function link(text: string): Reference {
  return { type: "reference", range: range(), target: { by: "link", link: text }, attribute: "" };
}

export function outside(what: "data" | "module", name: string): Reference {
  return { type: "reference", range: range(), target: { by: "outside", what, name }, attribute: "id" };
}

export function unknown(expression: string, reason = "variable without a value"): Unknown {
  return { type: "unknown", range: range(), expression, reason };
}

/** A list that may have more items than those listed. */
export function open(reason: string, ...items: Plain[]): Value {
  return { type: "list", range: range(), items: items.map(value), open: reason };
}

export interface ResourceOptions {
  readonly module?: string;
  readonly scope?: Scope;
  readonly project?: string;
  readonly providerMajor?: ParsedResource["providerMajor"];
  readonly many?: ParsedResource["many"];
}

/** A parsed resource: Terraform address and API fields. The scope comes from the type and `region` or `zone`. */
export function resource(
  address: string,
  fields: { readonly [name: string]: Plain } = {},
  options: ResourceOptions = {},
): ParsedResource {
  const typeName = address.slice(0, address.indexOf("."));
  const known = kindOfTerraformType(typeName);
  if (!known) throw new Error(`${typeName} makes no kind`);
  const place = fields[known.tf.scope === "zone" ? "zone" : "region"];
  const scope: Scope = { level: known.tf.scope, ...(typeof place === "string" ? { name: place } : {}) };
  return {
    address,
    module: ".",
    kind: known.spec.kind,
    format: "terraform",
    typeName,
    scope,
    fields: completeFields(known.spec, known.tf, object(fields)),
    range: range(),
    headRange: range(),
    ...options,
  };
}

export function value(plain: Plain): Value {
  if (typeof plain !== "object") return { type: "scalar", range: range(), value: plain };
  if (isList(plain)) return { type: "list", range: range(), items: plain.map(value) };
  return isValue(plain) ? plain : object(plain);
}

function object(plain: { readonly [name: string]: Plain }): ObjectValue {
  return {
    type: "object",
    range: range(),
    fields: Object.fromEntries(Object.entries(plain).map(([name, it]) => [name, value(it)])),
  };
}

function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}

function isValue(plain: Value | { readonly [name: string]: Plain }): plain is Value {
  return "range" in plain && typeof plain.range === "object" && "file" in plain.range;
}

/** A parsed resource of a format other than Terraform, in a file of its own unless told. */
export function objectIn(
  format: Exclude<ParsedResource["format"], "terraform">,
  kind: ParsedResource["kind"],
  address: string,
  fields: { readonly [name: string]: Plain } = {},
  options: Partial<ParsedResource> = {},
): ParsedResource {
  const file = `${format}.yaml`;
  const name = address.slice(address.lastIndexOf("/") + 1);
  return {
    address,
    module: "",
    kind,
    format,
    typeName: format === "api" ? `compute#${kind}` : `Compute${kind}`,
    scope: { level: "global" },
    fields: object({ name, ...fields }),
    range: { ...range(), file },
    headRange: { ...range(), file },
    ...options,
  };
}
