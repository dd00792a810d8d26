/** Whether the firewall of a network certainly keeps health check probes out. */
import type { Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { couldBe, field, isAbsent, isCertainly, items, known } from "../topology/read";
import type { Topology } from "../topology/topology";
import { parseIpv4 } from "./ipv4";
import { whole } from "./islands";

/**
 * Addresses that probes come from, whatever the load balancer.
 * https://docs.cloud.google.com/load-balancing/docs/health-check-concepts#ip-ranges
 */
export const PROBES = "35.191.0.0/16";

const memory = new WeakMap<Topology, ReadonlySet<string>>();

/**
 * Ids of the networks that keep probes out, as far as the workspace tells: all their rules are known, there is one that
 * lets something in, and none lets probes in.
 */
export function networksWithoutProbes(topology: Topology): ReadonlySet<string> {
  const all = whole(topology);
  let closed = memory.get(all);
  if (!closed) {
    closed = find(all);
    memory.set(all, closed);
  }
  return closed;
}

function find(topology: Topology): ReadonlySet<string> {
  // A policy may open every network that it is attached to, be it by an organization.
  if (topology.all("FirewallPolicy").length > 0) return new Set();
  const guarded = new Set<string>();
  const opened = new Set<string>();
  const openedNames = new Set<string>();
  for (const rule of topology.all("Firewall")) {
    const opens = letsIn(rule);
    if (opens === "nothing") continue;
    const [edge] = topology.out(rule.id, "network");
    const target = edge && topology.get(edge.to);
    const name = target ? target.name : nameOf(rule, edge && topology.ghost(edge.to)?.link);
    if (opens === "others") {
      if (target) guarded.add(target.id);
    } else if (name === undefined) return new Set();
    else {
      if (target) opened.add(target.id);
      openedNames.add(name);
    }
  }
  const unread = new Set(topology.unread?.map((it) => it.module));
  return new Set(
    [...guarded].filter((id) => {
      const network = topology.get(id);
      const isNamed = network !== undefined && known(network, "name") !== undefined;
      return isNamed && !opened.has(id) && !openedNames.has(network.name) && !unread.has(network.module);
    }),
  );
}

/** The name of a network that is named by a link or by name; undefined when it is not known. */
function nameOf(rule: Resource, link: string | undefined): string | undefined {
  const value = field(rule, "network");
  const text =
    link ?? (value?.type === "reference" && value.target.by === "link" ? value.target.link : scalarOf(value));
  if (typeof text === "string") return text.split("/").at(-1);
  return isAbsent(rule, "network") ? "default" : undefined;
}

/** What a rule lets into its network: probes (or that cannot be excluded), something else, or nothing. */
function letsIn(rule: Resource): "probes" | "others" | "nothing" {
  if (!couldBe(rule, "direction", "INGRESS") || known(rule, "disabled") === true) return "nothing";
  if (isAbsent(rule, "allowed")) return "nothing";
  const isCertain = rule.many === undefined && isCertainly(rule, "disabled", false);
  const others = isCertain ? "others" : "nothing";
  if (isAbsent(rule, "sourceRanges")) {
    // Without a source, everything is meant.
    const tagged = [rule.fields.fields.sourceTags, rule.fields.fields.sourceServiceAccounts];
    return tagged.some((it) => it?.type === "list" && it.items.length > 0) ? others : "probes";
  }
  const { items: ranges, complete } = items(rule, "sourceRanges");
  if (!complete || ranges.length === 0) return "probes";
  return ranges.some(({ value }) => mayMeetProbes(scalarOf(value))) ? "probes" : others;
}

/** Whether a range and that of the probes have addresses in common, or it cannot be read. */
function mayMeetProbes(range: unknown): boolean {
  if (typeof range !== "string") return true;
  // Probes of IPv6 are another matter.
  if (range.includes(":")) return false;
  const [one, other] = [spanOf(range), spanOf(PROBES)];
  return !one || !other || (one.first <= other.last && other.first <= one.last);
}

function spanOf(range: string): { readonly first: number; readonly last: number } | undefined {
  const [base = "", bits = "32"] = range.split("/");
  const start = parseIpv4(base);
  if (start === undefined || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) return undefined;
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(start / size) * size;
  return { first, last: first + size - 1 };
}
