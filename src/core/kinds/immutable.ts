/** Which changes replace a resource: the questions that `FieldSpec.immutable` answers. */
import type { ParsedResource } from "../model/resource";
import { parsePath, type ScalarType } from "../model/value";
import type { FieldSpec, Immutability } from "./kind";
import { kindSpec } from "./registry";

/**
 * What changing a field does: "replaced" is destroyed and created anew, "inPlace" is updated; "perhaps" where that depends
 * on what the text does not tell, such as the release of the provider.
 */
export type ChangeEffect = "replaced" | "perhaps" | "inPlace";

/** A resource as far as the question goes. */
export type Subject = Pick<ParsedResource, "kind" | "format" | "typeName" | "scope" | "providerMajor">;

/**
 * What changing the field at an API path does to a resource. `valuesOf` gives the values that another field of it may have,
 * undefined where they are not known. A field inside one that replaces, replaces too.
 */
export function effectOfChange(
  resource: Subject,
  path: string,
  valuesOf: (field: string) => readonly ScalarType[] | undefined,
): ChangeEffect {
  if (path === "project") return "replaced";
  const effects = specsOnTheWay(resource, path).map((it) => effectOf(resource, it.immutable, valuesOf));
  return effects.includes("replaced") ? "replaced" : effects.includes("perhaps") ? "perhaps" : "inPlace";
}

/** The Terraform type that makes such an object, for one that stands in another format; undefined where several do. */
export function terraformTypeOf({ kind, format, typeName, scope }: Subject): string | undefined {
  if (format === "terraform" || format === "terraform-plan") return typeName;
  const types = kindSpec(kind).terraform.filter((it) => it.scope === scope.level);
  return types.length === 1 ? types[0]?.type : undefined;
}

function specsOnTheWay({ kind }: Subject, path: string): FieldSpec[] {
  const found: FieldSpec[] = [];
  let fields: readonly FieldSpec[] | undefined = kindSpec(kind).fields;
  for (const step of parsePath(path)) {
    if (typeof step === "number") continue;
    const spec: FieldSpec | undefined = fields?.find((it) => it.name === step);
    if (!spec) break;
    found.push(spec);
    fields = spec.fields;
  }
  return found;
}

function effectOf(
  resource: Subject,
  immutable: boolean | Immutability | undefined,
  valuesOf: (field: string) => readonly ScalarType[] | undefined,
): ChangeEffect {
  if (immutable === undefined || immutable === false) return "inPlace";
  if (immutable === true) return "replaced";
  const type = terraformTypeOf(resource);
  if (immutable.types && type !== undefined && !immutable.types.includes(type)) return "inPlace";
  let sure = immutable.types === undefined || type !== undefined;
  const since = type === undefined ? undefined : immutable.inPlaceSince?.[type];
  if (since !== undefined) {
    const { min, max } = resource.providerMajor ?? {};
    if (min !== undefined && min > since) return "inPlace";
    sure &&= max !== undefined && max < since;
  }
  if (immutable.when) {
    const { field, values } = immutable.when;
    const possible = valuesOf(field);
    if (possible && !possible.some((it) => values.includes(it))) return "inPlace";
    sure &&= possible?.every((it) => values.includes(it)) === true;
  }
  return sure ? "replaced" : "perhaps";
}
