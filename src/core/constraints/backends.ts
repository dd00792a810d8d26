/** The backends of a backend service, as rules need them: what each group is, as far as that is certain. */

import type { Resource, Scope } from "../model/resource";
import type { ObjectValue, Reference } from "../model/value";
import { field, items, possible } from "../topology/read";
import type { Topology } from "../topology/topology";

export interface Backend {
  /** Path of the entry: `backends[0]`. */
  readonly path: string;
  readonly value: ObjectValue;
  readonly group: Group | undefined;
}

/** What a backend's `group` leads to. Undefined where it cannot be known: a variable, a data source, a module output. */
export interface Group {
  readonly family: "instanceGroup" | "networkEndpointGroup";
  /** networkEndpointType, every value it can have; undefined when that cannot be known. Empty for instance groups. */
  readonly types: readonly string[] | undefined;
  readonly scope: Scope;
  /** Short name for messages. */
  readonly name: string;
  /** The group itself, where it is in the config; absent for a literal link. */
  readonly resource?: Resource;
}

/** Entries of `backends`; `complete` is false when there may be others. */
export interface Backends {
  readonly list: readonly Backend[];
  readonly complete: boolean;
}

const memory = new WeakMap<Topology, Map<string, Backends>>();

/** The backends of a service. Asked by many rules, so each topology remembers them. */
export function backendsOf(topology: Topology, service: Resource): Backends {
  let known = memory.get(topology);
  if (!known) {
    known = new Map();
    memory.set(topology, known);
  }
  let backends = known.get(service.id);
  if (!backends) {
    backends = read(topology, service);
    known.set(service.id, backends);
  }
  return backends;
}

function read(topology: Topology, service: Resource): Backends {
  const { items: entries, complete } = items(service, "backends");
  const targets = new Map(topology.out(service.id, "backend").map((it) => [it.field, it.to]));
  const list = entries.flatMap(({ value, path }) =>
    value.type === "object"
      ? [{ path, value, group: groupAt(topology, service, path, targets.get(`${path}.group`)) }]
      : [],
  );
  return { list, complete: complete && list.length === entries.length };
}

function groupAt(topology: Topology, service: Resource, path: string, target: string | undefined): Group | undefined {
  const resource = target === undefined ? undefined : topology.get(target);
  if (resource) return groupOf(resource);
  const value = field(service, `${path}.group`);
  return value?.type === "reference" && value.target.by === "link" ? groupOfLink(value) : undefined;
}

function groupOf(resource: Resource): Group | undefined {
  const { scope, name } = resource;
  if (resource.kind === "NetworkEndpointGroup") {
    const types = possible(resource, "networkEndpointType")?.map(String);
    return { family: "networkEndpointGroup", types: types?.length ? types : undefined, scope, name, resource };
  }
  if (resource.kind === "InstanceGroup" || resource.kind === "InstanceGroupManager")
    return { family: "instanceGroup", types: [], scope, name, resource };
  return undefined;
}

/** A literal link says what the group is and where, but not of which type. */
function groupOfLink(reference: Reference): Group | undefined {
  if (reference.target.by !== "link") return undefined;
  const match =
    /(?:global|(zones|regions)\/([^/]+))\/(instanceGroups|instanceGroupManagers|networkEndpointGroups)\/([^/]+)$/.exec(
      reference.target.link,
    );
  if (!match) return undefined;
  const [, level, place, collection, name] = match;
  const scope: Scope =
    level === undefined ? { level: "global" } : { level: level === "zones" ? "zone" : "region", name: place };
  const isNeg = collection === "networkEndpointGroups";
  return {
    family: isNeg ? "networkEndpointGroup" : "instanceGroup",
    types: isNeg ? undefined : [],
    scope,
    name: name ?? reference.target.link,
  };
}

/** A backend with a group that is certainly there and certainly of one of some types. */
export interface TypedBackend extends Backend {
  readonly group: Group;
}

/** Whether the backend's group is certainly a NEG of one of the given types. */
export function isNegOf(backend: Backend, ...types: string[]): backend is TypedBackend {
  const possibleTypes = backend.group?.types;
  return possibleTypes !== undefined && possibleTypes.length > 0 && possibleTypes.every((it) => types.includes(it));
}

export const internetTypes = ["INTERNET_IP_PORT", "INTERNET_FQDN_PORT"] as const;

/** Whether the backend's group is certainly an internet NEG. */
export function isInternetNeg(backend: Backend): backend is TypedBackend {
  return isNegOf(backend, ...internetTypes);
}

export function isGlobalInternetNeg(backend: Backend): backend is TypedBackend {
  return isInternetNeg(backend) && backend.group.scope.level === "global";
}

/** Whether the backend's group is certainly an instance group. */
export function isInstanceGroup(backend: Backend): backend is TypedBackend {
  return backend.group?.family === "instanceGroup";
}

/** "global internet NEG": what a group is, in words that fit into a sentence. */
export function describeGroup(group: Group): string {
  if (group.family === "instanceGroup") return "instance group";
  const type = group.types?.length === 1 ? group.types[0] : undefined;
  const words = type === undefined ? "NEG" : (typeWords[type] ?? `${type} NEG`);
  const global = group.scope.level === "global" ? "global " : "";
  const regional = group.scope.level === "region" && words === "internet NEG" ? "regional " : "";
  return `${global}${regional}${words}`;
}

const typeWords: Readonly<Record<string, string>> = {
  INTERNET_IP_PORT: "internet NEG",
  INTERNET_FQDN_PORT: "internet NEG",
  SERVERLESS: "serverless NEG",
  PRIVATE_SERVICE_CONNECT: "Private Service Connect NEG",
  NON_GCP_PRIVATE_IP_PORT: "hybrid NEG",
  GCE_VM_IP_PORT: "zonal NEG (GCE_VM_IP_PORT)",
  GCE_VM_IP: "zonal NEG (GCE_VM_IP)",
  GCE_VM_IP_PORTMAP: "port mapping NEG",
};
