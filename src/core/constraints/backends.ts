/** The backends of a backend service, as rules need them: what each group is, as far as that is certain. */

import type { Resource, Scope } from "../model/resource";
import { type ObjectValue, valueAt } from "../model/value";
import { items, possible } from "../topology/read";
import type { Topology } from "../topology/topology";
import { type Destination, destinationOf } from "./chain";

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
  const edges = new Map(topology.out(service.id, "backend").map((it) => [it.field, it]));
  const list = entries.flatMap(({ value, path }) => {
    if (value.type !== "object") return [];
    const edge = edges.get(`${path}.group`);
    return [{ path, value, group: edge && groupOf(destinationOf(topology, edge)) }];
  });
  return { list, complete: complete && list.length === entries.length };
}

function groupOf(destination: Destination | undefined): Group | undefined {
  if (destination === undefined) return undefined;
  const { kind, scope, name, resource } = destination;
  const where = { scope, name, ...(resource ? { resource } : {}) };
  if (kind === "InstanceGroup" || kind === "InstanceGroupManager")
    return { family: "instanceGroup", types: [], ...where };
  if (kind !== "NetworkEndpointGroup") return undefined;
  const types = resource ? possible(resource, "networkEndpointType")?.map(String) : typesByLevel[scope.level];
  return { family: "networkEndpointGroup", types: types?.length ? types : undefined, ...where };
}

/** Types that a NEG can have where it lives: a literal link says where, not which. */
const typesByLevel: Readonly<Record<Scope["level"], readonly string[] | undefined>> = {
  global: ["INTERNET_IP_PORT", "INTERNET_FQDN_PORT"],
  zone: ["GCE_VM_IP_PORT", "GCE_VM_IP", "NON_GCP_PRIVATE_IP_PORT"],
  region: ["SERVERLESS", "PRIVATE_SERVICE_CONNECT", "INTERNET_IP_PORT", "INTERNET_FQDN_PORT", "GCE_VM_IP_PORTMAP"],
  unknown: undefined,
};

/**
 * What a group is told by: the block it refers to with the instance of it, or the link without host and API version.
 * Undefined where two equal texts may still mean two groups: an instance that is not known.
 */
export function identityOf(topology: Topology, service: Resource, backend: Backend): string | undefined {
  const value = valueAt(backend.value, "group");
  if (value?.type === "scalar") return pathOf(String(value.value));
  if (value?.type !== "reference") return undefined;
  const { target } = value;
  if (target.by === "link") return pathOf(target.link);
  if (target.by !== "address") return undefined;
  const many = topology.get(backend.group?.resource?.id ?? "")?.many !== undefined || service.many !== undefined;
  if (many && target.instance === undefined) return undefined;
  return `${target.module}/${target.address}${target.instance ?? ""}`;
}

/** Whether two entries name one group, or instances of one block that may be the same. */
export function mayBeSameGroup(topology: Topology, service: Resource, a: Backend, b: Backend): boolean {
  const [one, other] = [a, b].map((it) => identityOf(topology, service, it));
  if (one !== undefined && other !== undefined) return one === other;
  return a.group?.resource === b.group?.resource;
}

/** The part of a link that says what it is: from `projects/` on, where it has one. */
function pathOf(link: string): string {
  const projects = link.indexOf("projects/");
  return projects < 0 ? link : link.slice(projects);
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

/** Whether the backend's group is certainly a NEG, and certainly of none of the given types. */
export function isNegOtherThan(backend: Backend, ...types: string[]): backend is TypedBackend {
  const possibleTypes = backend.group?.types;
  return possibleTypes !== undefined && possibleTypes.length > 0 && possibleTypes.every((it) => !types.includes(it));
}

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

/**
 * Whether some backend certainly takes health checks: then what is wrong with its neighbours is that they stand beside
 * it, and removing the health check would only break this one.
 */
export function someTakeHealthChecks({ list }: Backends): boolean {
  return list.some(
    (it) => isInstanceGroup(it) || isNegOf(it, "GCE_VM_IP", "GCE_VM_IP_PORT", "NON_GCP_PRIVATE_IP_PORT"),
  );
}

/** "global internet NEG": what a group is, in words that fit into a sentence. */
export function describeGroup(group: Group): string {
  if (group.family === "instanceGroup") return "instance group";
  const all = new Set((group.types ?? []).map((it) => typeWords[it] ?? `${it} NEG`));
  const [words = "NEG"] = all.size === 1 ? all : [];
  const global = group.scope.level === "global" ? "global " : "";
  const regional = group.scope.level === "region" && words === "internet NEG" ? "regional " : "";
  return `${global}${regional}${words}`;
}

/** `describeGroup` with its article. */
export function aGroup(group: Group): string {
  const words = describeGroup(group);
  return /^[aeiou]|^NEG/.test(words) ? `an ${words}` : `a ${words}`;
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
