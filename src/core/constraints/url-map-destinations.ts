/** Where the levels of a URL map send requests: a service, a redirect or a weighted list, and never two of them. */
import type { Change, ChangeValue } from "../model/change";
import type { Fix } from "../model/finding";
import type { Resource } from "../model/resource";
import { valueAt } from "../model/value";
import type { Topology } from "../topology/topology";
import { removeField, setting } from "./changes";
import { copyOf } from "./copies";
import { at, isSet, isUnset, type Level, levelsOf, type Part } from "./url-maps";

export interface Destination {
  /** Path below the level. */
  readonly field: string;
  readonly words: string;
}

function all(level: Level): readonly Destination[] {
  return [
    { field: level.service, words: "the service" },
    { field: level.redirect, words: "the redirect" },
    { field: `${level.action}.weightedBackendServices`, words: "the weighted services" },
  ];
}

/** The destinations that a level certainly has. */
export function destinationsOf(level: Level): readonly Destination[] {
  return all(level).filter((it) => isSet(level, it.field));
}

/** Whether a level certainly has no destination at all. */
export function hasNoDestination(level: Level): boolean {
  return all(level).every((it) => isUnset(level, it.field));
}

/** Where a destination stands: its field, of a list the first entry. */
export function placeOf(level: Level, { field }: Destination): string {
  return at(level, field.includes(".") ? `${field}[0]` : field);
}

/** One fix for each of several destinations: it stays, the others go. */
export function keepOne(urlMap: Resource, level: Level, found: readonly Destination[]): readonly Fix[] {
  return found.map((kept) => ({
    title: `Keep ${kept.words}`,
    changes: found.filter((it) => it !== kept).map((it) => remove(urlMap, level, it)),
  }));
}

function remove(urlMap: Resource, level: Level, { field }: Destination): Change {
  const [action = "", list] = field.split(".");
  return list === undefined ? removeField(urlMap, at(level, field)) : removeFromAction(urlMap, level, action, list);
}

/** Removes a field of a route action, and the action with it when nothing else is in it. */
export function removeFromAction(urlMap: Resource, level: Part, action: string, field: string): Change {
  const value = valueAt(level.value, action);
  const alone = value?.type === "object" && value.open === undefined && Object.keys(value.fields).length === 1;
  return removeField(urlMap, at(level, alone ? action : `${action}.${field}`));
}

/**
 * Fixes that give a level without destination one that the map has already: for a rule the default of its path matcher, for
 * a path matcher that of the map, for the map those of its path matchers.
 */
export function sendToDefault(topology: Topology, urlMap: Resource, level: Level): readonly Fix[] {
  const levels = levelsOf(urlMap);
  const sources =
    level.type === "map"
      ? levels.filter((it) => it.type === "matcher")
      : levels.filter((it) => (level.type === "matcher" ? it.type === "map" : it.path === level.matcher?.path));
  const found = new Map<string, { readonly name: string; readonly service: ChangeValue }>();
  for (const source of sources) {
    const path = at(source, source.service);
    const value = valueAt(source.value, source.service);
    const service = value && copyOf(topology, urlMap, value, path);
    const edge = topology.out(urlMap.id).find((it) => it.field === path);
    const name = edge && (topology.get(edge.to)?.name ?? topology.ghost(edge.to)?.name);
    if (service !== undefined && name !== undefined) found.set(JSON.stringify(service), { name, service });
  }
  return [...found.values()]
    .slice(0, 3)
    .map(({ name, service }) => setting(`Send these requests to ${name}`, urlMap, at(level, level.service), service));
}
