/** Short constructors of changes, so that a rule's fixes read like sentences. */
import type { Change, ChangeValue } from "../model/change";
import type { Fix } from "../model/finding";
import type { Resource } from "../model/resource";

export function setField(resource: Resource, field: string, value: ChangeValue): Change {
  return { op: "setField", resource: resource.id, field, value };
}

export function removeField(resource: Resource, field: string): Change {
  return { op: "removeField", resource: resource.id, field };
}

/** Removes several entries of a list: from the last to the first, so that each index is still the one that was read. */
export function removeFields(resource: Resource, fields: readonly string[]): readonly Change[] {
  return fields.map((it) => removeField(resource, it)).reverse();
}

/** One fix that sets one field. */
export function setting(title: string, resource: Resource, field: string, value: ChangeValue, effect?: string): Fix {
  return { title, changes: [setField(resource, field, value)], ...(effect === undefined ? {} : { effect }) };
}

/** One fix that removes fields. */
export function removing(title: string, resource: Resource, ...fields: readonly string[]): Fix {
  return { title, changes: removeFields(resource, fields) };
}
