/** What a run of the local rules leaves for the next one, so that an edit costs only the islands that it touches. */
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Topology } from "../topology/topology";
import { islandsOf, isShared } from "./islands";

/** Opaque to everybody but the next run. Holds the topology it is about, and none before. */
export interface RunMemory {
  /** Ids of the rules whose findings it holds; of any other set of rules it knows nothing. */
  readonly rules: string;
  readonly topology: Topology;
  /** Contexts of the rules that have one. */
  readonly contexts: ReadonlyMap<string, string>;
  /** Findings by island, told by its members. Islands without findings are there too. */
  readonly islands: ReadonlyMap<string, readonly Finding[]>;
}

/** The islands of a topology, and for each the findings that still hold, or undefined when it must be judged anew. */
export interface Judged {
  readonly key: string;
  readonly members: readonly Resource[];
  readonly findings: readonly Finding[] | undefined;
}

export function recall(topology: Topology, rules: string, memory: RunMemory | undefined): readonly Judged[] {
  const usable = memory?.rules === rules ? memory : undefined;
  const changed = usable ? changedSince(usable.topology, topology) : undefined;
  return islandsOf(topology).map((members) => {
    const key = members.map((it) => it.id).join("\n");
    const clean = changed !== undefined && members.every((it) => !changed.has(it.id));
    return { key, members, findings: clean ? usable?.islands.get(key) : undefined };
  });
}

/** Ids of resources that are new, other or elsewhere in the text, that refer to others, or that refer to changed shared ones. */
function changedSince(before: Topology, after: Topology): ReadonlySet<string> {
  const changed = new Set<string>();
  const shared: string[] = [];
  const mark = (resource: Resource) => {
    if (changed.has(resource.id)) return;
    changed.add(resource.id);
    if (isShared(resource)) shared.push(resource.id);
  };
  // While nobody came, went or changed names, the same fields lead to the same places: no need to compare those.
  let named = before.resources.length === after.resources.length;
  for (const resource of after.resources) {
    const old = before.get(resource.id);
    named &&= old !== undefined && isNamedSame(old, resource);
    if (!old || !isSame(old, resource)) mark(resource);
  }
  if (!named) for (const it of after.resources) if (!refersToSame(before, after, it.id)) mark(it);
  for (let id = shared.pop(); id !== undefined; id = shared.pop())
    for (const edge of after.into(id)) {
      const from = after.get(edge.from);
      if (from) mark(from);
    }
  return changed;
}

/**
 * Fields carry their places in the text, so the same object means the same text in the same place. The rest is compared
 * by value: formats may make it anew.
 */
function isSame(a: Resource, b: Resource): boolean {
  return (
    a.fields === b.fields &&
    isNamedSame(a, b) &&
    a.readOnly === b.readOnly &&
    a.many?.expression === b.many?.expression &&
    a.many?.by === b.many?.by &&
    a.providerMajor?.min === b.providerMajor?.min &&
    a.providerMajor?.max === b.providerMajor?.max &&
    a.range.start === b.range.start &&
    a.range.end === b.range.end &&
    a.headRange.start === b.headRange.start &&
    a.headRange.end === b.headRange.end &&
    sameTexts(a.comments, b.comments)
  );
}

/** What references find a resource by. */
function isNamedSame(a: Resource, b: Resource): boolean {
  return (
    a.name === b.name &&
    a.address === b.address &&
    a.kind === b.kind &&
    a.typeName === b.typeName &&
    a.module === b.module &&
    a.project === b.project &&
    a.scope.level === b.scope.level &&
    a.scope.name === b.scope.name &&
    (a.many === undefined) === (b.many === undefined)
  );
}

function sameTexts(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.length === b.length && a.every((it, index) => it === b[index]);
}

/** The same fields may lead elsewhere, when a resource appeared, vanished or was renamed. */
function refersToSame(before: Topology, after: Topology, id: string): boolean {
  const [old, now] = [before.out(id), after.out(id)];
  return (
    old.length === now.length &&
    now.every((edge, index) => {
      const was = old[index];
      return was !== undefined && was.to === edge.to && was.field === edge.field && sameGhost(before, after, edge.to);
    })
  );
}

function sameGhost(before: Topology, after: Topology, id: string): boolean {
  const [a, b] = [before.ghost(id), after.ghost(id)];
  return a === b || (a?.state === b?.state && a?.kind === b?.kind && a?.link === b?.link && a?.name === b?.name);
}
