/**
 * What the rules would say if fields had other values. The values are put into the resource, the neighbourhood of it is
 * linked and judged anew, and what stands there that does not stand without them is because of them. Nothing else of the topology is looked at, so a trial costs what the load balancer is large.
 */
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Value } from "../model/value";
import { type BuildOptions, buildTopology } from "../topology/build";
import type { Topology } from "../topology/topology";
import { islandsOf } from "./islands";
import { type RunSettings, runConstraints } from "./run";
import { withValues } from "./with-values";

export interface TrialOptions extends Pick<BuildOptions, "declares" | "opaque">, Pick<RunSettings, "rules" | "levels"> {
  /** The field that is being chosen: what stands while nothing is known of it is not because of a value. */
  readonly open?: string;
  /** The open field is absent before the trials, not unknown: whether there is to be one at all is the question. */
  readonly absent?: boolean;
  /** Asked before each trial after the first: false ends the trials, and what is left stays unjudged. */
  readonly goOn?: () => boolean;
}

/** Values to try in fields of a resource, by API path, and a resource that they bring in by referring to it. */
export interface Trial {
  /** undefined takes a field away. */
  readonly set: Readonly<Record<string, Value | undefined>>;
  readonly refersTo?: Resource;
}

/** Neighbourhoods larger than this are not judged: no person waits that long for a hover. */
const largest = 2000;

export interface Trials {
  /** For each trial the errors and warnings that it would bring, errors first; undefined for those that were not judged. */
  readonly findings: readonly (readonly Finding[] | undefined)[];
  /** The neighbourhood before any trial, the open field unknown, and the first of the resources in it. */
  readonly before?: { readonly topology: Topology; readonly resource: Resource };
}

/** Judges each trial. `resources` are all those that the text of the fields makes (instances). */
export function tryOut(
  topology: Topology,
  resources: readonly Resource[],
  trials: readonly Trial[],
  options: TrialOptions = {},
): Trials {
  const near = neighbourhood(topology, resources);
  const nearIds = new Set(near.map((it) => it.id));
  const grounds = new Map<string, Ground | undefined>();
  const groundOf = (other: Resource | undefined): Ground | undefined => {
    const far = other && !nearIds.has(other.id) ? other : undefined;
    const key = far?.id ?? "";
    if (!grounds.has(key)) {
      const part = far ? neighbourhood(topology, [...resources, far]) : near;
      grounds.set(key, prepare(part, resources, options));
    }
    return grounds.get(key);
  };
  const before = groundOf(undefined)?.before;
  const findings = trials.map(({ set, refersTo }, index) => {
    if (index > 0 && options.goOn && !options.goOn()) return undefined;
    const ground = groundOf(refersTo);
    if (!ground) return undefined;
    const found = ground.judge(set).filter((it) => !ground.known.has(it.id));
    return [...found].sort((a, b) => Number(b.severity === "error") - Number(a.severity === "error"));
  });
  return { findings, ...(before ? { before } : {}) };
}

interface Ground {
  /** Ids of what is found before any trial. */
  readonly known: ReadonlySet<string>;
  readonly before: Trials["before"];
  judge(set: Trial["set"]): readonly Finding[];
}

function prepare(
  part: readonly Resource[],
  resources: readonly Resource[],
  { declares, opaque, rules, levels, open, absent }: TrialOptions,
): Ground | undefined {
  const [first] = resources;
  if (part.length > largest || !first) return undefined;
  const own = new Set(resources);
  const link = (set: Trial["set"], previous?: Topology) =>
    buildTopology(
      part.map((it) => (own.has(it) ? withValues(it, set, open) : it)),
      { declares, opaque, previous },
    );
  const judge = (linked: Topology) =>
    runConstraints(linked, { rules, levels }).findings.filter((it) => !it.quiet && it.severity !== "info");
  const unknown: Value = { type: "unknown", reason: "it is being chosen", expression: "", range: first.headRange };
  const before = link(open === undefined || absent ? {} : { [open]: unknown });
  const resource = before.resources.find((it) => it.address === first.address && it.key === first.key);
  return {
    known: new Set(judge(before).map((it) => it.id)),
    judge: (set) => judge(link(set, before)),
    before: resource && { topology: before, resource },
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
