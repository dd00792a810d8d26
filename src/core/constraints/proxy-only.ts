/** Proxy-only subnets: which subnetworks a network has, which of them may be for proxies, and a range for a new one. */
import type { Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { field, isAbsent, items, known, knownIn } from "../topology/read";
import type { Topology } from "../topology/topology";
import { parseIpv4 } from "./ipv4";
import { whole } from "./islands";
import { regionOf } from "./places";

/** The declared network that a rule is in, the field that says so, and the region that its proxies are in. */
export function networkOf(
  topology: Topology,
  rule: Resource,
): { readonly network?: Resource; readonly field: string; readonly region?: string } {
  const resourceOf = (id: string, role: string) => topology.out(id, role).flatMap((it) => topology.get(it.to) ?? [])[0];
  const subnetwork = resourceOf(rule.id, "subnetwork");
  const own = resourceOf(rule.id, "network");
  const region = rule.scope.level === "region" ? regionOf(rule.scope) : subnetwork && regionOf(subnetwork.scope);
  const place = region === undefined ? {} : { region };
  if (own?.kind === "Network") return { network: own, field: "network", ...place };
  const other = subnetwork && resourceOf(subnetwork.id, "network");
  if (!isAbsent(rule, "network") || other?.kind !== "Network") return { field: "network" };
  return { network: other, field: "subnetwork", ...place };
}

/** Subnetworks of the workspace by what tells their network; "" for those of which nothing does. */
type Index = ReadonlyMap<string, readonly Resource[]>;

const memory = new WeakMap<Topology, Index>();

/** Subnetworks that are, or may be, in a network, wherever in the workspace. */
export function subnetworksOf(topology: Topology, network: Resource): readonly Resource[] {
  const all = whole(topology);
  let index = memory.get(all);
  if (!index) {
    index = indexOf(all);
    memory.set(all, index);
  }
  const named = index.get(`name ${network.name}`) ?? [];
  return [
    ...(index.get(`id ${network.id}`) ?? []),
    // The same network may be declared in one format and exported in another.
    ...named.filter((it) => it.format !== network.format || all.out(it.id, "network").length === 0),
    ...(index.get("") ?? []),
  ];
}

function indexOf(topology: Topology): Index {
  const index = new Map<string, Resource[]>();
  for (const subnetwork of topology.all("Subnetwork"))
    for (const key of keysOf(topology, subnetwork)) {
      const list = index.get(key);
      if (list) list.push(subnetwork);
      else index.set(key, [subnetwork]);
    }
  return index;
}

function keysOf(topology: Topology, subnetwork: Resource): readonly string[] {
  const [edge] = topology.out(subnetwork.id, "network");
  const target = edge && topology.get(edge.to);
  if (target) return [`id ${target.id}`, `name ${target.name}`];
  const value = field(subnetwork, "network");
  const link = scalarOf(value) ?? (value?.type === "reference" && value.target.by === "link" ? value.target.link : "");
  return [link === "" ? "" : `name ${String(link).split("/").at(-1)}`];
}

/** Whether a subnetwork of the network cannot be told from one for the proxies of a region. */
export function mayBeProxyOnly(subnetwork: Resource, purpose: string, region: string | undefined): boolean {
  if (isAbsent(subnetwork, "purpose") || known(subnetwork, "role") === "BACKUP") return false;
  const actual = known(subnetwork, "purpose");
  // The purpose that regional proxies had before.
  const older = purpose === "REGIONAL_MANAGED_PROXY" ? "INTERNAL_HTTPS_LOAD_BALANCER" : purpose;
  if (actual !== undefined && actual !== purpose && actual !== older) return false;
  const place = regionOf(subnetwork.scope);
  return region === undefined || place === undefined || place === region;
}

/** What the rules look at in a subnetwork, as a text. */
export function subnetworkFacts(topology: Topology, subnetwork: Resource): string {
  const network = topology.out(subnetwork.id, "network").map((it) => it.to);
  const values = ["network", "purpose", "role", "ipCidrRange"].map((it) => {
    const value = field(subnetwork, it);
    return value === undefined ? "" : (scalarOf(value) ?? value.type);
  });
  return [subnetwork.id, subnetwork.name, subnetwork.scope.name, ...network, ...values].join(" ");
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Prefix length that is recommended for proxy-only subnets. */
const LENGTH = 23;

/** A range that none of the subnetworks overlaps, nor any of `taken`; undefined when one of theirs is not known, or none is left. */
export function freeRange(
  network: Resource,
  subnetworks: readonly Resource[],
  taken: readonly string[] = [],
): string | undefined {
  const used: Span[] = taken.flatMap((it) => spanOf(it) ?? []);
  for (const subnetwork of subnetworks) {
    const ranges = rangesOf(subnetwork);
    if (ranges === undefined) return undefined;
    used.push(...ranges);
  }
  // Automatic networks take 10.128.0.0/9 for themselves.
  const custom = known(network, "autoCreateSubnetworks") === false;
  const base = parseIpv4(custom ? "10.129.0.0" : "192.168.0.0") ?? 0;
  const size = 2 ** (32 - LENGTH);
  for (let first = base; first < base + 2 ** 16; first += size)
    if (used.every((it) => it.last < first || first + size - 1 < it.first)) return `${dotted(first)}/${LENGTH}`;
  return undefined;
}

/** Primary and secondary IPv4 ranges; undefined when one is not known. */
function rangesOf(subnetwork: Resource): readonly Span[] | undefined {
  const { items: secondary, complete } = items(subnetwork, "secondaryIpRanges");
  const texts = [
    known(subnetwork, "ipCidrRange"),
    ...secondary.map(({ value }) => (value.type === "object" ? knownIn(value, "ipCidrRange") : undefined)),
  ];
  const ranges = texts.flatMap((it) => spanOf(String(it ?? "")) ?? []);
  return complete && ranges.length === texts.length ? ranges : undefined;
}

function spanOf(range: string): Span | undefined {
  const [address = "", bits = ""] = range.split("/");
  const first = parseIpv4(address);
  if (first === undefined || !/^\d{1,2}$/.test(bits)) return undefined;
  return { first, last: first + 2 ** (32 - Number(bits)) - 1 };
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((it) => Math.floor(address / 2 ** it) % 256).join(".");
}
