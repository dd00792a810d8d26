/** Where a field of the API stands in a manifest. */
import type { ConnectorField } from "../../../kinds/connector-names";
import type { FieldSpec } from "../../../kinds/kind";
import { formatPath, parsePath } from "../../../model/value";
import type { Json } from "../../document/look-up";
import { Refusal } from "../../refusal";
import { keyIn, type ManifestValues } from "./manifest-values";
import type { Subject } from "./subjects";

export type Path = readonly (string | number)[];

/** A place in a manifest, from its root, there already or not. */
export interface Located {
  readonly path: Path;
  /** The innermost field on the way, and whether the path ends at one of its items. Absent for a key of a free map. */
  readonly spelled?: ConnectorField;
  readonly isItem: boolean;
  /** The map that the innermost field is in, as far as it is there. */
  readonly parent?: Json;
}

/** The steps of a field path. Refuses what is no path. */
export function stepsOf(path: string): Path {
  const steps = parsePath(path);
  if (steps.length === 0 || formatPath(steps) !== path) throw new Refusal(`"${path}" is not the path of a field.`);
  return steps;
}

/** Follows the steps of a field path through the tables and through what the object says now. */
export function locate(subject: Subject, steps: Path, root: Json | undefined, values: ManifestValues): Located {
  const special = specialPath(subject, steps);
  if (special) return { path: special, isItem: false };
  const path: (string | number)[] = ["spec"];
  let fields: readonly FieldSpec[] = subject.spec.fields;
  let at = valueIn(root, "spec");
  let parent: Json | undefined;
  let spelled: ConnectorField | undefined;
  let isItem = false;
  for (const [index, step] of steps.entries()) {
    if (spelled?.field.type === "map" && index > 0) return { path: [...path, ...steps.slice(index)], isItem: false };
    if (typeof step === "number") {
      if (spelled?.field.type !== "list" || isItem)
        throw new Refusal(`${formatPath(steps.slice(0, index))} of ${subject.id} is no list.`);
      path.push(step);
      isItem = true;
    } else {
      if (spelled?.field.type === "list" && !isItem)
        throw new Refusal(
          `${formatPath(steps.slice(0, index))} is a list: say which item, as in ${spelled.field.name}[0].`,
        );
      const above = formatPath(steps.slice(0, index));
      spelled = values.spelled(fields, step, above || subject.spec.label);
      fields = spelled.field.fields ?? [];
      parent = at;
      isItem = false;
      path.push(keyIn(spelled, at));
    }
    at = valueIn(at, path.at(-1));
  }
  return { path, isItem, ...(spelled ? { spelled } : {}), ...(parent === undefined ? {} : { parent }) };
}

/** Fields that stand outside `spec`, or under another name in it. */
function specialPath({ spec, connector }: Subject, steps: Path): Path | undefined {
  const [first, ...rest] = steps;
  if (first === "labels" && !isNumber(rest)) return ["metadata", "labels", ...rest];
  if (rest.length > 0) return undefined;
  if (first === (connector.nameField ?? "name")) return ["spec", "resourceID"];
  const hasLocation = spec.fields.some((it) => it.name === "location");
  if ((first === "region" || first === "zone") && connector.place === "location" && !hasLocation)
    return ["spec", "location"];
  return undefined;
}

function isNumber(steps: Path): boolean {
  return typeof steps[0] === "number";
}

/** The member of an object or item of a list; undefined where there is none. */
export function valueIn(value: Json | undefined, step: string | number | undefined): Json | undefined {
  if (typeof value !== "object" || value === null || step === undefined) return undefined;
  if (isList(value)) return typeof step === "number" ? value[step] : undefined;
  return typeof step === "string" && Object.hasOwn(value, step) ? value[step] : undefined;
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
