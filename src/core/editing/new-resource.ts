/** What can be added where one is, and the changes that add it: written beside its neighbour and connected to it at once. */
import type { Kind } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import type { Change } from "../model/change";
import type { Snapshot } from "../snapshot";
import { backends } from "./adding/backends";
import { besides } from "./adding/beside";
import { afterProxy, frontEnds, redirectMap } from "./adding/front-ends";
import { endpoints, groups } from "./adding/groups";
import { inSentence, refuseName, suggestName } from "./adding/names";
import { type Spot, spotAt } from "./adding/spot";
import { ask, refuseAnswer, type Template } from "./adding/template";
import type { Palette, Planned } from "./adding-model";

/** `near`: the id of a resource or of a lane, or null for the canvas. */
export function palette(snapshot: Snapshot, near: string | null): Palette {
  const at = spotOf(snapshot, near);
  if ("none" in at) return { title: "Add a resource", entries: [], none: at.none };
  const { spot } = at;
  const entries = templates(snapshot, spot).map(({ id, kind, label, doc, side, ending, asks }) => ({
    id,
    kind,
    label,
    doc: firstSentence(doc),
    side,
    ...(ending === undefined ? {} : { name: suggestName(snapshot.topology, kind, spot.near, ending) }),
    questions: asks.map(({ check: _, ...question }) => question),
  }));
  const title = spot.near ? `Add to ${spot.near.name}` : "Add a resource";
  if (entries.length > 0 || !spot.near) return { title, entries };
  return { title, entries, none: `Nothing can be added to ${spot.near.name} that is not there already.` };
}

export interface Wanted {
  readonly near: string | null;
  /** An entry of the palette. */
  readonly entry: string;
  readonly name: string;
  readonly answers: Readonly<Record<string, string>>;
}

/**
 * The changes for an entry of the palette, or what is wrong with a name or an answer. `home`: what stands before the name
 * of a file that is made (the folder, as the host names files).
 */
export function planAdd(snapshot: Snapshot, { near, entry, name, answers }: Wanted, home = ""): Planned {
  const at = spotOf(snapshot, near);
  if ("none" in at) return { ok: false, reason: at.none };
  const template = templates(snapshot, at.spot).find((it) => it.id === entry);
  if (!template) return { ok: false, reason: "This cannot be added here any more." };
  const own = name.trim();
  const wrong = template.ending === undefined ? undefined : refuseName(snapshot.topology, template.kind, own);
  if (wrong !== undefined) return { ok: false, reason: wrong, field: "name" };
  for (const question of template.asks) {
    const refused = refuseAnswer(question.check, (answers[question.id] ?? "").trim());
    if (refused !== undefined) return { ok: false, reason: refused, field: question.id };
  }
  const changes = template.build(own, (id) => (answers[id] ?? "").trim());
  const label = inSentence(template.label);
  const file = answers.file?.trim();
  return {
    ok: true,
    title: `Added ${label}${template.ending === undefined ? "" : ` ${own}`}`,
    changes: file === undefined ? [...changes] : changes.map((it) => inFile(it, home + file)),
  };
}

function spotOf({ topology }: Snapshot, near: string | null): { spot: Spot } | { none: string } {
  if (near === null) return { spot: spotAt(topology, undefined, undefined) };
  const resource = topology.get(near);
  if (resource?.readOnly !== undefined)
    return { none: `Nothing can be added to ${resource.name}: ${resource.readOnly}.` };
  if (resource?.many !== undefined)
    return { none: `${resource.name} stands for many (${resource.many.by}), so nothing can be connected to it alone.` };
  if (resource) return { spot: spotAt(topology, resource, undefined) };
  const ghost = topology.ghost(near);
  if (ghost)
    return { none: `${ghost.name} is not defined in these files (${ghost.reason}), so nothing can be added to it.` };
  return {
    spot: spotAt(
      topology,
      undefined,
      topology.loadBalancers.find((it) => it.id === near),
    ),
  };
}

function templates(snapshot: Snapshot, spot: Spot): readonly Template[] {
  const all = [
    ...frontEnds(spot),
    ...afterProxy(spot),
    ...backends(spot),
    ...endpoints(spot),
    ...groups(spot),
    ...besides(spot),
    ...(spot.near || !spot.product.urlMap ? [] : [redirectMap(spot)]),
  ].filter((it) => exists(it.kind, spot));
  if (hasHome(snapshot)) return all;
  const file = ask("file", "File", "file", "load-balancer.tf");
  return all.map((it) => ({ ...it, asks: [...it.asks, file] }));
}

/** Whether the format of the neighbour has the kind at all. */
function exists(kind: Kind, { format }: Spot): boolean {
  if (format === "config-connector") return kindSpec(kind).connector !== undefined;
  return true;
}

function hasHome(snapshot: Snapshot): boolean {
  return snapshot.files.some((it) => snapshot.formatOf(it) !== "terraform-plan");
}

function inFile(change: Change, file: string): Change {
  if (change.op !== "addResource") return change;
  const format = /\.ya?ml$/.test(file) ? "config-connector" : "terraform";
  return { ...change, file, format };
}

function firstSentence(doc: string): string {
  return /^.*?[.](?=\s|$)/.exec(doc)?.[0] ?? doc;
}
