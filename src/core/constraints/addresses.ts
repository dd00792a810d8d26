/** Which IP address a forwarding rule has, as far as two rules can be told to have the same one. */
import type { Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { field, isAbsent, possible } from "../topology/read";
import type { Topology } from "../topology/topology";
import { inRange, PRIVATE_RANGES, parseIpv4 } from "./ipv4";

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

/**
 * The address that a rule names as a number. Not that of an export: it is there, so nothing is wrong with it, and who shares
 * exports replaces their addresses.
 */
export function literalAddress(rule: Resource): string | undefined {
  if (rule.format === "api") return undefined;
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

/** The reserved address that a rule certainly refers to, where it is declared or exported here. */
export function reservedAddress(topology: Topology, rule: Resource): Resource | undefined {
  const [edge, ...others] = topology.out(rule.id, "address");
  const target = edge && others.length === 0 ? topology.get(edge.to) : undefined;
  return target?.kind === "Address" && !target.many ? target : undefined;
}

/** `INTERNAL` or `EXTERNAL`, where it is certain which of them a rule's address is. */
export function addressType(topology: Topology, rule: Resource): string | undefined {
  const address = reservedAddress(topology, rule);
  if (address) {
    const types = possible(address, "addressType") ?? [];
    return types.length === 1 ? String(types[0]) : undefined;
  }
  // Only the other way round is it certain: public addresses may be in use privately.
  const number = parseIpv4(literalAddress(rule) ?? "");
  return number !== undefined && PRIVATE_RANGES.some((it) => inRange(number, it)) ? "INTERNAL" : undefined;
}
