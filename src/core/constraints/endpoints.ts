/** The endpoints that a config gives a network endpoint group. */
import type { Resource } from "../model/resource";
import { isAbsent, known, possible } from "../topology/read";
import type { Topology } from "../topology/topology";

/** Endpoint resources of a group, in text order. */
export function endpointsOf(topology: Topology, group: Resource): readonly Resource[] {
  return topology.into(group.id, "networkEndpointGroup").flatMap((edge) => {
    const endpoint = topology.get(edge.from);
    return endpoint?.kind === "NetworkEndpoint" ? [endpoint] : [];
  });
}

/** Group of an endpoint, where it is in the config. */
export function groupOfEndpoint(topology: Topology, endpoint: Resource): Resource | undefined {
  const edge = topology.out(endpoint.id, "networkEndpointGroup")[0];
  return edge === undefined ? undefined : topology.get(edge.to);
}

/** The port that traffic to an internet endpoint goes to, and whose field sets it. */
export interface EffectivePort {
  readonly port: number;
  readonly resource: Resource;
  readonly field: "port" | "defaultPort";
}

/** The endpoint's own port, else the group's default port; undefined when neither is set or it cannot be known. */
export function effectivePort(endpoint: Resource, group: Resource): EffectivePort | undefined {
  if (!isAbsent(endpoint, "port")) return portIn(endpoint, "port");
  return isAbsent(group, "defaultPort") ? undefined : portIn(group, "defaultPort");
}

function portIn(resource: Resource, field: "port" | "defaultPort"): EffectivePort | undefined {
  const value = known(resource, field);
  const port = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof port === "number" ? { port, resource, field } : undefined;
}

/** Backend services that send traffic to a group, in text order. */
export function servicesOf(topology: Topology, group: Resource): readonly Resource[] {
  const ids = new Set(topology.into(group.id, "backend").map((it) => it.from));
  return [...ids].flatMap((id) => {
    const service = topology.get(id);
    return service?.kind === "BackendService" ? [service] : [];
  });
}

/** Protocols that a backend service can have, defaults included; undefined when that cannot be known. */
export function protocolsOf(service: Resource): readonly string[] | undefined {
  const all = possible(service, "protocol")?.map(String);
  return all?.length ? all : undefined;
}
