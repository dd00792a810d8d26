/** Short constructors of field specifications, so that a kind's file reads as a table. */
import type { FieldSpec, Kind } from "./kind";

type Options = Pick<FieldSpec, "values" | "immutable" | "doc" | "connector" | "api"> & {
  /** Terraform's name, or everything that Terraform does differently. */
  readonly tf?: string | FieldSpec["tf"];
};

export function text(name: string, options: Options = {}): FieldSpec {
  return { name, type: "string", ...common(options) };
}

export function number(name: string, options: Options = {}): FieldSpec {
  return { name, type: "number", ...common(options) };
}

export function flag(name: string, options: Options = {}): FieldSpec {
  return { name, type: "boolean", ...common(options) };
}

export function texts(name: string, options: Options = {}): FieldSpec {
  return { name, type: "list", items: "string", ...common(options) };
}

export function numbers(name: string, options: Options = {}): FieldSpec {
  return { name, type: "list", items: "number", ...common(options) };
}

/** Free keys with text values: labels, metadata. */
export function textMap(name: string, options: Options = {}): FieldSpec {
  return { name, type: "map", ...common(options) };
}

export function object(name: string, fields: readonly FieldSpec[], options: Options = {}): FieldSpec {
  return { name, type: "object", fields, ...common(options) };
}

export function objects(name: string, fields: readonly FieldSpec[], options: Options = {}): FieldSpec {
  return { name, type: "list", items: "object", fields, ...common(options) };
}

export function reference(name: string, role: string, kinds: readonly Kind[], options: Options = {}): FieldSpec {
  return { name, type: "reference", ref: { kinds, role }, ...common(options) };
}

export function references(name: string, role: string, kinds: readonly Kind[], options: Options = {}): FieldSpec {
  return { name, type: "list", items: "reference", ref: { kinds, role }, ...common(options) };
}

function common({ tf, ...rest }: Options): Partial<FieldSpec> {
  if (tf === undefined) return rest;
  return { ...rest, tf: typeof tf === "string" ? { name: tf } : tf };
}
