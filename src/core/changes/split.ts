/**
 * Splits a list of changes by the format that owns each resource. A reference to a resource of another format becomes one
 * to the same object in the own format, where it is there too, else its self-link; so a format's writer sees resources of
 * its own only.
 */
import type { Change, ChangeValue } from "../model/change";
import type { FormatId, Resource } from "../model/resource";
import { valueAt } from "../model/value";
import { apiNameOf } from "../topology/api-object";
import { sameObjects } from "../topology/same-object";
import { selfLinkOf } from "../topology/self-link";
import type { Edge, Topology } from "../topology/topology";
import { chooseFormat, type Formats } from "./choose-format";
import { carrierOf, chooseRoad, roadsBetween } from "./roads";
import { Refusal, referenceIn, type Subject, Subjects } from "./subjects";

export type Split =
  | { readonly ok: true; readonly parts: ReadonlyMap<FormatId, readonly Change[]> }
  | { readonly ok: false; readonly reason: string };

/** The changes of each format, in their order; refused whole, with a sentence, where one cannot be carried out. */
export function splitChanges(topology: Topology, changes: readonly Change[], formats: Formats): Split {
  try {
    const splitter = new Splitter(topology, changes, formats);
    for (const change of changes) splitter.take(change);
    return { ok: true, parts: splitter.parts };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, reason: error.message };
  }
}

class Splitter {
  readonly parts = new Map<FormatId, Change[]>();
  private readonly subjects: Subjects;
  /** How many items earlier changes of the list have put at the end of a list field. */
  private readonly appended = new Map<string, number>();

  constructor(
    private readonly topology: Topology,
    private readonly changes: readonly Change[],
    private readonly formats: Formats,
  ) {
    this.subjects = new Subjects(topology);
  }

  take(change: Change): void {
    switch (change.op) {
      case "addResource": {
        const format = chooseFormat(change, this.changes, this.subjects, this.formats);
        this.subjects.add(change, format);
        const fields = Object.entries(change.fields).map(([name, value]) => [name, this.spelled(format, value)]);
        this.put(format, { ...change, fields: Object.fromEntries(fields) });
        return;
      }
      case "setField": {
        const format = this.formatOf(change.resource);
        if (!this.leadsThere(change)) this.put(format, { ...change, value: this.spelled(format, change.value) });
        return;
      }
      case "connect":
      case "disconnect":
        this.takeEdge(change);
        return;
      case "rename":
        this.put(this.formatOf(change.resource), change);
        this.renameLinks(change.resource, change.name);
        return;
      case "removeResource":
        this.refuseDangling(change.resource);
        this.put(this.formatOf(change.resource), change);
        return;
      case "removeField":
        this.put(this.formatOf(change.resource), change);
        return;
    }
  }

  private put(format: FormatId, change: Change): void {
    const part = this.parts.get(format);
    if (part) part.push(change);
    else this.parts.set(format, [change]);
  }

  /** An address of a format's own making, which only its writer knows, means something that the list adds there. */
  private formatOf(id: string): FormatId {
    const subject = this.subjects.find(id);
    if (subject) return subject.format;
    const [only, ...others] = this.subjects.formatsAdded;
    if (only !== undefined && others.length === 0) return only;
    const [used, ...more] = new Set(this.formats.files.values());
    if (used !== undefined && more.length === 0) return used;
    throw new Refusal(`There is no resource ${id}.`);
  }

  /** Whether a field refers to a resource of another format already, in whatever spelling. */
  private leadsThere({ resource, field, value }: Extract<Change, { op: "setField" }>): boolean {
    const id = referenceIn(value);
    const from = this.subjects.find(resource);
    const to = id === undefined ? undefined : this.subjects.find(id);
    if (!from || !to || from.format === to.format || this.changes.length > 1) return false;
    return this.edges(from, to).some((it) => it.field === field);
  }

  private spelled(format: FormatId, value: ChangeValue): ChangeValue {
    const id = referenceIn(value);
    if (id !== undefined) {
      const to = this.subjects.find(id);
      return to && to.format !== format ? this.subjects.reference(format, to) : value;
    }
    if (typeof value !== "object" || value === null) return value;
    if (isList(value)) return value.map((it) => this.spelled(format, it));
    return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, this.spelled(format, it)]));
  }

  private takeEdge(change: Extract<Change, { op: "connect" | "disconnect" }>): void {
    let from = this.subjects.find(change.from);
    let to = this.subjects.find(change.to);
    if (!from || !to || from.format === to.format) {
      this.put(from?.format ?? this.formatOf(change.to), change);
      return;
    }
    // An endpoint names its group, whichever way the gesture went.
    if (roadsBetween(from.kind, to.kind).length === 0 && roadsBetween(to.kind, from.kind).length > 0)
      [from, to] = [to, from];
    if (change.op === "connect") this.connect(from, to, change.role);
    else this.disconnect(from, to, change.role);
  }

  private connect(from: Subject, to: Subject, role: string | undefined): void {
    const value = this.subjects.reference(from.format, to);
    const own = referenceIn(value);
    const named = role === undefined ? {} : { role };
    if (own !== undefined) {
      this.put(from.format, { op: "connect", from: from.id, to: own, ...named });
      return;
    }
    const isRoad = roadsBetween(from.kind, to.kind).some((it) => it.path === role);
    if (role !== undefined && /[[\].]/.test(role) && !isRoad) {
      this.put(from.format, { op: "setField", resource: from.id, field: role, value });
      return;
    }
    const road = chooseRoad(from.kind, to.kind, role);
    if ("refused" in road) throw new Refusal(road.refused);
    const linked = this.edges(from, to).some((it) => it.field.replace(/\[\d+\]/g, "") === road.path);
    if (linked) return;
    const [list, ...deeper] = road.lists;
    if (deeper.length > 0)
      throw new Refusal(
        `${road.path} of ${from.id} is in a list inside a list; set the field itself, with its numbers.`,
      );
    const field = list === undefined ? road.path : `${list}[${this.nextIn(from, list)}]${road.path.slice(list.length)}`;
    this.put(from.format, { op: "setField", resource: from.id, field, value });
  }

  /** The number that the next item of a list field gets. */
  private nextIn(from: Subject, list: string): number {
    const key = `${from.id} ${list}`;
    const earlier = this.appended.get(key) ?? 0;
    this.appended.set(key, earlier + 1);
    if (!from.resource) {
      const value = from.added?.fields[list];
      return earlier + (value !== undefined && isList(value) ? value.length : 0);
    }
    const value = valueAt(from.resource.fields, list);
    if (value === undefined) return earlier;
    if (value.type !== "list" || value.open !== undefined)
      throw new Refusal(`How many items ${list} of ${from.id} has is not known, so none can be added.`);
    return value.items.length + earlier;
  }

  /** From the last item to the first, so that the numbers of those before stay as they are. */
  private disconnect(from: Subject, to: Subject, role: string | undefined): void {
    const edges = this.edges(from, to).filter(
      (it) => role === undefined || role === it.role || role === it.field || role === it.field.replace(/\[\d+\]/g, ""),
    );
    for (const edge of [...edges].reverse())
      this.put(from.format, { op: "removeField", resource: from.id, field: carrierOf(from.kind, edge.field) });
  }

  private edges(from: Subject, to: Subject): readonly Edge[] {
    if (!from.resource || !to.resource) return [];
    const targets = new Set([to.id, ...sameObjects(this.topology, to.resource).map((it) => it.id)]);
    return this.topology.out(from.resource.id).filter((it) => targets.has(it.to));
  }

  /** Other formats name a resource by its self-link, which a new name changes; Terraform's label is no part of it. */
  private renameLinks(id: string, name: string): void {
    const resource = this.subjects.find(id)?.resource;
    if (!resource || !namesObject(resource)) return;
    for (const edge of this.topology.into(resource.id)) {
      const from = this.topology.get(edge.from);
      if (!from || from.format === resource.format) continue;
      const link = selfLinkOf(resource);
      if (!link.ok) throw new Refusal(`${from.id} refers to ${id} by a self-link, but ${link.reason}.`);
      const value = `${link.link.slice(0, link.link.lastIndexOf("/"))}/${name}`;
      this.put(from.format, { op: "setField", resource: from.id, field: edge.field, value });
    }
  }

  /** Within a format its writer looks after this. */
  private refuseDangling(id: string): void {
    const resource = this.subjects.find(id)?.resource;
    if (!resource) return;
    const left = this.topology
      .into(resource.id)
      .filter((it) => this.topology.get(it.from)?.format !== resource.format && !this.takesAway(it));
    const [first] = left;
    if (!first || sameObjects(this.topology, resource).length > 0) return;
    const names = [...new Set(left.map((it) => it.from))].join(", ");
    throw new Refusal(`${id} cannot be removed while it is referred to by ${names}.`);
  }

  private takesAway(edge: Edge): boolean {
    const is = (name: string, id: string) => this.subjects.find(name)?.id === id;
    return this.changes.some((it) => {
      if (it.op === "removeResource") return is(it.resource, edge.from);
      if (it.op === "setField" || it.op === "removeField")
        return edge.field.startsWith(it.field) && is(it.resource, edge.from);
      return it.op === "disconnect" && is(it.from, edge.from) && is(it.to, edge.to);
    });
  }
}

/** Whether the identity in the text is the object's name in the API. */
function namesObject(resource: Resource): boolean {
  if (resource.format === "api") return true;
  const label = resource.address.slice(resource.address.lastIndexOf("/") + 1);
  return resource.format === "config-connector" && apiNameOf(resource) === label;
}

function isList(value: ChangeValue): value is readonly ChangeValue[] {
  return Array.isArray(value);
}
