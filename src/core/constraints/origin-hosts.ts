/** Host names under which a config already knows an external origin. */
import type { Resource } from "../model/resource";
import { isAbsent, items, known } from "../topology/read";
import type { Edge, Topology } from "../topology/topology";
import { endpointsOf, servicesOf } from "./endpoints";
import { hostOf, hostsInText, parseHeader } from "./hosts";
import { whole } from "./islands";

/**
 * Names for the origin behind a group, the surest first, each once: the Host header that its services send, host
 * rewrites of routes to those services, server names they send in the TLS handshake, and last, when there is none of
 * these, names in comments at the endpoint, the group and the services.
 */
export function originHosts(topology: Topology, group: Resource): readonly string[] {
  const services = servicesOf(topology, group);
  const set = services.flatMap((it) => [...hostHeaders(it), ...hostRewrites(topology, it), ...serverName(it)]);
  const hosts = set.length > 0 ? set : commentHosts([...endpointsOf(topology, group), group, ...services]);
  return [...new Set(hosts)];
}

/** Values of Host headers that a service adds to requests. */
export function hostHeaders(service: Resource): readonly string[] {
  return items(service, "customRequestHeaders").items.flatMap(({ path }) => {
    const header = parseHeader(String(known(service, path) ?? ""));
    return header && header.name.toLowerCase() === "host" ? hostsOf(header.value) : [];
  });
}

/** Whether a Host header among the custom request headers cannot be excluded. */
export function mayHaveHostHeader(service: Resource): boolean {
  const { items: headers, complete } = items(service, "customRequestHeaders");
  return (
    !complete ||
    headers.some(({ path }) => {
      const text = known(service, path);
      return text === undefined || parseHeader(String(text))?.name.toLowerCase() === "host";
    })
  );
}

/** Whether a host rewrite on a route to the service cannot be excluded. */
export function mayRewriteHost(topology: Topology, service: Resource): boolean {
  return topology.into(service.id).some((it) => mayRewrite(topology, it));
}

/** Whether a route whose service is not known may rewrite the host. */
export function mayRewriteUnknown(topology: Topology): boolean {
  return whole(topology).ghosts.some(
    (ghost) => ghost.state === "unknown" && topology.into(ghost.id).some((it) => mayRewrite(topology, it)),
  );
}

function mayRewrite(topology: Topology, edge: Edge): boolean {
  const path = edge.route?.type === "mirror" ? undefined : rewritePath(edge);
  const urlMap = path === undefined ? undefined : topology.get(edge.from);
  return path !== undefined && urlMap !== undefined && !isAbsent(urlMap, path);
}

/** Hosts that URL maps put into requests on their way to a service. */
export function hostRewrites(topology: Topology, service: Resource): readonly string[] {
  return topology.into(service.id).flatMap((edge) => {
    const path = rewritePath(edge);
    const urlMap = topology.get(edge.from);
    const host = path && urlMap ? known(urlMap, path) : undefined;
    return host === undefined ? [] : hostsOf(String(host));
  });
}

/**
 * Where a route's host rewrite stands, given the edge that the route makes; undefined when the edge is no route.
 * `defaultService` goes with `defaultRouteAction`, `service` with `routeAction`, a weighted service with the action
 * that it stands in.
 */
export function rewritePath(edge: Edge): string | undefined {
  const action = routeActionPath(edge);
  return action === undefined ? undefined : `${action}.urlRewrite.hostRewrite`;
}

/** Path of the route action that belongs to an edge of a URL map; undefined when the edge is no route of requests. */
export function routeActionPath(edge: Edge): string | undefined {
  if (edge.route === undefined || edge.route.type === "test" || edge.route.type === "errorService") return undefined;
  const weighted = edge.field.lastIndexOf(".weightedBackendServices[");
  if (weighted >= 0) return edge.field.slice(0, weighted);
  const mirror = edge.field.lastIndexOf(".requestMirrorPolicy");
  if (mirror >= 0) return edge.field.slice(0, mirror);
  if (/(^|\.)defaultService$/.test(edge.field)) return edge.field.replace(/defaultService$/, "defaultRouteAction");
  return /(^|\.)service$/.test(edge.field) ? edge.field.replace(/service$/, "routeAction") : undefined;
}

function serverName(service: Resource): readonly string[] {
  return hostsOf(String(known(service, "tlsSettings.sni") ?? ""));
}

function commentHosts(resources: readonly Resource[]): readonly string[] {
  return resources.flatMap((it) => (it.comments ?? []).flatMap(hostsInText));
}

function hostsOf(text: string): readonly string[] {
  const host = hostOf(text);
  return host === undefined ? [] : [host];
}
