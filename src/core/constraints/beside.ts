/** What a fix can use of what is declared beside a resource, and what it can add there. */
import type { Kind } from "../kinds/kind";
import { formatScope, type Resource } from "../model/resource";
import { known } from "../topology/read";
import type { Topology } from "../topology/topology";
import { whole } from "./islands";
import { isTaken } from "./names";

/**
 * The one resource of a kind that another can refer to: in its module and format, and accepted. Undefined where there is
 * none, and where there are several: to choose among them would be a guess. The rule needs `choices` as its context.
 */
export function onlyBeside(
  topology: Topology,
  beside: Resource,
  kind: Kind,
  accepts: (candidate: Resource) => boolean,
): Resource | undefined {
  let found: Resource | undefined;
  for (const candidate of all(whole(topology), kind).get(moduleOf(beside)) ?? []) {
    if (!accepts(candidate)) continue;
    if (found) return undefined;
    found = candidate;
  }
  return found?.many === undefined ? found : undefined;
}

type ByModule = ReadonlyMap<string, readonly Resource[]>;

const memory = new WeakMap<Topology, Map<Kind, ByModule>>();

/** The resources of a kind by the text that can name them. */
function all(topology: Topology, kind: Kind): ByModule {
  const kinds = memory.get(topology) ?? new Map<Kind, ByModule>();
  memory.set(topology, kinds);
  let found = kinds.get(kind);
  if (!found) {
    const index = new Map<string, Resource[]>();
    for (const it of topology.all(kind)) {
      const list = index.get(moduleOf(it));
      if (list) list.push(it);
      else index.set(moduleOf(it), [it]);
    }
    found = index;
    kinds.set(kind, found);
  }
  return found;
}

/** Resources with the same key can refer to each other: see `inSameModule`. */
function moduleOf({ format, module, calls }: Resource): string {
  return JSON.stringify([format, module, calls?.at(-1)?.what]);
}

/** Whether two resources certainly live in the same place. */
export function inSamePlace(one: Resource, other: Resource): boolean {
  const place = formatScope(one.scope);
  return place !== "unknown" && place === formatScope(other.scope);
}

/** All that fixes look at when they choose among the resources of some kinds, or give a new one a name. */
export function choices(...kinds: readonly Kind[]): (topology: Topology) => string {
  return (topology) =>
    topology
      .all(...kinds)
      .map((it) => `${it.id} ${it.name} ${formatScope(it.scope)} ${known(it, "type")} ${it.many ? "many" : ""}`)
      .join("\n");
}

/** A name for a new resource; undefined where it would be no name, or one of the kind has it. */
export function freeName(topology: Topology, kind: Kind, name: string): string | undefined {
  if (!/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return undefined;
  return isTaken(topology, kind, name) ? undefined : name;
}
