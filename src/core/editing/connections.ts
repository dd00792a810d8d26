/**
 * Whether a resource could be connected to each of the others, judged by the rules: for many at once by trials, as far as
 * time allows, and for one by really reading the text that would come of it.
 */
import type { Trial } from "../constraints/trial";
import type { Kind } from "../kinds/kind";
import { allKinds, kindSpec } from "../kinds/registry";
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import { instancesOf } from "../queries/places";
import type { Snapshot } from "../snapshot";
import type { Topology } from "../topology/topology";
import type {
  ConnectionSource,
  ConnectionTarget,
  ConnectionTargets,
  ConnectionWay,
  JudgedConnection,
  Verdict,
} from "./connection-model";
import { findPull, type Pull } from "./pull";
import { groupsOf, type Way, waysBetween } from "./ways";
import { areConnectable, article, capital, outsideText, unconnectedText } from "./words";
import type { Written } from "./write-reference";

type Judge = Pick<Snapshot, "topology" | "tryOut">;

/** Which targets are asked about: only these, in this order, or all, and these before the others. */
export interface Asked {
  readonly only?: readonly string[] | undefined;
  readonly first?: readonly string[] | undefined;
}

/**
 * Every other resource with what would come of a connection. `goOn` is asked before each trial; once it says no, what is
 * left stays "open", to be asked for by `only` or by `judgeConnection`.
 */
export function connectionTargets(
  snapshot: Judge,
  source: ConnectionSource,
  goOn: () => boolean = () => true,
  { only, first = [] }: Asked = {},
): ConnectionTargets {
  const found = findPull(snapshot.topology, source);
  if (!found.ok) return { ways: [], targets: [], otherwise: everyKind(() => found.reason) };
  const { pull } = found;
  const { topology, resource } = pull;
  const others = connectable(topology);
  const asked = only ? only.flatMap((id) => topology.get(id) ?? []) : others;
  const targets: ConnectionTarget[] = [];
  const open: { readonly to: Resource; readonly way: Way }[] = [];
  for (const to of asked) {
    if (to.id === resource.id) continue;
    const [way] = bestFirst(waysBetween(pull, to));
    if (way?.plain) targets.push({ id: to.id, ...way.plain });
    else if (way) open.push({ to, way });
    else if (areConnectable(resource.kind, to.kind))
      targets.push({ id: to.id, state: "impossible", reason: elsewhere(pull, to) });
  }
  const wanted = new Set(first);
  open.sort((a, b) => Number(wanted.has(b.to.id)) - Number(wanted.has(a.to.id)));
  const judged = judgeAll(snapshot, open, goOn);
  open.forEach(({ to }, index) => {
    targets.push({ id: to.id, ...(judged[index] ?? { state: "open" }) });
  });
  if (!only)
    for (const { id } of topology.ghosts) targets.push({ id, state: "impossible", reason: outsideText(topology, id) });
  return {
    ways: source.way === undefined ? groupsOf(pull, others) : [],
    targets,
    otherwise: everyKind((kind) => unconnectedText(resource.kind, kind)),
  };
}

/**
 * Every way of connecting a source to one target, each judged by reading the text that it makes, the asked or most usual
 * first; those that `goOn` leaves no time for are "open".
 */
export function judgeConnection(
  snapshot: Pick<Snapshot, "topology" | "preview">,
  source: ConnectionSource,
  target: string,
  goOn: () => boolean = () => true,
): JudgedConnection {
  const found = findPull(snapshot.topology, source);
  if (!found.ok) return { state: "impossible", reason: found.reason, ways: [] };
  const { pull } = found;
  const other = pull.topology.get(target);
  if (!other) return { state: "impossible", reason: outsideText(pull.topology, target), ways: [] };
  const all = waysBetween(pull, other);
  if (all.length === 0) {
    const reason = areConnectable(pull.resource.kind, other.kind)
      ? elsewhere(pull, other)
      : unconnectedText(pull.resource.kind, other.kind);
    return { state: "impossible", reason, ways: [] };
  }
  let first = true;
  const ways = bestFirst(all).map((way) => {
    const goes = first || goOn();
    first = false;
    return judgeWay(snapshot, way, goes);
  });
  const [best] = [...ways].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const usable = ways.filter((it) => it.state !== "impossible" && it.state !== "present");
  const { state, reason, rule } = best ?? { state: "impossible" as const };
  return { state, ...(reason === undefined ? {} : { reason }), ...(rule === undefined ? {} : { rule }), ways: usable };
}

const order: readonly Verdict["state"][] = ["fits", "warned", "open", "asks", "refused", "present", "impossible"];

function judgeWay(snapshot: Pick<Snapshot, "preview">, way: Way, goes: boolean): ConnectionWay {
  const { id, label, title, plain } = way;
  const as = (written: Written | undefined, verdict: Verdict): ConnectionWay => ({
    id,
    label,
    title,
    changes: [...(written?.changes ?? [])],
    notes: [...way.notes, ...(written?.notes ?? [])],
    ...verdict,
  });
  const [usual] = way.written();
  if (plain?.state === "present" || plain?.state === "impossible" || !goes)
    return as(usual, plain ?? { state: "open" });
  let fewest: { readonly way: ConnectionWay; readonly errors: number } | undefined;
  for (const written of way.written()) {
    const preview = snapshot.preview(written.changes);
    if (!preview.ok) return as(written, { state: "impossible", reason: preview.reason });
    const errors = preview.brings.filter((it) => it.severity === "error").length;
    const verdict = verdictOf(preview.brings, way);
    // Errors weigh more than the question whether an expression may go.
    const said = plain && errors === 0 ? plain : verdict;
    if (!fewest || errors < fewest.errors) fewest = { way: as(written, said), errors };
    if (errors === 0) break;
  }
  return fewest?.way ?? as(usual, { state: "open" });
}

/** Trials, grouped by the resource that would refer, as those share their grounds. */
function judgeAll(
  snapshot: Judge,
  open: readonly { readonly to: Resource; readonly way: Way }[],
  goOn: () => boolean,
): readonly (Verdict | undefined)[] {
  const verdicts: (Verdict | undefined)[] = open.map(() => undefined);
  const byReferrer = new Map<Resource, number[]>();
  open.forEach(({ way }, index) => {
    byReferrer.set(way.from, [...(byReferrer.get(way.from) ?? []), index]);
  });
  let isFirst = true;
  for (const [from, indexes] of byReferrer) {
    if (!isFirst && !goOn()) break;
    isFirst = false;
    for (let variant = 0; ; variant++) {
      const trials: (Trial & { readonly index: number })[] = indexes.flatMap((index) => {
        const way = open[index]?.way;
        const set = way?.written()[variant]?.set;
        const isSettled = variant > 0 && verdicts[index]?.state !== "refused";
        return way && set && !isSettled ? [{ set, refersTo: way.to, index }] : [];
      });
      if (trials.length === 0) break;
      const { findings } = snapshot.tryOut(instancesOf(snapshot.topology, from), trials, { goOn });
      trials.forEach(({ index }, at) => {
        const result = findings[at];
        const way = open[index]?.way;
        const verdict = result && way && verdictOf(result, way);
        if (verdict && (variant === 0 || verdict.state !== "refused")) verdicts[index] = verdict;
      });
      if (!goOn()) break;
    }
  }
  return verdicts;
}

/** The worst of what rules say; of those alike, what is about this very reference, as the rest may have other reasons. */
function verdictOf(findings: readonly Finding[], way: Way): Verdict {
  const weight = (it: Finding) => (it.severity === "error" ? 2 : 0) + (isAboutReference(it, way) ? 1 : 0);
  const [first] = [...findings].sort((a, b) => weight(b) - weight(a));
  if (!first) return { state: "fits" };
  return { state: first.severity === "error" ? "refused" : "warned", reason: first.message, rule: first.rule };
}

function isAboutReference({ field, resource, related }: Finding, { from, to, slot }: Way): boolean {
  const place = slot.field.replace(/\.[^.[]+$/, "");
  if (resource === from.id && field !== undefined) return field.startsWith(slot.appends ?? place);
  return resource === to.id || related.some((it) => it.resource === to.id);
}

/** What can be done before what is there already or cannot be. */
function bestFirst(ways: readonly Way[]): readonly Way[] {
  const weight = ({ plain }: Way) => (plain === undefined ? 0 : plain.state === "asks" ? 1 : 2);
  return [...ways].sort((a, b) => weight(a) - weight(b));
}

/** Resources that the diagram shows as nodes. */
function connectable(topology: Topology): readonly Resource[] {
  return topology.resources.filter((it) => {
    const { column } = kindSpec(it.kind);
    return column !== "none" && it.kind !== "NetworkEndpoint";
  });
}

/** The kinds fit and there is no place for it all the same: the row, the edge or the chosen way is about something else. */
function elsewhere({ resource, field, moving }: Pull, to: Resource): string {
  if (field !== undefined) return `Requests of this row cannot go to ${article(to.kind)}.`;
  if (moving) return `${capital(article(to.kind))} cannot take the place of what this connection has there.`;
  return `${resource.name} has no place for ${to.name} here.`;
}

function everyKind(reason: (kind: Kind) => string): Record<string, string> {
  return Object.fromEntries(allKinds.filter((it) => it.column !== "none").map((it) => [it.kind, reason(it.kind)]));
}
