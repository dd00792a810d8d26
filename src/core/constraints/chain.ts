/** The chain of a load balancer as rules follow it: what stands behind a resource, and where a reference leads. */
import type { Kind } from "../kinds/kind";
import { kindOfCollection } from "../kinds/registry";
import type { Resource, Scope } from "../model/resource";
import { field, known } from "../topology/read";
import type { Edge, Topology } from "../topology/topology";

/** Roles by which a URL map names where requests go: its own, those of path matchers, rules and route actions. */
const ROUTES = ["defaultService", "matcherDefaultService", "service", "weightedBackendService"];

/** Roles by which a URL map names services, mirrors included. Its tests and error pages are not among them. */
export const URL_MAP_ROLES: readonly string[] = [...ROUTES, "mirror"];

/** Roles by which requests or connections travel on. Mirrored copies and URL map tests are not traffic. */
const FORWARD = ["target", "backendService", "urlMap", ...ROUTES, "backend"];

/** Edges that carry traffic from a resource. */
export function forwardEdges(topology: Topology, id: string): readonly Edge[] {
  return topology.out(id, ...FORWARD).filter((it) => it.route?.type !== "test" && it.route?.type !== "mirror");
}

/** Backend services that traffic entering at a resource can reach, each with the edge that led to it, in text order. */
export function servicesBehind(topology: Topology, id: string): readonly { service: Resource; edge: Edge }[] {
  const found = new Map<string, { service: Resource; edge: Edge }>();
  const seen = new Set<string>([id]);
  const open = [id];
  for (let at = open.shift(); at !== undefined; at = open.shift())
    for (const edge of forwardEdges(topology, at)) {
      const target = topology.get(edge.to);
      if (!target || seen.has(target.id)) continue;
      seen.add(target.id);
      if (target.kind === "BackendService") found.set(target.id, { service: target, edge });
      else open.push(target.id);
    }
  return [...found.values()];
}

/** What a reference leads to, as far as the config or the link itself tells. */
export interface Destination {
  readonly kind?: Kind;
  readonly scope: Scope;
  readonly name: string;
  readonly resource?: Resource;
}

/** Where an edge leads: a resource, or what a literal self-link says of itself. Undefined for anything unknown. */
export function destinationOf(topology: Topology, edge: Edge): Destination | undefined {
  const resource = topology.get(edge.to);
  if (resource) return { kind: resource.kind, scope: resource.scope, name: resource.name, resource };
  const link = topology.ghost(edge.to)?.link;
  return link === undefined ? undefined : parseLink(link);
}

function parseLink(link: string): Destination | undefined {
  const match = /(?:^|\/)(?:global|(regions|zones)\/([^/]+))\/([A-Za-z0-9]+)\/([^/]+)$/.exec(link);
  if (!match) return undefined;
  const [, level, place, collection = "", name = link] = match;
  const scope: Scope =
    level === undefined ? { level: "global" } : { level: level === "zones" ? "zone" : "region", name: place };
  return { kind: kindOfCollection(collection), scope, name };
}

/** Private Service Connect consumer rules are no load balancers: empty scheme, a service attachment, or Google's APIs. */
export function isPrivateServiceConnect(topology: Topology, rule: Resource): boolean {
  if (known(rule, "loadBalancingScheme") === "") return true;
  const target = field(rule, "target");
  if (target?.type === "scalar" && (target.value === "all-apis" || target.value === "vpc-sc")) return true;
  if (
    target?.type === "reference" &&
    target.target.by === "link" &&
    /^(all-apis|vpc-sc)$|serviceAttachments\//.test(target.target.link)
  )
    return true;
  return topology.out(rule.id, "target").some((it) => destinationOf(topology, it)?.kind === "ServiceAttachment");
}
