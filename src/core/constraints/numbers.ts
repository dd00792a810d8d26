/** Numbers as configs write them. */
import type { Resource } from "../model/resource";
import { type ScalarType, scalarOf, type Value } from "../model/value";
import { field, possible } from "../topology/read";

/** The number that a value is, be it written as a text; undefined for anything else. */
export function numberOf(value: Value | undefined): number | undefined {
  return fromScalar(scalarOf(value));
}

/** The known number of a field. No defaults. */
export function numberAt(resource: Resource, path: string): number | undefined {
  return numberOf(field(resource, path));
}

/** The number that a field certainly has, its default where it is absent. */
export function effectiveNumber(resource: Resource, path: string): number | undefined {
  const all = possible(resource, path);
  return all?.length === 1 ? fromScalar(all[0]) : undefined;
}

function fromScalar(scalar: ScalarType | undefined): number | undefined {
  if (typeof scalar === "number") return scalar;
  return typeof scalar === "string" && /^-?\d+(?:\.\d+)?$/.test(scalar) ? Number(scalar) : undefined;
}
