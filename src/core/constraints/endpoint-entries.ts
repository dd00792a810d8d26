/** Every endpoint of a config with the group it belongs to, one by one, whether declared alone or in a list. */
import type { Resource } from "../model/resource";
import { type ObjectValue, scalarOf, type Value } from "../model/value";
import { endpointsOf } from "../topology/queries";
import { possible } from "../topology/read";
import type { Topology } from "../topology/topology";

export interface EndpointEntry {
  readonly resource: Resource;
  readonly value: ObjectValue;
  readonly group: Resource;
  /** The path of one of the entry's fields in its resource: `networkEndpoints[0].port`, or `port`. */
  at(field: string): string;
  /** The path of the entry itself; undefined when the resource is the entry. */
  readonly path: string | undefined;
}

/** Entries of one group, in text order. */
export function entriesOf(topology: Topology, group: Resource): readonly EndpointEntry[] {
  return endpointsOf(topology, group).endpoints.map(({ resource, path, value }) => ({
    resource,
    value,
    group,
    path: path || undefined,
    at: (field) => (path ? `${path}.${field}` : field),
  }));
}

/** Entries of all groups whose type is certainly one of the given ones. */
export function entriesOfType(topology: Topology, ...types: readonly string[]): readonly EndpointEntry[] {
  return topology
    .all("NetworkEndpointGroup")
    .flatMap((group) => (isOfType(group, types) ? entriesOf(topology, group) : []));
}

/** Whether the group's type is certainly among the given ones. */
export function isOfType(group: Resource, types: readonly string[]): boolean {
  const all = possible(group, "networkEndpointType")?.map(String);
  return all !== undefined && all.length > 0 && all.every((it) => types.includes(it));
}

/** The type for a message. */
export function typeText(group: Resource): string {
  return (possible(group, "networkEndpointType") ?? []).join(" or ");
}

/** Whether a field is certainly set: an expression that may turn out null does not count. */
export function isCertainlySet(value: Value | undefined): value is Value {
  return value !== undefined && (value.type === "reference" ? value.target.by !== "outside" : value.type === "scalar");
}

/** The known text of an entry's field. */
export function textOf(entry: EndpointEntry, field: string): string | undefined {
  const value = scalarOf(entry.value.fields[field]);
  return value === undefined ? undefined : String(value);
}
