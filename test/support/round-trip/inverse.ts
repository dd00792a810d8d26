/** What takes a change back, told from what there was before it. */
import { carrierOf, chooseRoad, roadsBetween } from "../../../src/core/changes/roads";
import type { Change, ChangeValue } from "../../../src/core/model/change";
import type { Resource } from "../../../src/core/model/resource";
import { formatPath, parsePath, type Value, valueAt } from "../../../src/core/model/value";
import type { Snapshot } from "../../../src/core/snapshot";
import type { Topology } from "../../../src/core/topology/topology";

export type Inverse =
  | { readonly ok: true; readonly changes: readonly Change[] }
  /** What the text said cannot be said by a change: an expression, comments, the place of a line. */
  | { readonly ok: false; readonly reason: string };

/** What an inverse is told from. */
export type Past = Pick<Snapshot, "topology" | "text">;

/**
 * The changes that give every field the value that it had before `change`. They are planned on the text after it;
 * `after` is its topology, in which a renamed or an added resource has its new id.
 */
export function inverseOf(past: Past, change: Change, after: Topology): Inverse {
  const before = past.topology;
  switch (change.op) {
    case "setField": {
      const back = restored(past, change.resource, change.field);
      // Its name or place may be the id by which changes name it.
      const id = after.get(change.resource) ? change.resource : (newcomer(before, after)?.id ?? change.resource);
      if (!back.ok || id === change.resource) return back;
      return { ok: true, changes: back.changes.map((it) => ("resource" in it ? { ...it, resource: id } : it)) };
    }
    case "removeField":
      return restoredRemoval(past, change.resource, change.field);
    case "rename": {
      const renamed = newcomer(before, after);
      const old = before.get(change.resource);
      if (!renamed || !old) return no("which resource was renamed cannot be told");
      return yes({ op: "rename", resource: renamed.id, name: lastPart(old.address) });
    }
    case "addResource": {
      const added = newcomer(before, after);
      return added ? yes({ op: "removeResource", resource: added.id }) : no("which resource was added cannot be told");
    }
    case "removeResource":
      return no("the resource's comments and place are gone");
    case "connect":
      return connected(past, change);
    case "disconnect":
      return disconnected(past, change);
  }
}

type Edge = Extract<Change, { op: "connect" | "disconnect" }>;

function connected(past: Past, change: Edge): Inverse {
  const ends = endsOf(past.topology, change);
  if (!ends) return no("one of the ends is not there");
  const { from, to } = ends;
  const isRoad = roadsBetween(from.kind, to.kind).some((it) => it.path === change.role);
  if (change.role !== undefined && /[[\].]/.test(change.role) && !isRoad) return restored(past, from.id, change.role);
  const road = chooseRoad(from.kind, to.kind, change.role);
  if ("refused" in road) return no(road.refused);
  if (past.topology.out(from.id).some((it) => it.to === to.id && withoutNumbers(it.field) === road.path)) return yes();
  const isTaken = road.lists.length === 0 && valueAt(from.fields, road.path) !== undefined;
  if (isTaken) return restored(past, from.id, road.path);
  // An export keeps what is left empty, as that is what empties it; others drop it.
  const made = missingPart(from, road.path);
  const isListMade = made !== "" && (made !== road.path || road.lists.includes(made));
  if (from.format === "api" && isListMade) return restored(past, from.id, made);
  return yes({ op: "disconnect", from: from.id, to: to.id, role: road.path });
}

function disconnected(past: Past, change: Edge): Inverse {
  const ends = endsOf(past.topology, change);
  if (!ends) return no("one of the ends is not there");
  const { from, to } = ends;
  const edges = past.topology
    .out(from.id)
    .filter(
      (it) =>
        it.to === to.id &&
        (change.role === undefined || [it.role, it.field, withoutNumbers(it.field)].includes(change.role)),
    );
  const changes: Change[] = [];
  // From the first to the last: each finds the items before it in their places.
  for (const edge of edges) {
    const one = restoredRemoval(past, from.id, carrierOf(from.kind, edge.field));
    if (!one.ok) return one;
    changes.push(...one.changes);
  }
  return { ok: true, changes };
}

/** The way in which the writers take it: an endpoint names its group, whichever way the gesture went. */
function endsOf(topology: Topology, change: Edge): { from: Resource; to: Resource } | undefined {
  const from = topology.get(change.from);
  const to = topology.get(change.to);
  if (!from || !to) return undefined;
  const isTurned = roadsBetween(from.kind, to.kind).length === 0 && roadsBetween(to.kind, from.kind).length > 0;
  return isTurned ? { from: to, to: from } : { from, to };
}

/** A field gets back what it had; one that was not there goes, with what was made for it. */
function restored(past: Past, id: string, field: string): Inverse {
  const resource = past.topology.get(id);
  if (!resource) return no("the resource is not there");
  const old = valueAt(resource.fields, field);
  if (old === undefined) return withoutMissing(resource, field);
  const value = new Teller(past, resource).tell(field, old);
  return value.ok ? yes({ op: "setField", resource: id, field, value: value.value }) : value;
}

/** An item that was taken out of the middle of a list comes back where the whole list can be written again. */
function restoredRemoval(past: Past, id: string, field: string): Inverse {
  const resource = past.topology.get(id);
  if (!resource || valueAt(resource.fields, field) === undefined) return yes();
  const steps = parsePath(field);
  const index = steps.at(-1);
  if (typeof index !== "number") return restored(past, id, goneWith(resource, field));
  const list = formatPath(steps.slice(0, -1));
  const items = valueAt(resource.fields, list);
  if (items?.type !== "list") return restored(past, id, field);
  return restored(past, id, items.items.length === 1 ? goneWith(resource, list) : list);
}

/** Objects that hold nothing else may go with a field, so they are given back whole. */
function goneWith(resource: Resource, field: string): string {
  const steps = parsePath(field);
  while (steps.length > 1 && typeof steps.at(-2) === "string") {
    const above = valueAt(resource.fields, formatPath(steps.slice(0, -1)));
    if (above?.type !== "object" || Object.keys(above.fields).length > 1) break;
    steps.pop();
  }
  return formatPath(steps);
}

/** An object that was there and empty stays so; nothing else may go with the field. */
function withoutMissing(resource: Resource, field: string): Inverse {
  const part = missingPart(resource, field);
  const above = formatPath(parsePath(part).slice(0, -1));
  const parent = above === "" ? undefined : valueAt(resource.fields, above);
  if (parent?.type === "object" && Object.keys(parent.fields).length === 0)
    return yes({ op: "setField", resource: resource.id, field: above, value: {} });
  return yes({ op: "removeField", resource: resource.id, field: part });
}

/** The outermost part of a path that is not there. */
function missingPart(resource: Resource, field: string): string {
  const steps = parsePath(field);
  const isMissing = (length: number) => valueAt(resource.fields, formatPath(steps.slice(0, length))) === undefined;
  const at = steps.findIndex((_, index) => isMissing(index + 1));
  return formatPath(steps.slice(0, at + 1));
}

type Told = { readonly ok: true; readonly value: ChangeValue } | { readonly ok: false; readonly reason: string };

/** Values of a resource as changes write them. */
class Teller {
  constructor(
    private readonly past: Past,
    private readonly resource: Resource,
  ) {}

  tell(field: string, value: Value): Told {
    if (!this.isSpelled(value)) return no("the value came of an expression");
    switch (value.type) {
      case "scalar":
        return { ok: true, value: value.value };
      case "unknown":
        return no("the value is not known");
      case "reference": {
        if (value.target.by === "link") return { ok: true, value: value.target.link };
        const edge = this.past.topology.out(this.resource.id).find((it) => it.field === field);
        const target = edge && this.past.topology.get(edge.to);
        return target ? { ok: true, value: { ref: target.id } } : no("it refers to something outside");
      }
      case "list": {
        if (value.open !== undefined) return no("the list is not known whole");
        const items = value.items.map((it, index) => this.tell(`${field}[${index}]`, it));
        return items.find((it) => !it.ok) ?? { ok: true, value: items.flatMap((it) => (it.ok ? [it.value] : [])) };
      }
      case "object": {
        if (value.open !== undefined) return no("the object is not known whole");
        const members: Record<string, ChangeValue> = {};
        for (const [name, it] of Object.entries(value.fields)) {
          const told = this.tell(formatPath([...parsePath(field), name]), it);
          if (!told.ok) return told;
          members[name] = told.value;
        }
        return { ok: true, value: members };
      }
    }
  }

  /** Whether a change that says the value says all that the text did. */
  private isSpelled({ type, via, range }: Value): boolean {
    if (via !== undefined && via.length > 0) return false;
    if (type !== "scalar") return true;
    const said = this.past.text(range.file)?.slice(range.start, range.end) ?? "";
    if (this.resource.format !== "terraform") return !said.startsWith("*");
    const unescaped = said.replace(/[$%]{2}\{/g, "");
    return !/[$%]\{/.test(unescaped) && (/^["<\d-]/.test(said) || /^(?:true|false)$/.test(said));
  }
}

/** The resource that is there after and was not before. */
function newcomer(before: Topology, after: Topology): Resource | undefined {
  return after.resources.find((it) => before.get(it.id) === undefined);
}

/** What a rename calls the name: a block's label, an object's name. */
function lastPart(address: string): string {
  return /[^./]*$/.exec(address)?.[0] ?? address;
}

function withoutNumbers(field: string): string {
  return field.replace(/\[\d+\]/g, "");
}

function yes(...changes: Change[]): Inverse {
  return { ok: true, changes };
}

function no(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
