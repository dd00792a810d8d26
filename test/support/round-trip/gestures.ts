/** What the diagram's gestures would ask of each resource: renames, edges drawn and erased, fields set. */
import { carrierOf, type Road, roadsBetween } from "../../../src/core/changes/roads";
import type { FieldSpec, Kind } from "../../../src/core/kinds/kind";
import { kindOfTerraformType, kindSpec } from "../../../src/core/kinds/registry";
import type { Change, ChangeValue } from "../../../src/core/model/change";
import { inSameModule, type Resource } from "../../../src/core/model/resource";
import { formatPath, parsePath, type Value, valueAt } from "../../../src/core/model/value";
import type { Topology } from "../../../src/core/topology/topology";

export type Operation = "rename" | "disconnect" | "connect" | "set" | "add field";

export interface Gesture {
  readonly operation: Operation;
  readonly change: Change;
}

/**
 * Gestures on every block of text, once for all the resources that one block makes. Of the fields that are not there, one
 * of each type on each level; with `every`, all.
 */
export function gesturesOf(topology: Topology, every = false): readonly Gesture[] {
  const blocks = new Set<string>();
  const targets = targetsOf(topology);
  return topology.resources.flatMap((resource) => {
    const block = `${resource.range.file} ${resource.range.start}`;
    if (resource.readOnly !== undefined || blocks.has(block)) return [];
    blocks.add(block);
    return [
      ...renames(resource),
      ...disconnects(topology, resource),
      ...connects(topology, resource, targets),
      ...leaves(resource.fields, [])
        .filter((it) => isField(resource, it.path))
        .map((it) => set(resource, it.path, it.value)),
      ...absentFields(resource, every),
    ];
  });
}

function renames(resource: Resource): Gesture[] {
  const old = /[^./]*$/.exec(resource.address)?.[0] ?? "";
  const name = resource.format === "terraform" ? `${old}_again` : `${old.slice(0, 50)}-again`;
  return [{ operation: "rename", change: { op: "rename", resource: resource.id, name } }];
}

function disconnects(topology: Topology, { id }: Resource): Gesture[] {
  const edges = topology.out(id).filter((it) => topology.get(it.to) !== undefined);
  const once = new Map(edges.map((it) => [`${it.to} ${it.role}`, it]));
  return [...once.values()].map(({ from, to, role }) => ({
    operation: "disconnect",
    change: { op: "disconnect", from, to, role },
  }));
}

/** One more reference to a resource of each kind that it can refer to and does not, by each of the fields for that. */
function connects(topology: Topology, from: Resource, targets: ReadonlyMap<Kind, readonly Resource[]>): Gesture[] {
  return [...targets].flatMap(([kind, resources]) => {
    const roads = roadsBetween(from.kind, kind).filter((it) => it.lists.length === 0 || isItemForIt(from.kind, it));
    if (roads.length === 0) return [];
    const linked = new Set(topology.out(from.id).map((it) => it.to));
    const to = resources.find((it) => it !== from && !linked.has(it.id) && inSameModule(it, from));
    if (!to) return [];
    return roads.map(
      (it): Gesture => ({
        operation: "connect",
        change: { op: "connect", from: from.id, to: to.id, role: it.path },
      }),
    );
  });
}

/** Whether one more item of the list is what a connection makes: a backend, and no path matcher without a name. */
function isItemForIt(kind: Kind, { path, lists: [list, ...deeper] }: Road): boolean {
  if (list === undefined || deeper.length > 0) return false;
  return carrierOf(kind, `${list}[0]${path.slice(list.length)}`) === `${list}[0]`;
}

function targetsOf(topology: Topology): ReadonlyMap<Kind, readonly Resource[]> {
  const byKind = new Map<Kind, Resource[]>();
  for (const it of topology.resources) byKind.set(it.kind, [...(byKind.get(it.kind) ?? []), it]);
  return byKind;
}

interface Leaf {
  readonly path: string;
  readonly value: ChangeValue;
}

/** Every scalar that the text says, with another value for it. */
function leaves(value: Value, steps: readonly (string | number)[]): Leaf[] {
  if (value.type === "scalar") return [{ path: formatPath(steps), value: other(value.value) }];
  if (value.type === "unknown") return [{ path: formatPath(steps), value: "other" }];
  if (value.type === "object")
    return Object.entries(value.fields).flatMap(([name, it]) => leaves(it, [...steps, name]));
  if (value.type === "list") return value.items.flatMap((it, index) => leaves(it, [...steps, index]));
  return [];
}

/** What the inspector shows: fields that the tables name and the text spells, not those that follow from others. */
function isField({ kind, format, typeName }: Resource, path: string): boolean {
  const [top] = parsePath(path);
  const spec = kindSpec(kind);
  if (!spec.fields.some((it) => it.name === top)) return false;
  const isImplied = kindOfTerraformType(typeName)?.tf.implied?.[path] !== undefined;
  if (isImplied || (spec.derived?.field === path && format !== "api")) return false;
  return true;
}

function set(resource: Resource, field: string, value: ChangeValue): Gesture {
  return { operation: "set", change: { op: "setField", resource: resource.id, field, value } };
}

function absentFields(resource: Resource, every: boolean): Gesture[] {
  const gestures: Gesture[] = [];
  const tried = new Set<string>();
  const visit = (fields: readonly FieldSpec[], path: string, deep: number) => {
    for (const field of fields) {
      const at = path === "" ? field.name : `${path}.${field.name}`;
      const value = valueFor(field);
      const sort = `${deep} ${field.type}${valueAt(resource.fields, path) === undefined}`;
      if (value !== undefined && valueAt(resource.fields, at) === undefined && (every || !tried.has(sort))) {
        tried.add(sort);
        gestures.push({ operation: "add field", change: { op: "setField", resource: resource.id, field: at, value } });
      } else if (field.type === "object" && deep < 2) visit((field.fields ?? []).slice(0, 3), at, deep + 1);
    }
  };
  visit(kindSpec(resource.kind).fields, "", 0);
  return gestures;
}

function valueFor(field: FieldSpec): ChangeValue | undefined {
  if (field.type === "string") return field.values?.[0] ?? "some";
  if (field.type === "number") return 7;
  if (field.type === "boolean") return true;
  if (field.type === "map") return { team: "edge" };
  if (field.type === "list" && field.items === "string") return ["one", "two"];
  return undefined;
}

function other(value: string | number | boolean): ChangeValue {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return value.endsWith("\n") ? `${value}2\n` : `${value}2`;
}
