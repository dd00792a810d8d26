/** Which IP address a forwarding rule has, as far as two rules can be told to have the same one. */
import type { Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { field, isAbsent } from "../topology/read";
import type { Topology } from "../topology/topology";
import { parseIpv4 } from "./ipv4";

/**
 * A text that is equal for rules that certainly have the same address: the reserved address, data source or link that both
 * refer to, the rule whose address they take over, or the literal. Undefined when it is ephemeral or cannot be known.
 */
export function addressKey(topology: Topology, rule: Resource, depth = 0): string | undefined {
  const [edge, ...others] = topology.out(rule.id, "address");
  if (others.length > 0 || depth > 4) return undefined;
  if (edge) {
    const target = topology.get(edge.to);
    if (target?.many) return undefined;
    if (target?.kind === "ForwardingRule") return addressKey(topology, target, depth + 1) ?? `rule ${target.id}`;
    if (target) return target.id;
    // A data source may have instances, and then its name does not say which one is meant.
    return topology.ghost(edge.to)?.link === undefined ? undefined : edge.to;
  }
  const literal = literalAddress(rule);
  return literal === undefined ? undefined : `literal ${literal}`;
}

/** The address that a rule names as a number: IPv4 or IPv6, without leading zeros being looked at. */
export function literalAddress(rule: Resource): string | undefined {
  const value = field(rule, "IPAddress");
  const text =
    scalarOf(value) ?? (value?.type === "reference" && value.target.by === "link" ? value.target.link : undefined);
  if (typeof text !== "string" || text === "0.0.0.0") return undefined;
  return parseIpv4(text) !== undefined || isIpv6(text) ? text.toLowerCase() : undefined;
}

/** Whether a text is an IPv6 address or range. */
export function isIpv6(text: string): boolean {
  return /^[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*(?:\/\d+)?$/i.test(text.trim());
}

/** A text that is equal for rules in the same network; empty when they name none, undefined when it cannot be known. */
export function networkKey(topology: Topology, rule: Resource): string | undefined {
  for (const name of ["network", "subnetwork"]) {
    if (isAbsent(rule, name)) continue;
    const [edge] = topology.out(rule.id, name);
    const target = edge && topology.get(edge.to);
    if (target) return target.many ? undefined : target.id;
    const value = field(rule, name);
    const link =
      scalarOf(value) ?? (value?.type === "reference" && value.target.by === "link" ? value.target.link : "");
    return link === "" ? undefined : `${name} ${String(link).replace(/^.*(?=projects\/)/, "")}`;
  }
  return "";
}
