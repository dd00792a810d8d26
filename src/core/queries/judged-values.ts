/** The values that a field can have, judged where it stands: those that fit first, the others with what speaks against them. */
import type { FieldSpec } from "../kinds/kind";
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Value } from "../model/value";
import type { Snapshot } from "../snapshot";
import { productRefusal } from "./product-values";

/** What speaks against a value: a rule that would report it, or the product. */
export interface Objection {
  /** "error": the API refuses it, or it can carry no traffic. */
  readonly severity: "error" | "warning";
  readonly rule?: string;
  readonly message: string;
}

export interface JudgedValue {
  readonly value: string | boolean;
  /** undefined: it fits, or nothing is known against it. */
  readonly objection?: Objection;
}

/** The values that the tables list for a field: its enumeration, or yes and no. */
export function listedValues({ type, values }: FieldSpec): readonly (string | boolean)[] {
  if (values) return values;
  return type === "boolean" ? [true, false] : [];
}

/**
 * Values judged by really trying each. `resources` are all those that the text of the field makes; `goOn` may end the
 * trials, and what is left counts as fitting unless the product refuses it.
 */
export function judgedValues(
  snapshot: Pick<Snapshot, "tryOut">,
  resources: readonly Resource[],
  path: string,
  values: readonly (string | boolean)[],
  goOn?: () => boolean,
): readonly JudgedValue[] {
  const [resource] = resources;
  if (!resource) return values.map((value) => ({ value }));
  const trials = values.map((value) => ({ set: { [path]: scalar(value, resource) } }));
  const { findings, before } = snapshot.tryOut(resources, trials, { open: path, goOn });
  const judged = values.map((value, index): JudgedValue => {
    // By the products that it can be while the field is open: the present value must not decide what is said of others.
    const refusal = before && productRefusal(before.topology, before.resource, path, String(value));
    const objection = objectionIn(findings[index]) ?? (refusal && ({ severity: "error", message: refusal } as const));
    return { value, ...(objection ? { objection } : {}) };
  });
  return [...judged].sort((a, b) => weight(a.objection) - weight(b.objection));
}

/** What fits first, then what is advised against, then what cannot be. */
export function weight(objection: Objection | undefined): number {
  return objection === undefined ? 0 : objection.severity === "warning" ? 1 : 2;
}

/** The first of the findings that a trial gave. */
export function objectionIn(findings: readonly Finding[] | undefined): Objection | undefined {
  const [first] = findings ?? [];
  return (
    first && { severity: first.severity === "error" ? "error" : "warning", rule: first.rule, message: first.message }
  );
}

/** A value that stands nowhere yet: what it is put into says where. */
export function scalar(value: string | number | boolean, { headRange }: Resource): Value {
  return { type: "scalar", value, range: headRange };
}
