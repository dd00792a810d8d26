/** Values while expressions are evaluated: those of the model, and null, which leaves a field absent at the end. */
import type { SourceRange } from "../../../model/range";
import type { Origin, Reference, Scalar, ScalarType, Unknown, Value } from "../../../model/value";

interface Located {
  readonly range: SourceRange;
  readonly via?: readonly Origin[];
  readonly computed?: true;
}

export interface Null extends Located {
  readonly type: "null";
}

export interface EvaluatedList extends Located {
  readonly type: "list";
  readonly items: readonly Evaluated[];
  readonly open?: string;
  /** Unordered and without duplicates: cannot be indexed. */
  readonly set?: boolean;
}

export interface EvaluatedObject extends Located {
  readonly type: "object";
  readonly fields: Readonly<Record<string, Evaluated>>;
  readonly open?: string;
}

/** `failed`: Terraform would refuse this, whatever the unknown values turn out to be; `try` and `can` ask. */
export interface EvaluatedUnknown extends Unknown {
  readonly failed?: boolean;
}

export type Evaluated = Scalar | EvaluatedList | EvaluatedObject | Reference | EvaluatedUnknown | Null;

/** Plain data, as JSON has it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Says why an evaluation cannot succeed; caught where the call or operator stands. */
export class Refusal extends Error {}

export function scalar(value: ScalarType, range: SourceRange): Scalar {
  return { type: "scalar", value, range };
}

export function nothing(range: SourceRange): Null {
  return { type: "null", range };
}

/** A value made of plain data; every part has the range of the whole. */
export function fromPlain(value: Plain, range: SourceRange): Evaluated {
  if (value === null) return nothing(range);
  if (typeof value !== "object") return scalar(value, range);
  if (Array.isArray(value)) return { type: "list", items: value.map((it) => fromPlain(it, range)), range };
  const fields = emptyFields();
  for (const [key, item] of Object.entries(value)) fields[key] = fromPlain(item, range);
  return { type: "object", fields, range };
}

/** The plain data of a value, or the unknown that keeps it from being plain. */
export function toPlain(value: Evaluated): { readonly plain: Plain } | { readonly unknown: string } {
  switch (value.type) {
    case "null":
      return { plain: null };
    case "scalar":
      return { plain: value.value };
    case "reference":
      return value.value === undefined ? { unknown: referenceReason(value) } : { plain: value.value };
    case "unknown":
      return { unknown: value.reason };
    case "list": {
      if (value.open !== undefined) return { unknown: value.open };
      const items: Plain[] = [];
      for (const item of value.items) {
        const plain = toPlain(item);
        if ("unknown" in plain) return plain;
        items.push(plain.plain);
      }
      return { plain: items };
    }
    case "object": {
      if (value.open !== undefined) return { unknown: value.open };
      const fields = emptyFields<Plain>();
      for (const [key, item] of Object.entries(value.fields)) {
        const plain = toPlain(item);
        if ("unknown" in plain) return plain;
        fields[key] = plain.plain;
      }
      return { plain: fields };
    }
  }
}

/** Why a reference has no value yet. */
export function referenceReason(value: Reference): string {
  const { target } = value;
  if (target.by === "outside") return target.what === "data" ? "data source" : "module output";
  return "known only after apply";
}

/** An object without inherited names, so that no key of an input means anything special. */
export function emptyFields<T = Evaluated>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** Whether two values are certainly equal; undefined when that cannot be known. Types are not converted. */
export function sameValue(one: Evaluated, other: Evaluated): boolean | undefined {
  if (one.type === "unknown" || other.type === "unknown") return undefined;
  if (one.type === "reference" && other.type === "reference" && referenceKey(one) === referenceKey(other)) return true;
  if (one.type === "reference" || other.type === "reference") {
    if (one.type === "null" || other.type === "null") return undefined;
  }
  const a = toPlain(one);
  const b = toPlain(other);
  if ("unknown" in a || "unknown" in b) return undefined;
  return samePlain(a.plain, b.plain);
}

/** Equal for references that read the same attribute of the same object. */
export function referenceKey(value: Reference): string {
  return JSON.stringify([value.target, value.attribute]);
}

export function samePlain(one: Plain, other: Plain): boolean {
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return one === other;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((it, index) => samePlain(it, other[index] ?? null))
    );
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && samePlain(plainField(one, key), plainField(other, key)))
  );
}

export function plainField(value: Plain, key: string): Plain {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? ((value as Record<string, Plain>)[key] ?? null)
    : null;
}

/** The value as the model has it; undefined for null, which is absence. Nulls in lists are left out. */
export function toValue(value: Evaluated): Value | undefined {
  switch (value.type) {
    case "null":
      return undefined;
    case "scalar":
    case "reference":
      return value;
    case "unknown": {
      if (value.failed === undefined) return value;
      const { failed: _, ...rest } = value;
      return rest;
    }
    case "list":
      return {
        type: "list",
        items: value.items.flatMap((it) => toValue(it) ?? []),
        ...(value.open === undefined ? {} : { open: value.open }),
        ...located(value),
      };
    case "object": {
      const fields: Record<string, Value> = {};
      for (const [key, item] of Object.entries(value.fields)) {
        const converted = toValue(item);
        if (converted) fields[key] = converted;
      }
      return {
        type: "object",
        fields,
        ...(value.open === undefined ? {} : { open: value.open }),
        ...located(value),
      };
    }
  }
}

function located({ range, via, computed }: Located): Located {
  if (via === undefined && !computed) return { range };
  return { range, ...(via === undefined ? {} : { via }), ...(computed ? { computed } : {}) };
}
