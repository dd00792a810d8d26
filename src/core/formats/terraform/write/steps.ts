/** Field paths against the tables. */
import type { FieldSpec } from "../../../kinds/kind";
import type { ChangeValue } from "../../../model/change";
import { formatPath, parsePath } from "../../../model/value";
import { Refused } from "./refused";
import type { Subject } from "./subjects";

export type Steps = readonly (string | number)[];

/** The steps of a field path. Refuses what is no path. */
export function stepsOf(path: string): Steps {
  const steps = parsePath(path);
  if (steps.length === 0 || formatPath(steps) !== path) throw new Refused(`"${path}" is not the path of a field.`);
  return steps;
}

/** The specification of the field `step` among `fields`; `above` is the path that leads there. */
export function fieldNamed(
  subject: Subject,
  above: Steps,
  fields: readonly FieldSpec[],
  step: string | number | undefined,
): FieldSpec {
  const field = fields.find((it) => it.name === step);
  if (!field) throw new Refused(`${subject.spec.plural} have no field ${formatPath([...above, step ?? ""])}.`);
  return field;
}

/** The value with the objects and lists around it that the remaining steps ask for. */
export function wrap(steps: Steps, value: ChangeValue, field: FieldSpec): ChangeValue {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const inner = wrap(rest, value, field);
  if (typeof step === "string") return { [step]: inner };
  if (step !== 0) throw new Refused(`${field.name} is empty, so its item ${step} cannot be set.`);
  return [inner];
}
