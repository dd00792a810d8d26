/** What an expression that is written out says, in API terms. */
import type { FieldSpec } from "../../../kinds/kind";
import { terraformName } from "../../../kinds/terraform-names";
import type { ChangeValue } from "../../../model/change";
import { keyName } from "../key-name";
import type { Expression, ObjectExpression } from "../syntax";
import type { Editor } from "./editor";
import { literalOf, referenceOf } from "./expressions";
import { keyIn, refersTo } from "./reference-text";
import { Refused } from "./refused";
import { referenceId } from "./render";
import { instanceOf, type Subject } from "./subjects";

/** Whether an expression plainly says a value already. */
export function says(
  editor: Editor,
  subject: Subject,
  expression: Expression,
  field: FieldSpec,
  value: ChangeValue,
): boolean {
  const id = referenceId(value);
  if (id !== undefined) {
    const target = editor.subjects.find(id);
    const reference = referenceOf(expression);
    if (!reference || !refersTo(expression, subject, target)) return false;
    return instanceOf(target) === "" || keyIn(reference, subject) !== undefined;
  }
  if (Array.isArray(value)) {
    const item = itemOf(field);
    return (
      expression.node === "tuple" &&
      expression.items.length === value.length &&
      expression.items.every((it, at) => says(editor, subject, it, item, (value as readonly ChangeValue[])[at] ?? null))
    );
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    return (
      expression.node === "object" &&
      expression.entries.length === entries.length &&
      entries.every(([key, it]) => {
        const entry = expression.entries[entryIndex(expression, field.fields, key, subject.tf.type)];
        return entry !== undefined && says(editor, subject, entry.value, memberOf(field, key, subject), it);
      })
    );
  }
  const literal = literalOf(expression);
  return literal !== undefined && literal !== null && value !== null && String(literal) === String(value);
}

/** The entry of an object for an API field (by Terraform's name) or a map's key; -1 where there is none. */
export function entryIndex(
  expression: ObjectExpression,
  fields: readonly FieldSpec[] | undefined,
  step: string,
  type: string,
): number {
  const field = fields?.find((it) => it.name === step);
  const name = field ? terraformName(field, type) : step;
  return expression.entries.findIndex(({ key }) => keyName(key) === name);
}

/** What an item of a list field is. */
export function itemOf(field: FieldSpec): FieldSpec {
  return { ...field, type: field.items ?? "string" };
}

/** What a member of an object or map field is. Refuses one that the tables do not name. */
export function memberOf(field: FieldSpec, key: string, subject: Subject): FieldSpec {
  if (field.type === "map") return { ...field, name: key, type: "string" };
  const member = field.fields?.find((it) => it.name === key);
  if (!member) throw new Refused(`${field.name} of ${subject.id} has no field "${key}".`);
  return member;
}

/** A member's key in Terraform's terms. */
export function nameOf(member: FieldSpec, field: FieldSpec, key: string, subject: Subject): string {
  return field.type === "map" ? key : (terraformName(member, subject.tf.type) ?? key);
}
