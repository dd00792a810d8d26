/** What rules about forwarding rules ask again and again: the ports that one opens, and the proxy that it points to. */
import type { Kind } from "../kinds/kind";
import type { Resource } from "../model/resource";
import { type ScalarType, scalarOf } from "../model/value";
import { field, isAbsent, items, possible } from "../topology/read";
import type { Topology } from "../topology/topology";
import { type Destination, destinationOf, isPrivateServiceConnect } from "./chain";

/** The proxies that end a client's connection. */
export const PROXY_KINDS: readonly Kind[] = [
  "TargetHttpProxy",
  "TargetHttpsProxy",
  "TargetGrpcProxy",
  "TargetTcpProxy",
  "TargetSslProxy",
];

/** Kinds that are looked at to tell a target proxy from a Private Service Connect target. */
export const TARGET_KINDS: readonly Kind[] = [
  ...PROXY_KINDS,
  "TargetPool",
  "TargetInstance",
  "TargetVpnGateway",
  "ServiceAttachment",
];

/** Forwarding rules that are no endpoints of Private Service Connect, which has rules of its own. */
export function frontEnds(topology: Topology): readonly Resource[] {
  return topology.all("ForwardingRule").filter((it) => !isPrivateServiceConnect(topology, it));
}

/** The target proxy that a rule certainly points to: a resource, or what a literal link says. */
export function proxyOf(topology: Topology, rule: Resource): (Destination & { readonly kind: Kind }) | undefined {
  for (const edge of topology.out(rule.id, "target")) {
    const to = destinationOf(topology, edge);
    if (to?.kind !== undefined && PROXY_KINDS.includes(to.kind)) return { ...to, kind: to.kind };
  }
  return undefined;
}

/** Schemes that a rule can have, defaults included; undefined when that cannot be known. */
export function schemesOf(rule: Resource): readonly string[] | undefined {
  const all = possible(rule, "loadBalancingScheme")?.map(String);
  return all?.length ? all : undefined;
}

/** Whether a rule's scheme is certainly one of some. */
export function hasScheme(rule: Resource, ...schemes: readonly string[]): boolean {
  return schemesOf(rule)?.every((it) => schemes.includes(it)) ?? false;
}

/** Whether a field is certainly not set: absent, or an empty text, which Terraform takes for the same. */
export function isUnset(resource: Resource, name: string): boolean {
  return isAbsent(resource, name) || textOf(resource, name) === "";
}

/** Whether a field certainly has a value. What cannot be evaluated, or comes from outside, may turn out to be null. */
export function isSet(resource: Resource, name: string): boolean {
  const value = field(resource, name);
  if (value === undefined || value.type === "unknown") return false;
  if (value.type === "reference" && value.target.by === "outside") return false;
  return textOf(resource, name) !== "";
}

function textOf(resource: Resource, name: string): ScalarType | undefined {
  const value = field(resource, name);
  return value?.type === "reference" && value.target.by === "link" ? value.target.link : scalarOf(value);
}

/** Ports from the first to the last, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export const ALL_PORTS: Span = { first: 1, last: 65535 };

/** One port or a range, as the API writes them: `80`, `80-90`. Undefined for anything else. */
export function parseSpan(text: string): Span | undefined {
  const match = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  return last < first ? undefined : { first, last };
}

/** How many ports some spans open together. */
export function countPorts(spans: readonly Span[]): number {
  let count = 0;
  let reached = -1;
  for (const { first, last } of [...spans].sort((a, b) => a.first - b.first)) {
    if (last <= reached) continue;
    count += last - Math.max(first, reached + 1) + 1;
    reached = last;
  }
  return count;
}

/** Spans of a rule's `ports`: empty when it is certainly not set, undefined when it cannot be known. */
export function portList(rule: Resource): readonly Span[] | undefined {
  if (isAbsent(rule, "ports")) return [];
  const { items: entries, complete } = items(rule, "ports");
  const spans = entries.flatMap(({ value }) => {
    const port = scalarOf(value);
    return (port === undefined ? undefined : parseSpan(String(port))) ?? [];
  });
  return complete && spans.length === entries.length ? spans : undefined;
}

/** The span of a rule's `portRange`, as a list of one; empty when it is certainly not set, undefined when not known. */
export function portRange(rule: Resource): readonly Span[] | undefined {
  if (isAbsent(rule, "portRange")) return [];
  const text = scalarOf(field(rule, "portRange"));
  if (text === undefined) return undefined;
  if (text === "") return [];
  const span = parseSpan(String(text));
  return span && [span];
}

/** Whether a rule takes packets to every port; undefined when that cannot be known. */
export function takesAllPorts(rule: Resource): boolean | undefined {
  const all = possible(rule, "allPorts");
  return all?.length === 1 && typeof all[0] === "boolean" ? all[0] : undefined;
}

/** All ports that a rule opens, whichever field says so; undefined when one of them cannot be known. */
export function openedPorts(rule: Resource): readonly Span[] | undefined {
  const [list, range, all] = [portList(rule), portRange(rule), takesAllPorts(rule)];
  if (list === undefined || range === undefined || all === undefined) return undefined;
  return all ? [ALL_PORTS] : [...list, ...range];
}

/** Spans as people write them: `80`, `80-90`, `80, 443`. */
export function spansText(spans: readonly Span[]): string {
  return spans.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}

/** Whether it is certain what sort of thing a rule sends its traffic to: else it may be a service attachment. */
export function isTargetKnown(topology: Topology, rule: Resource): boolean {
  if (isSet(rule, "backendService")) return true;
  return topology.out(rule.id, "target").some((it) => destinationOf(topology, it)?.kind !== undefined);
}
