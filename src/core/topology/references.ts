/** Finds every value in a resource's reference fields, by the kind's table and at any depth. */
import type { FieldSpec, Kind } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import type { Resource } from "../model/resource";
import type { ObjectValue, Value } from "../model/value";

export interface FoundReference {
  /** `backends[0].group`. */
  readonly field: string;
  readonly ref: { readonly kinds: readonly Kind[]; readonly role: string };
  /**
   * A reference, a scalar that may be a link or a name, or an unknown. An unknown also stands for a whole list of
   * objects that cannot be evaluated, so that what hides in it still shows.
   */
  readonly value: Value;
}

type Found = (reference: FoundReference) => void;

/** The parts of a kind's table that lead to references; everything else is never looked at. */
interface Branch {
  readonly name: string;
  readonly ref?: FoundReference["ref"];
  readonly below: readonly Branch[];
}

const branches = new Map<Kind, readonly Branch[]>();

/** Fields never change, so what was found in them is kept as long as they live. */
const memory = new WeakMap<ObjectValue, readonly FoundReference[]>();

/** Every reference of a resource, in the order of the kind's table. */
export function referencesOf(resource: Resource): readonly FoundReference[] {
  let all = memory.get(resource.fields);
  if (!all) {
    const list: FoundReference[] = [];
    eachReference(resource, (it) => list.push(it));
    all = list;
    memory.set(resource.fields, all);
  }
  return all;
}

function eachReference(resource: Resource, found: Found): void {
  let tree = branches.get(resource.kind);
  if (!tree) {
    tree = prune(kindSpec(resource.kind).fields);
    branches.set(resource.kind, tree);
  }
  if (tree.length > 0) visit(resource.fields, tree, "", found);
}

function prune(fields: readonly FieldSpec[]): Branch[] {
  return fields.flatMap((field) => {
    const below = prune(field.fields ?? []);
    if (!field.ref && below.length === 0) return [];
    return [{ name: field.name, ...(field.ref ? { ref: field.ref } : {}), below }];
  });
}

function visit(object: ObjectValue, tree: readonly Branch[], prefix: string, found: Found): void {
  for (const branch of tree) {
    const value = object.fields[branch.name];
    if (value === undefined) continue;
    const path = prefix + branch.name;
    if (branch.ref) leaves(value, path, branch.ref, found);
    else inside(value, path, branch, found);
  }
}

function leaves(value: Value, path: string, ref: FoundReference["ref"], found: Found): void {
  if (value.type === "list") {
    value.items.forEach((item, index) => {
      leaves(item, `${path}[${index}]`, ref, found);
    });
    if (value.items.length === 0 && value.open !== undefined) found({ field: path, ref, value: hidden(value) });
  } else if (value.type !== "object") found({ field: path, ref, value });
}

function inside(value: Value, path: string, branch: Branch, found: Found): void {
  if (value.type === "object") visit(value, branch.below, `${path}.`, found);
  else if (value.type === "list") {
    value.items.forEach((item, index) => {
      inside(item, `${path}[${index}]`, branch, found);
    });
    if (value.items.length === 0 && value.open !== undefined) hide(hidden(value), path, branch, found);
  } else hide(value, path, branch, found);
}

/** What cannot be evaluated stands for the first reference that it may hold. */
function hide(value: Value, path: string, branch: Branch, found: Found): void {
  const first = branch.below.find((it) => it.ref);
  if (first?.ref && value.type === "unknown") found({ field: path, ref: first.ref, value });
}

function hidden(list: Extract<Value, { type: "list" }>): Value {
  return {
    type: "unknown",
    range: list.range,
    ...(list.fieldRange ? { fieldRange: list.fieldRange } : {}),
    ...(list.headRange ? { headRange: list.headRange } : {}),
    reason: list.open ?? "",
    expression: "",
  };
}
