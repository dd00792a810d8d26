/** The fields by which a resource can refer to another, whatever text either stands in. */
import type { FieldSpec, Kind } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import { formatPath, parsePath } from "../model/value";

/** A field that can refer: its path without list indexes, its role, and whether it or something above it is a list. */
export interface Road {
  readonly path: string;
  readonly role: string;
  /** Paths, without indexes, of the lists on the way. */
  readonly lists: readonly string[];
}

export type ChosenRoad = Road | { readonly refused: string };

/**
 * The field by which a kind refers to another: the only one, or the only one on the highest level. `role` is an edge's
 * role, or a path. A sentence where there is none or it is not clear which is meant.
 */
export function chooseRoad(from: Kind, to: Kind, role: string | undefined): ChosenRoad {
  const roads = roadsBetween(from, to).filter((it) => role === undefined || role === it.role || role === it.path);
  const depth = (it: Road) => parsePath(it.path).length;
  const shortest = Math.min(...roads.map(depth));
  const [road, ...others] = roads.filter((it) => depth(it) === shortest);
  if (!road)
    return {
      refused: `${kindSpec(from).plural} cannot refer to ${inSentence(kindSpec(to).plural)}${role === undefined ? "" : ` as ${role}`}.`,
    };
  if (others.length === 0) return road;
  return { refused: `Several fields could refer to it; say which: ${roads.map((it) => it.path).join(", ")}.` };
}

/** Every field by which a kind can refer to another. */
export function roadsBetween(from: Kind, to: Kind): readonly Road[] {
  const roads: Road[] = [];
  const visit = (fields: readonly FieldSpec[], above: string, lists: readonly string[]) => {
    for (const field of fields) {
      const path = above ? `${above}.${field.name}` : field.name;
      const inside = field.type === "list" ? [...lists, path] : lists;
      if (field.ref?.kinds.includes(to)) roads.push({ path, role: field.ref.role, lists: inside });
      visit(field.fields ?? [], path, inside);
    }
  };
  visit(kindSpec(from).fields, "", []);
  return roads;
}

/**
 * What goes when a reference goes: the item of the list that it is in, unless that item holds lists of references of its
 * own (a path matcher keeps its rules when its default goes).
 */
export function carrierOf(kind: Kind, field: string): string {
  const steps = parsePath(field);
  if (typeof steps.at(-2) !== "number") return field;
  let fields: readonly FieldSpec[] = kindSpec(kind).fields;
  let parent: FieldSpec | undefined;
  for (const step of steps.slice(0, -1)) {
    if (typeof step === "number") continue;
    parent = fields.find((it) => it.name === step);
    fields = parent?.fields ?? [];
  }
  return fields.some((it) => it.type === "list" && hasReference(it)) ? field : formatPath(steps.slice(0, -1));
}

function hasReference(field: FieldSpec): boolean {
  return field.ref !== undefined || (field.fields ?? []).some(hasReference);
}

function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
