/** What a fix can use of what is declared beside a resource, and what it can add there. */
import type { Kind } from "../kinds/kind";
import { formatScope, inSameModule, type Resource } from "../model/resource";
import { known } from "../topology/read";
import type { Topology } from "../topology/topology";
import { whole } from "./islands";

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
  const found = whole(topology)
    .all(kind)
    .filter((it) => it.format === beside.format && inSameModule(it, beside) && accepts(it));
  const [first, ...others] = found;
  return first && others.length === 0 && first.many === undefined ? first : undefined;
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
  const taken = whole(topology)
    .all(kind)
    .some((it) => it.name === name);
  return taken ? undefined : name;
}
