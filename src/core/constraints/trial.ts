/**
 * What the rules would say if fields had other values. The values are put into the resource, the neighbourhood of it is
 * linked and judged anew, and what stands there that does not stand without them is because of them. Nothing else of the topology is looked at, so a trial costs what the load balancer is large.
 */
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Value } from "../model/value";
import { type BuildOptions, buildTopology } from "../topology/build";
import type { Topology } from "../topology/topology";
import { constraints } from "./all";
import type { Constraint } from "./constraint";
import { islandsOf } from "./islands";
import type { RunMemory } from "./memory";
import { precedences } from "./precedence";
import { type RunSettings, runConstraints } from "./run";
import { withValues } from "./with-values";

export interface TrialOptions extends Pick<BuildOptions, "declares" | "opaque">, Pick<RunSettings, "rules" | "levels"> {
  /** What the rules said of the very topology: it need not be found out again. */
  readonly memory?: RunMemory | undefined;
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
  readonly before: { readonly topology: Topology; readonly resource: Resource } | undefined;
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
      grounds.set(key, prepare(part, resources, knownIn(part, far), options));
    }
    return grounds.get(key);
  };
  // An open field may change what is said of what is near; of what is far the last run knows.
  const knownIn = (part: readonly Resource[], far: Resource | undefined): ReadonlySet<string> | undefined => {
    const { memory, open } = options;
    if (memory?.topology !== topology || (open !== undefined && !far)) return undefined;
    if (open === undefined) return rememberedIn(topology, part, memory);
    const beyond = part.filter((it) => !nearIds.has(it.id));
    return new Set([...rememberedIn(topology, beyond, memory), ...(groundOf(undefined)?.known ?? [])]);
  };
  const findings = trials.map(({ set, refersTo }, index) => {
    if (index > 0 && options.goOn && !options.goOn()) return undefined;
    const ground = groundOf(refersTo);
    if (!ground) return undefined;
    const found = ground.judge(set).filter((it) => !ground.known.has(it.id));
    return [...found].sort((a, b) => Number(b.severity === "error") - Number(a.severity === "error"));
  });
  return {
    findings,
    get before() {
      return groundOf(undefined)?.before;
    },
  };
}

interface Ground {
  /** Ids of what is found before any trial. */
  readonly known: ReadonlySet<string>;
  readonly before: Trials["before"];
  judge(set: Trial["set"]): readonly Finding[];
}

/** `known`: ids of what is found before any trial, but for what rules find that look beyond islands. */
function prepare(
  part: readonly Resource[],
  resources: readonly Resource[],
  known: ReadonlySet<string> | undefined,
  options: TrialOptions,
): Ground | undefined {
  const { declares, opaque, rules, levels, open, absent } = options;
  const [first] = resources;
  if (part.length > largest || !first) return undefined;
  const own = new Set(resources);
  const heard = heardIn(part, options);
  const link = (set: Trial["set"], previous?: Topology) =>
    buildTopology(
      part.map((it) => (own.has(it) ? withValues(it, set, open) : it)),
      { declares, opaque, previous },
    );
  const judge = (linked: Topology, by: readonly Constraint[]) =>
    runConstraints(linked, { rules, levels }, by).findings.filter((it) => !it.quiet && it.severity !== "info");
  const unknown: Value = { type: "unknown", reason: "it is being chosen", expression: "", range: first.headRange };
  const before = link(open === undefined || absent ? {} : { [open]: unknown });
  const resource = before.resources.find((it) => it.address === first.address && it.key === first.key);
  const found = judge(before, known ? heard.filter((it) => !it.meta.local || it.context) : heard);
  return {
    known: new Set([...(known ?? []), ...found.map((it) => it.id)]),
    judge: (set) => judge(link(set, before), heard),
    before: resource && { topology: before, resource },
  };
}

/** Rules that may say more than a remark in some files, or keep others silent. */
function heardIn(part: readonly Resource[], { levels, rules }: TrialOptions): readonly Constraint[] {
  const files = [...new Set(part.map((it) => it.range.file))];
  return constraints.filter(({ meta: { id, severity } }) => {
    if (severity !== "info" || precedences.some((it) => it.rule === id)) return true;
    if (!levels) return (rules?.[id] ?? severity) !== severity;
    return files.some((file) => levels.level(id, severity, file) !== severity);
  });
}

/** What is remembered of the islands that some resources are in. */
function rememberedIn(topology: Topology, part: readonly Resource[], memory: RunMemory): ReadonlySet<string> {
  const islands = islandIndex(topology);
  const ids = new Set<string>();
  for (const members of new Set(part.map((it) => islands.get(it.id))))
    for (const it of memory.islands.get((members ?? []).map((member) => member.id).join("\n")) ?? []) ids.add(it.id);
  return ids;
}

/** The islands of some resources and all that these refer to, in the topology's order. */
function neighbourhood(topology: Topology, resources: readonly Resource[]): readonly Resource[] {
  const islands = islandIndex(topology);
  const near = new Map<string, Resource>();
  const open: string[] = [];
  const take = (resource: Resource) => {
    if (near.has(resource.id)) return;
    near.set(resource.id, resource);
    open.push(resource.id);
  };
  for (const { id } of resources) for (const it of islands.get(id) ?? []) take(it);
  for (let id = open.pop(); id !== undefined && near.size <= largest; id = open.pop())
    for (const { to } of topology.out(id)) {
      const target = topology.get(to);
      if (target) take(target);
    }
  const place = placesIn(topology);
  return [...near.values()].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

const places = new WeakMap<Topology, ReadonlyMap<string, number>>();

/** Which of the topology's resources each one is. */
function placesIn(topology: Topology): ReadonlyMap<string, number> {
  let made = places.get(topology);
  if (!made) {
    made = new Map(topology.resources.map((it, index) => [it.id, index]));
    places.set(topology, made);
  }
  return made;
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
