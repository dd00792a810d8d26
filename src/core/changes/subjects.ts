/** The resources that a list of changes names: those of a topology, and those that the list itself adds. */
import type { Kind } from "../kinds/kind";
import { allKinds } from "../kinds/registry";
import type { Change, ChangeValue } from "../model/change";
import type { FormatId, Resource, Scope } from "../model/resource";
import { sameObjects } from "../topology/same-object";
import { type SelfLink, selfLinkOf } from "../topology/self-link";
import type { Topology } from "../topology/topology";
import { resolveResource } from "./resolve";

export type AddResource = Extract<Change, { op: "addResource" }>;

/** Refuses a whole list of changes, with a sentence. */
export class Refusal extends Error {}

/** A resource as changes name it. */
export interface Subject {
  readonly id: string;
  readonly kind: Kind;
  readonly format: FormatId;
  /** Absent for one that the list adds. */
  readonly resource?: Resource;
  readonly added?: AddResource;
}

export class Subjects {
  private readonly added = new Map<string, Subject>();

  constructor(readonly topology: Topology) {}

  /** Makes a resource known that a change adds. */
  add(change: AddResource, format: FormatId): void {
    const kind = allKinds.find((it) => it.kind === change.kind)?.kind;
    if (kind === undefined) throw new Refusal(`There is no kind ${change.kind}.`);
    const id = `${kind}/${change.name}`;
    this.added.set(id, { id, kind, format, added: change });
  }

  /** What an id, an address, or kind and name of an added one mean; undefined where nothing does. */
  find(name: string): Subject | undefined {
    const added = this.added.get(name);
    if (added) return added;
    const resolved = resolveResource(this.topology, name);
    if (!resolved.ok) return undefined;
    const { resource } = resolved;
    return { id: resource.id, kind: resource.kind, format: resource.format, resource };
  }

  /** Formats in which the list has added something so far. */
  get formatsAdded(): ReadonlySet<FormatId> {
    return new Set([...this.added.values()].map((it) => it.format));
  }

  /** The value by which a resource of a format refers to another: as its own kind, or by self-link. */
  reference(format: FormatId, to: Subject): ChangeValue {
    if (to.format === format) return { ref: to.id };
    const own = to.resource && sameObjects(this.topology, to.resource).find((it) => it.format === format);
    if (own) return { ref: own.id };
    const link = linkOf(to);
    if (link.ok) return link.link;
    throw new Refusal(
      `${to.id} stands in another format and would have to be named by its self-link, but ${link.reason}.`,
    );
  }
}

function linkOf({ resource, added, kind }: Subject): SelfLink {
  if (resource) return selfLinkOf(resource);
  const name = added?.fields.name ?? added?.name;
  if (!added || typeof name !== "string") return { ok: false, reason: "its name is not known" };
  const here = { file: "", start: 0, end: 0 };
  return selfLinkOf({
    kind,
    typeName: "",
    scope: scopeOf(added),
    ...(typeof added.fields.project === "string" ? { project: added.fields.project } : {}),
    fields: { type: "object", range: here, fields: { name: { type: "scalar", range: here, value: name } } },
  });
}

function scopeOf({ scope, fields }: AddResource): Scope {
  const [, level, place] = /^(global|region|zone)(?:\/(.+))?$/.exec(scope ?? "") ?? [];
  if (level === "global") return { level };
  if (level === "region" || level === "zone") return { level, ...(place === undefined ? {} : { name: place }) };
  if (typeof fields.region === "string") return { level: "region", name: fields.region };
  if (typeof fields.zone === "string") return { level: "zone", name: fields.zone };
  return { level: "unknown" };
}

/** The resource that a value refers to, where it is a reference: `{"ref": id}`. */
export function referenceIn(value: ChangeValue): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const members = Object.entries(value);
  const [only] = members;
  return members.length === 1 && only?.[0] === "ref" && typeof only[1] === "string" ? only[1] : undefined;
}

/** Ids of all resources that a value refers to, at any depth. */
export function referencesIn(value: ChangeValue): string[] {
  const id = referenceIn(value);
  if (id !== undefined) return [id];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}
