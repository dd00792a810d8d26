/** One reference as a change, and as the values that a trial of it sets. */
import type { Change, ChangeValue } from "../model/change";
import type { Resource } from "../model/resource";
import type { ObjectValue, ReferenceTarget, ScalarType, Value } from "../model/value";
import { sameObjects } from "../topology/same-object";
import { selfLinkOf } from "../topology/self-link";
import type { Topology } from "../topology/topology";
import { carryValue } from "./carry-value";
import type { Slot } from "./slots";

export interface Written {
  readonly changes: readonly Change[];
  /** For a trial: undefined takes a field away. Absent where a trial cannot show it. */
  readonly set?: Readonly<Record<string, Value | undefined>>;
  readonly notes: readonly string[];
  /** Why it cannot be written. */
  readonly refused?: string;
}

/** The item of a list that comes along, and the resource that it is in. */
export interface CarriedItem {
  readonly item: { readonly path: string; readonly value: ObjectValue };
  readonly of: Resource;
}

/** Lets a slot refer to a resource. A backend that comes from elsewhere brings its settings. */
export function writeReference(
  from: Resource,
  to: Resource,
  slot: Slot,
  carried: CarriedItem | undefined,
  topology: Topology,
  settings: Readonly<Record<string, ScalarType>> = {},
): Written {
  const reference = referenceValue(topology, from, to);
  if (slot.uncounted) {
    if (carried)
      return { changes: [], notes: [], refused: `How many items ${slot.appends} of ${from.name} has is not known.` };
    return { changes: [{ op: "connect", from: from.id, to: to.id, role: slot.role }], notes: [] };
  }
  const name = /\]\.([^.[]+)$/.exec(slot.field)?.[1];
  if (slot.appends === undefined || name === undefined) {
    const cleared = Object.fromEntries(slot.instead.map((it) => [it, undefined]));
    return {
      changes: [{ op: "setField", resource: from.id, field: slot.field, value: { ref: to.id } }],
      ...(reference ? { set: { ...cleared, [slot.field]: reference } } : {}),
      notes: [],
    };
  }
  const item = slot.field.slice(0, slot.field.lastIndexOf("."));
  const extra: Record<string, ChangeValue> = { ...settings };
  const values: Record<string, Value> = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, { type: "scalar", value, range: from.headRange }]),
  );
  const notes: string[] = [];
  if (slot.role === "weightedBackendService" && !carried) {
    extra.weight = 0;
    values.weight = { type: "scalar", value: 0, range: from.headRange };
    notes.push("With weight 0: it gets requests when you give it a share.");
  }
  if (carried) {
    const problem = bring(carried, name, topology, extra, values, notes);
    if (problem !== undefined) return { changes: [], notes: [], refused: problem };
  }
  return {
    changes: [{ op: "setField", resource: from.id, field: item, value: { [name]: { ref: to.id }, ...extra } }],
    ...(reference
      ? { set: { [item]: { type: "object", fields: { [name]: reference, ...values }, range: from.headRange } } }
      : {}),
    notes,
  };
}

function bring(
  { item, of }: CarriedItem,
  name: string,
  topology: Topology,
  extra: Record<string, ChangeValue>,
  values: Record<string, Value>,
  notes: string[],
): string | undefined {
  if (item.value.open !== undefined)
    return `What ${item.path} of ${of.name} says is not known whole: ${item.value.open}.`;
  const edges = topology.out(of.id);
  for (const [key, value] of Object.entries(item.value.fields)) {
    if (key === name) continue;
    const path = `${item.path}.${key}`;
    const result = carryValue(value, path, (at) => edges.find((it) => it.field === at)?.to);
    if (!result.ok) return `${key} of the backend is ${result.expression}, which cannot be carried along.`;
    extra[key] = result.value;
    values[key] = value;
    if (result.literal.length > 0) notes.push(`${key} is written as the value that its expression has now.`);
  }
  const kept = Object.entries(extra).map(([key, value]) => `${key} ${typeof value === "object" ? "…" : String(value)}`);
  if (kept.length > 0) notes.push(`Keeps ${kept.join(", ")}.`);
  return undefined;
}

/** The reference as the text of `from` would come to have it; undefined where no text could be read as one. */
function referenceValue(topology: Topology, from: Resource, other: Resource): Value | undefined {
  const to =
    other.format === from.format
      ? other
      : (sameObjects(topology, other).find((it) => it.format === from.format) ?? other);
  const target = targetOf(from, to);
  return target && { type: "reference", target, attribute: "", range: from.headRange };
}

function targetOf(from: Resource, to: Resource): ReferenceTarget | undefined {
  if (from.format === to.format && to.format === "terraform")
    return {
      by: "address",
      module: to.module,
      address: to.address,
      ...(to.key === undefined ? {} : { instance: to.key }),
    };
  if (from.format === to.format && to.format === "config-connector")
    return {
      by: "object",
      address: to.address,
      ...(to.namespace === undefined ? {} : { namespace: to.namespace }),
    };
  const link = selfLinkOf(to);
  return link.ok ? { by: "link", link: link.link } : undefined;
}
