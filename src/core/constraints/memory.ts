/** What a run of the local rules leaves for the next one, so that an edit costs only the islands that it touches. */
import type { Kind } from "../kinds/kind";
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import { isSameData } from "../model/same-data";
import type { Topology } from "../topology/topology";
import { islandsOf, isShared } from "./islands";

/** Opaque to everybody but the next run. Holds the topology it is about, and none before. */
export interface RunMemory {
  /** Ids of the rules whose findings it holds; of any other set of rules it knows nothing. */
  readonly rules: string;
  readonly topology: Topology;
  /** Contexts of the rules that have one. */
  readonly contexts: ReadonlyMap<string, string>;
  /** Findings of each rule that looks at everything. */
  readonly everywhere: ReadonlyMap<string, readonly Finding[]>;
  /** Findings by island, told by its members. Islands without findings are there too. */
  readonly islands: ReadonlyMap<string, readonly Finding[]>;
}

/** What an edit has changed, as far as rules can tell. */
export interface Recalled {
  readonly islands: readonly Judged[];
  /**
   * Kinds of the resources whose texts changed, where nothing else did: rules that read none of them say what they said.
   * undefined when any rule may say something else.
   */
  readonly kinds: ReadonlySet<Kind> | undefined;
}

/** An island, with the findings that it had. */
export interface Judged {
  readonly key: string;
  readonly members: readonly Resource[];
  readonly findings: readonly Finding[];
  /** Whether the edit touched it, so that it must be judged anew. */
  readonly open: boolean;
}

/** The islands of a topology with what is remembered of them. `memory` is of the same rules; without it, all are open. */
export function recall(topology: Topology, memory: RunMemory | undefined): Recalled {
  const changes = memory && changesSince(memory.topology, topology);
  let kinds = changes?.kinds;
  const islands = islandsOf(topology).map((members): Judged => {
    const key = members.length === 1 ? (members[0]?.id ?? "") : members.map((it) => it.id).join("\n");
    const findings = memory?.islands.get(key);
    if (!findings) kinds = undefined;
    const open = !changes || !findings || members.some((it) => changes.ids.has(it.id));
    return { key, members, findings: findings ?? [], open };
  });
  return { islands, kinds };
}

interface Changes {
  /** Resources that are new, other or elsewhere in the text, that refer to others, or that refer to changed shared ones. */
  readonly ids: ReadonlySet<string>;
  readonly kinds: ReadonlySet<Kind> | undefined;
}

function changesSince(before: Topology, after: Topology): Changes {
  const ids = new Set<string>();
  const shared: string[] = [];
  const mark = (resource: Resource) => {
    if (ids.has(resource.id)) return;
    ids.add(resource.id);
    if (isShared(resource)) shared.push(resource.id);
  };
  const kinds = new Set<Kind>();
  // While nobody came, went or changed names, the same fields lead to the same places: no need to compare those.
  let named = before.resources.length === after.resources.length;
  // Rules see more than fields: the graph, and the products that are inferred from it.
  let fieldsOnly = before.loadBalancers === after.loadBalancers;
  for (const resource of after.resources) {
    const old = before.get(resource.id);
    if (old === resource) continue;
    named &&= old !== undefined && isNamedSame(old, resource);
    if (old && isSame(old, resource) && isPlacedSame(old, resource)) continue;
    mark(resource);
    kinds.add(resource.kind);
    fieldsOnly &&= old !== undefined && isSame(old, resource) && refersToSame(before, after, resource.id);
  }
  if (!named) for (const it of after.resources) if (!refersToSame(before, after, it.id)) mark(it);
  for (let id = shared.pop(); id !== undefined; id = shared.pop())
    for (const edge of after.into(id)) {
      const from = after.get(edge.from);
      if (from) mark(from);
    }
  return { ids, kinds: named && fieldsOnly ? kinds : undefined };
}

/** Whether a resource is the same but for its fields and its place. Compared by value: formats may make it anew. */
function isSame(a: Resource, b: Resource): boolean {
  return (
    isNamedSame(a, b) &&
    a.readOnly === b.readOnly &&
    a.many?.expression === b.many?.expression &&
    a.many?.by === b.many?.by &&
    a.providerMajor?.min === b.providerMajor?.min &&
    a.providerMajor?.max === b.providerMajor?.max &&
    sameTexts(a.comments, b.comments)
  );
}

/** Whether the text is the same and where it was: fields carry their places. What refers to an edited block is read anew. */
function isPlacedSame(a: Resource, b: Resource): boolean {
  return (
    a.range.start === b.range.start &&
    a.range.end === b.range.end &&
    a.headRange.start === b.headRange.start &&
    a.headRange.end === b.headRange.end &&
    isSameData(a.fields, b.fields)
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
      return (
        was !== undefined &&
        was.to === edge.to &&
        was.field === edge.field &&
        was.role === edge.role &&
        sameGhost(before, after, edge.to)
      );
    })
  );
}

function sameGhost(before: Topology, after: Topology, id: string): boolean {
  const [a, b] = [before.ghost(id), after.ghost(id)];
  return a === b || (a?.state === b?.state && a?.kind === b?.kind && a?.link === b?.link && a?.name === b?.name);
}
