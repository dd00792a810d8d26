/** Takes references away, with what is of no use without them. */
import { carrierOf } from "../changes/roads";
import type { Change } from "../model/change";
import type { Resource } from "../model/resource";
import { parsePath } from "../model/value";
import { items, known } from "../topology/read";
import type { Edge, Topology } from "../topology/topology";

/** From the last entry of a list to the first, so that the numbers of those before stay as they are. */
export function disconnecting(topology: Topology, edges: readonly Edge[]): readonly Change[] {
  const byOwner = new Map<string, Edge[]>();
  for (const edge of edges) byOwner.set(edge.from, [...(byOwner.get(edge.from) ?? []), edge]);
  return [...byOwner].flatMap(([id, own]) => {
    const resource = topology.get(id);
    if (!resource) return [];
    const fields =
      resource.kind === "UrlMap"
        ? urlMapFields(topology, resource, own)
        : own.map((it) => carrierOf(resource.kind, it.field));
    const outer = [...new Set(fields)].filter((it) => !fields.some((other) => other !== it && isBelow(it, other)));
    return outer.sort(byPlaceFromTheEnd).map((field): Change => ({ op: "removeField", resource: id, field }));
  });
}

/** A path matcher that leads nowhere else goes as a whole, and the host rules that lead to it. */
function urlMapFields(topology: Topology, map: Resource, edges: readonly Edge[]): readonly string[] {
  const gone = new Set(edges.map((it) => it.id));
  const all = topology.out(map.id);
  const matchers = items(map, "pathMatchers").items;
  const fields: string[] = [];
  const whole = new Set<string>();
  for (const { path } of matchers) {
    const inside = all.filter((it) => isBelow(it.field, path));
    if (!inside.some((it) => gone.has(it.id)) || !inside.every((it) => gone.has(it.id))) continue;
    whole.add(path);
    fields.push(path);
    const name = known(map, `${path}.name`);
    if (name === undefined) continue;
    for (const host of items(map, "hostRules").items)
      if (known(map, `${host.path}.pathMatcher`) === name) fields.push(host.path);
  }
  for (const { field } of edges)
    if (![...whole].some((it) => isBelow(field, it))) fields.push(carrierInMap(topology, map, field, gone));
  return fields;
}

/** A rule of which nothing is left goes as well. */
function carrierInMap(topology: Topology, map: Resource, field: string, gone: ReadonlySet<string>): string {
  const rule = /^pathMatchers\[\d+\]\.(?:pathRules|routeRules)\[\d+\]/.exec(field)?.[0];
  if (rule === undefined) return carrierOf(map.kind, field);
  const inside = topology.out(map.id).filter((it) => isBelow(it.field, rule));
  return inside.every((it) => gone.has(it.id)) ? rule : carrierOf(map.kind, field);
}

function isBelow(field: string, above: string): boolean {
  return field.startsWith(`${above}.`) || field.startsWith(`${above}[`);
}

function byPlaceFromTheEnd(one: string, other: string): number {
  const a = parsePath(one);
  const b = parsePath(other);
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [x, y] = [a[at], b[at]];
    if (x === y) continue;
    if (typeof x === "number" && typeof y === "number") return y - x;
    return String(x ?? "") < String(y ?? "") ? 1 : -1;
  }
  return 0;
}
