/** Questions that rules, diagram and hovers ask of a topology. */
import type { Resource } from "../model/resource";
import { type ObjectValue, type ScalarType, scalarOf } from "../model/value";
import { partsOf, reach } from "./reach";
import { items, possible } from "./read";
import type { Edge, Ghost, Topology } from "./topology";

export interface Endpoint {
  /** The NetworkEndpoint resource that declares it. */
  readonly resource: Resource;
  /** Where in the resource: "" for a resource that is one endpoint, `networkEndpoints[0]` for one that lists several. */
  readonly path: string;
  readonly value: ObjectValue;
}

/** The endpoints of a NEG, in text order; `complete` is false when there may be others. */
export function endpointsOf(
  topology: Topology,
  neg: Resource,
): { readonly endpoints: readonly Endpoint[]; readonly complete: boolean } {
  let complete = neg.many === undefined;
  const endpoints: Endpoint[] = [];
  for (const { from } of topology.into(neg.id, "networkEndpointGroup")) {
    const resource = topology.get(from);
    if (!resource) continue;
    if (resource.many) complete = false;
    const list = resource.fields.fields.networkEndpoints;
    if (list === undefined && !resource.typeName.endsWith("_network_endpoints")) {
      endpoints.push({ resource, path: "", value: resource.fields });
      continue;
    }
    const found = items(resource, "networkEndpoints");
    if (!found.complete) complete = false;
    for (const { value, path } of found.items) {
      if (value.type === "object") endpoints.push({ resource, path, value });
      else complete = false;
    }
  }
  return { endpoints, complete };
}

export interface Backend {
  readonly index: number;
  /** `backends[0]`. */
  readonly path: string;
  readonly value: ObjectValue;
  /** What its group is: a resource here, or a ghost; neither when the group is not set. */
  readonly target?: Resource;
  readonly ghost?: Ghost;
}

/** The backends of a backend service; `complete` is false when there may be others. */
export function backendsOf(
  topology: Topology,
  service: Resource,
): { readonly items: readonly Backend[]; readonly complete: boolean } {
  const found = items(service, "backends");
  let complete = found.complete;
  const ends = new Map(topology.out(service.id, "backend").map((edge) => [edge.field, edge.to]));
  const backends: Backend[] = [];
  found.items.forEach(({ value, path }, index) => {
    if (value.type !== "object") {
      complete = false;
      return;
    }
    const end = ends.get(`${path}.group`);
    const target = end === undefined ? undefined : topology.get(end);
    const ghost = end === undefined ? undefined : topology.ghost(end);
    backends.push({ index, path, value, ...(target ? { target } : {}), ...(ghost ? { ghost } : {}) });
  });
  return { items: backends, complete };
}

/** Every type that a NEG can have, defaults included; undefined when that cannot be known. */
export function negTypes(neg: Resource): readonly ScalarType[] | undefined {
  return possible(neg, "networkEndpointType");
}

const internetTypes: ReadonlySet<ScalarType> = new Set(["INTERNET_FQDN_PORT", "INTERNET_IP_PORT"]);

/** Whether a resource is an internet NEG: "yes" and "no" when certain, else "maybe". */
export function isInternetNeg(resource: Resource): "yes" | "no" | "maybe" {
  if (resource.kind !== "NetworkEndpointGroup") return "no";
  const types = negTypes(resource);
  if (types === undefined || types.length === 0) return "maybe";
  if (types.every((it) => internetTypes.has(it))) return "yes";
  return types.some((it) => internetTypes.has(it)) ? "maybe" : "no";
}

/** Backend services and buckets (resources) that a URL map sends requests to, mirrors and error pages included. */
export function servicesOfUrlMap(topology: Topology, urlMap: Resource): readonly Resource[] {
  return targets(
    topology,
    topology.out(urlMap.id).filter((it) => it.route?.type !== "test"),
  );
}

/** Backend services that use a group or NEG. */
export function servicesOfGroup(topology: Topology, group: Resource): readonly Resource[] {
  return sources(topology, topology.into(group.id, "backend"));
}

/** Resources that refer to one in any of the given roles, each once. */
export function referrers(topology: Topology, id: string, ...roles: string[]): readonly Resource[] {
  return sources(topology, topology.into(id, ...roles));
}

/** Resources that one refers to in any of the given roles, each once. */
export function referred(topology: Topology, id: string, ...roles: string[]): readonly Resource[] {
  return targets(topology, topology.out(id, ...roles));
}

/** Forwarding rules that reach a resource. */
export function frontEndsOf(topology: Topology, id: string): readonly Resource[] {
  const rules = new Set(topology.loadBalancersOf(id).flatMap((it) => it.forwardingRules));
  return [...rules].filter((rule) => reachOf(topology, rule).has(id)).flatMap((it) => topology.get(it) ?? []);
}

/** What each rule reaches, per topology: asked for every endpoint by some rules, so it is remembered. */
const reaches = new WeakMap<Topology, (rule: string) => ReadonlySet<string>>();

function reachOf(topology: Topology, rule: string): ReadonlySet<string> {
  let find = reaches.get(topology);
  if (!find) {
    const parts = partsOf(topology.edges, topology);
    const known = new Map<string, ReadonlySet<string>>();
    find = (id) => {
      const found = known.get(id) ?? new Set(reach([id], topology, parts));
      known.set(id, found);
      return found;
    };
    reaches.set(topology, find);
  }
  return find(rule);
}

/** Ids of everything reached by following references forwards, the start included; routing tests do not count. */
export function reachableFrom(topology: Topology, id: string): ReadonlySet<string> {
  const seen = new Set([id]);
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop())
    for (const edge of topology.out(next)) {
      if (edge.route?.type === "test" || seen.has(edge.to)) continue;
      seen.add(edge.to);
      queue.push(edge.to);
    }
  return seen;
}

/**
 * Known hosts whose requests reach a backend service or bucket, by the URL maps' host rules; `any` when requests for
 * every host (or for hosts that no rule names) may reach it too, `complete` when no host is left that is not known.
 */
export function hostsReaching(
  topology: Topology,
  service: Resource,
): { readonly hosts: readonly string[]; readonly any: boolean; readonly complete: boolean } {
  const hosts = new Set<string>();
  let any = false;
  let complete = true;
  for (const { route } of topology.into(service.id)) {
    if (!route || route.type === "test" || route.type === "errorService") continue;
    if (route.type === "default") any = true;
    for (const host of route.hosts) {
      if (host.startsWith("${")) complete = false;
      else if (host === "*") any = true;
      else hosts.add(host);
    }
  }
  return { hosts: [...hosts], any, complete };
}

/** The known text of a field inside an object, or undefined. */
export function textIn(object: ObjectValue, name: string): string | undefined {
  const value = scalarOf(object.fields[name]);
  return typeof value === "string" ? value : undefined;
}

function sources(topology: Topology, edges: readonly Edge[]): readonly Resource[] {
  return [...new Set(edges.map((it) => it.from))].flatMap((it) => topology.get(it) ?? []);
}

function targets(topology: Topology, edges: readonly Edge[]): readonly Resource[] {
  return [...new Set(edges.map((it) => it.to))].flatMap((it) => topology.get(it) ?? []);
}
