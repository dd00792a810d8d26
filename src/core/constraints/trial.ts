/**
 * What the rules would say if a field had another value. The value is put into the resource, the neighbourhood of it is
 * linked and judged anew, and what stands there that does not stand while nothing is known of the field is because of the
 * value. Nothing else of the topology is looked at, so a trial costs what the load balancer is large.
 */
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Value } from "../model/value";
import { type BuildOptions, buildTopology } from "../topology/build";
import type { Topology } from "../topology/topology";
import { islandsOf } from "./islands";
import { type RunSettings, runConstraints } from "./run";
import { withValue } from "./with-value";

export interface TrialOptions extends Pick<BuildOptions, "declares" | "opaque">, Pick<RunSettings, "rules" | "levels"> {
  /** Asked before each value after the first: false ends the trials, and what is left stays unjudged. */
  readonly goOn?: () => boolean;
}

/** A value to try, and the resources that it brings in by referring to them. */
export interface TrialValue {
  readonly value: Value;
  readonly refersTo?: Resource;
}

/** Neighbourhoods larger than this are not judged: no person waits that long for a hover. */
const largest = 2000;

export interface Trials {
  /** For each value the errors and warnings that it would bring, errors first; undefined for values that were not judged. */
  readonly findings: readonly (readonly Finding[] | undefined)[];
  /** The neighbourhood while nothing is known of the field, and the first of the resources in it. */
  readonly open?: { readonly topology: Topology; readonly resource: Resource };
}

/** Tries each value. `resources` are all those that the text of the field makes (instances). */
export function tryValues(
  topology: Topology,
  resources: readonly Resource[],
  path: string,
  values: readonly TrialValue[],
  { goOn, rules, levels, ...options }: TrialOptions = {},
): Trials {
  const grounds = new Map<string, Ground | undefined>();
  const groundOf = (other: Resource | undefined): Ground | undefined => {
    const key = other?.id ?? "";
    if (!grounds.has(key)) grounds.set(key, prepare(topology, resources, other, path, options, { rules, levels }));
    return grounds.get(key);
  };
  const open = groundOf(undefined)?.open;
  const findings = values.map(({ value, refersTo }, index) => {
    if (index > 0 && goOn && !goOn()) return undefined;
    const ground = groundOf(refersTo);
    if (!ground) return undefined;
    const found = ground.judge(value).filter((it) => !ground.before.has(it.id));
    return [...found].sort((a, b) => Number(b.severity === "error") - Number(a.severity === "error"));
  });
  return { findings, ...(open ? { open } : {}) };
}

interface Ground {
  /** Findings while the field is not known. */
  readonly before: ReadonlySet<string>;
  readonly open: Trials["open"];
  judge(value: Value): readonly Finding[];
}

function prepare(
  topology: Topology,
  resources: readonly Resource[],
  other: Resource | undefined,
  path: string,
  options: Pick<BuildOptions, "declares" | "opaque">,
  settings: RunSettings,
): Ground | undefined {
  const part = neighbourhood(topology, other ? [...resources, other] : resources);
  if (part.length > largest) return undefined;
  const [first] = resources;
  if (!first) return undefined;
  const own = new Set(resources);
  const link = (value: Value, previous?: Topology) =>
    buildTopology(
      part.map((it) => (own.has(it) ? withValue(it, path, value) : it)),
      { ...options, previous },
    );
  const judge = (linked: Topology) =>
    runConstraints(linked, settings).findings.filter((it) => !it.quiet && it.severity !== "info");
  const unknown = link({ type: "unknown", reason: "it is being chosen", expression: "", range: first.headRange });
  const resource = unknown.resources.find((it) => it.address === first.address && it.key === first.key);
  return {
    before: new Set(judge(unknown).map((it) => it.id)),
    judge: (value) => judge(link(value, unknown)),
    open: resource && { topology: unknown, resource },
  };
}

/** The islands of some resources and all that these refer to, in the topology's order. */
function neighbourhood(topology: Topology, resources: readonly Resource[]): readonly Resource[] {
  const islands = islandIndex(topology);
  const near = new Set<string>();
  const open: string[] = [];
  const take = (id: string) => {
    if (near.has(id)) return;
    near.add(id);
    open.push(id);
  };
  for (const { id } of resources) for (const it of islands.get(id) ?? []) take(it.id);
  for (let id = open.pop(); id !== undefined && near.size <= largest; id = open.pop())
    for (const { to } of topology.out(id)) if (topology.get(to)) take(to);
  return topology.resources.filter((it) => near.has(it.id));
}

/** The island of each resource, worked out once for a topology. */
const indexes = new WeakMap<Topology, ReadonlyMap<string, readonly Resource[]>>();

function islandIndex(topology: Topology): ReadonlyMap<string, readonly Resource[]> {
  let index = indexes.get(topology);
  if (!index) {
    index = new Map(islandsOf(topology).flatMap((members) => members.map((it) => [it.id, members] as const)));
    indexes.set(topology, index);
  }
  return index;
}
