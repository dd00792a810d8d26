/** Every way in which two resources could be connected: which refers to which, in which field, and the changes for it. */
import { carrierOf } from "../changes/roads";
import { kindSpec } from "../kinds/registry";
import type { Change } from "../model/change";
import type { Resource } from "../model/resource";
import { valueAt } from "../model/value";
import { instancesOf } from "../queries/places";
import type { Topology } from "../topology/topology";
import { settingsFor, settingsText } from "./backend-settings";
import type { Verdict } from "./connection-model";
import { ownExpression } from "./expression-behind";
import type { Pull } from "./pull";
import { itemAt, type Slot, slotsOf } from "./slots";
import { areConnectable, readOnlyText } from "./words";
import { type Written, writeReference } from "./write-reference";

export interface Way {
  readonly id: string;
  /** What a person chooses before there is a target: `ConnectionTargets.ways`. */
  readonly group: string;
  readonly label: string;
  readonly title: string;
  readonly from: Resource;
  readonly to: Resource;
  readonly slot: Slot;
  /** How to write it, best first; where rules object to one, the next is tried. Made when it is asked for. */
  written(): readonly Written[];
  readonly notes: readonly string[];
  /** What is plain without asking the rules. */
  readonly plain?: Verdict;
}

/** The ways between what is pulled at and another resource, the most usual first. */
export function waysBetween(pull: Pull, other: Resource): readonly Way[] {
  const { resource, moving, field, way } = pull;
  if (other.id === resource.id || !areConnectable(resource.kind, other.kind)) return [];
  const ways = (from: Resource, to: Resource, fits: (slot: Slot) => boolean) =>
    slotsOf(from)
      .filter((it) => it.kinds.includes(to.kind) && fits(it))
      .map((slot) => wayOf(pull, from, to, slot));
  let found: readonly Way[];
  if (moving?.from === resource.id) {
    found = ways(resource, other, (it) => it.field === moving.field || it.instead.includes(moving.field));
  } else if (moving) {
    const all = ways(other, resource, (it) => !it.isItem);
    const same = all.filter((it) => it.slot.role === moving.role);
    found = same.length > 0 ? same : all;
  } else if (field !== undefined) {
    found = ways(resource, other, (it) => it.field === field);
  } else {
    const out = ways(resource, other, (it) => !it.isItem);
    found = out.length > 0 ? out : ways(other, resource, (it) => !it.isItem);
  }
  const wanted = way === undefined ? found : found.filter((it) => it.group === way || it.id === way);
  return [...wanted].sort((a, b) => rank(a.slot) - rank(b.slot));
}

/** What a resource can be connected as, over all kinds that there are. */
export function groupsOf(pull: Pull, others: readonly Resource[]): { id: string; label: string }[] {
  const { resource, topology } = pull;
  const groups = new Map<string, string>();
  if (pull.field !== undefined || pull.moving) return [];
  const kinds = new Set(others.map((it) => it.kind));
  for (const slot of [...slotsOf(resource)].sort((a, b) => rank(a) - rank(b)))
    if (!slot.isItem && slot.kinds.some((it) => kinds.has(it)))
      groups.set(slot.id, labelWith(topology, resource, slot));
  for (const kind of kinds) {
    const sample = others.find((it) => it.kind === kind);
    if (!sample || slotsOf(resource).some((it) => it.kinds.includes(kind))) continue;
    if (slotsOf(sample).some((it) => it.kinds.includes(resource.kind)))
      groups.set(
        `into ${kind}`,
        `From a ${kindSpec(kind).label}`.replace(/ ([A-Z])(?=[a-z])/, (it) => it.toLowerCase()),
      );
  }
  return [...groups].map(([id, label]) => ({ id, label }));
}

function labelWith(topology: Topology, resource: Resource, slot: Slot): string {
  const now = topology.out(resource.id).find((it) => it.field === slot.field);
  const name = now && (topology.get(now.to) ?? topology.ghost(now.to))?.name;
  return name === undefined ? slot.label : `${slot.label} (now ${name})`;
}

/** Mirrors and error pages are rarer than services. */
function rank({ role }: Slot): number {
  return role === "mirror" || role === "errorService" ? 1 : 0;
}

function wayOf(pull: Pull, from: Resource, to: Resource, slot: Slot): Way {
  const { topology, resource, moving } = pull;
  const now = topology.out(from.id).find((it) => it.field === slot.field);
  const replaced = now && now.to !== to.id ? (topology.get(now.to) ?? topology.ghost(now.to)) : undefined;
  const left = moving && moving.to === resource.id ? topology.get(moving.from) : undefined;
  const count = instancesOf(topology, from).length;
  const item = left && moving && moving.role === slot.role ? itemAt(left, moving.field) : undefined;
  const carried = item && left && { item, of: left };
  const removals: Change[] = slot.instead.map((field) => ({ op: "removeField", resource: from.id, field }));
  if (left && moving)
    removals.push({ op: "removeField", resource: left.id, field: carrierOf(left.kind, moving.field) });
  let made: readonly Written[] | undefined;
  const written = () => {
    made ??= variants(topology, from, to, slot, carried).map((it) => ({
      ...it,
      changes: [...it.changes, ...removals],
    }));
    return made;
  };
  const refused = carried ? written()[0]?.refused : undefined;
  const plain = plainVerdict(topology, from, to, slot, left, refused);
  return {
    id: slot.id,
    group: from.id === resource.id ? slot.id : `into ${from.kind}`,
    label: slot.label,
    title: left
      ? `Moved ${to.name} from ${left.name} to ${from.name}`
      : `Connected ${from.name} to ${to.name}${replaced ? ` in place of ${replaced.name}` : ""}`,
    from,
    to,
    slot,
    written,
    notes: [
      ...(replaced ? [`Takes the place of ${replaced.name}.`] : []),
      ...slot.instead.map((field) => `Takes the place of ${insteadText(topology, from, field)}.`),
      ...(count > 1 ? [`Changes all ${count} instances of ${from.address}.`] : []),
      ...(from.many ? [`${from.name} stands for many (${from.many.by}): it changes all of them.`] : []),
    ],
    ...(plain ? { plain } : {}),
  };
}

function variants(
  topology: Topology,
  from: Resource,
  to: Resource,
  slot: Slot,
  carried: Parameters<typeof writeReference>[3],
): readonly Written[] {
  if (carried || slot.role !== "backend" || !slot.appends) return [writeReference(from, to, slot, carried, topology)];
  return settingsFor(topology, from, to).map((settings) => {
    const written = writeReference(from, to, slot, undefined, topology, settings);
    const text = settingsText(settings);
    return text ? { ...written, notes: [...written.notes, `With ${text}.`] } : written;
  });
}

function plainVerdict(
  topology: Topology,
  from: Resource,
  to: Resource,
  slot: Slot,
  left: Resource | undefined,
  reason: string | undefined,
): Verdict | undefined {
  const refused = (reason: string): Verdict => ({ state: "impossible", reason });
  const generic = (field: string) => field.replace(/\[\d+\]/g, "");
  const isThere = topology
    .out(from.id)
    .some(
      (it) => it.to === to.id && (slot.appends ? generic(it.field) === generic(slot.field) : it.field === slot.field),
    );
  if (isThere) return { state: "present", reason: `${from.name} leads to ${to.name} already.` };
  if (from.readOnly !== undefined) return refused(readOnlyText(from));
  if (left?.readOnly !== undefined) return refused(readOnlyText(left));
  if (from.format === "terraform" && to.format === "terraform" && from.module !== to.module)
    return refused(`${to.name} is in another Terraform configuration than ${from.name}, whose text cannot name it.`);
  if (reason !== undefined) return refused(reason);
  const value = slot.appends ? undefined : valueAt(from.fields, slot.field);
  const expression = value && ownExpression(value);
  if (expression === undefined) return undefined;
  return {
    state: "asks",
    reason: `${slot.field} of ${from.name} is set by ${expression}; a plain reference would take its place.`,
  };
}

function insteadText(topology: Topology, from: Resource, field: string): string {
  if (/redirect$/i.test(field)) return "the redirect";
  const to = topology.out(from.id).find((it) => it.field === field)?.to;
  const name = to === undefined ? undefined : (topology.get(to) ?? topology.ghost(to))?.name;
  return name ?? "the services that share these requests by weight";
}
