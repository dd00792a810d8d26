/**
 * Takes a resource away with what refers to it: for each reference whether it goes, leads elsewhere, or whoever makes it is
 * deleted as well. No reference is left without an end.
 */
import { carrierOf } from "../changes/roads";
import { kindSpec } from "../kinds/registry";
import { isRequired } from "../kinds/required";
import type { Change } from "../model/change";
import { formatScope, inSameModule, type Resource } from "../model/resource";
import { instancesOf } from "../queries/places";
import type { Snapshot } from "../snapshot";
import { apiNameOf } from "../topology/api-object";
import { isAbsent } from "../topology/read";
import type { Edge, Topology } from "../topology/topology";
import { labelOf } from "./adding/names";
import type { Deletion, Planned, Way } from "./adding-model";
import { disconnecting } from "./leave-references";

/** Most resources that a reference is offered to lead to instead. */
const mostOthers = 20;

export function deletion(snapshot: Snapshot, id: string): Deletion {
  const found = deletable(snapshot, id);
  if (typeof found === "string") return { title: "Delete", along: [], uses: [], orphans: [], none: found };
  const { topology } = snapshot;
  const whole = wholeOf(topology, found);
  const along = [...whole].filter((it) => it.id !== id);
  return {
    title: `Delete ${labelOf(found)}`,
    along: along.map((it) => ({ id: it.id, label: labelOf(it) })),
    uses: usesOf(topology, whole).map((edge) => {
      const from = topology.get(edge.from);
      return {
        key: edge.id,
        from: edge.from,
        label: from ? labelOf(from) : edge.from,
        field: edge.field,
        ways: from ? [...waysFor(topology, edge, from, found)] : [],
      };
    }),
    orphans: orphansOf(topology, whole).map((it) => ({ id: it.id, label: labelOf(it) })),
  };
}

export interface Deleting {
  readonly id: string;
  /** By the key of the use, the way to treat it; the first way where none is named. */
  readonly ways: Readonly<Record<string, string>>;
  /** Orphans that go as well. */
  readonly also: readonly string[];
}

/** The changes, in an order in which each can be carried out. */
export function planDeletion(snapshot: Snapshot, { id, ways, also }: Deleting): Planned {
  const found = deletable(snapshot, id);
  if (typeof found === "string") return { ok: false, reason: found };
  const { topology } = snapshot;
  const removed = wholeOf(topology, found);
  const loose: Edge[] = [];
  const redirected: { edge: Edge; to: string }[] = [];
  // Whoever is deleted as well is referred to in turn: those references go, or take their owner along.
  const queue = usesOf(topology, removed);
  const seen = new Set<string>();
  for (let edge = queue.shift(); edge; edge = queue.shift()) {
    if (seen.has(edge.id)) continue;
    seen.add(edge.id);
    const from = topology.get(edge.from);
    if (!from || removed.has(from)) continue;
    const offered = waysFor(topology, edge, from, found);
    const chosen = ways[edge.id] ?? (topology.get(edge.to) && removed.has(found) ? offered[0]?.id : undefined);
    const way = offered.find((it) => it.id === chosen) ?? offered[0];
    if (!way) return { ok: false, reason: `${labelOf(from)} refers to it and cannot be edited.` };
    if (way.id.startsWith("to:")) redirected.push({ edge, to: way.id.slice(3) });
    else if (way.id === "delete") {
      const more = wholeOf(topology, from);
      for (const it of more) removed.add(it);
      queue.push(...usesOf(topology, more));
    } else loose.push(edge);
  }
  const orphans = new Set(orphansOf(topology, removed).map((it) => it.id));
  for (const it of also) {
    const orphan = topology.get(it);
    if (orphan && orphans.has(it)) for (const part of wholeOf(topology, orphan)) removed.add(part);
  }
  const stays = (edge: Edge) => ![...removed].some((it) => it.id === edge.from);
  const readOnly = [...removed].find((it) => it.readOnly !== undefined);
  if (readOnly) return { ok: false, reason: `${labelOf(readOnly)} cannot be deleted: ${readOnly.readOnly}.` };
  const changes: Change[] = [
    ...redirected
      .filter((it) => stays(it.edge))
      .map(({ edge, to }): Change => ({ op: "setField", resource: edge.from, field: edge.field, value: { ref: to } })),
    ...disconnecting(topology, loose.filter(stays)),
    ...[...removed].map((it): Change => ({ op: "removeResource", resource: it.id })),
  ];
  const others = removed.size - wholeOf(topology, found).size;
  return { ok: true, title: `Deleted ${labelOf(found)}${others > 0 ? ` and ${others} more` : ""}`, changes };
}

function deletable({ topology }: Snapshot, id: string): Resource | string {
  const resource = topology.get(id);
  if (!resource) {
    const ghost = topology.ghost(id);
    return ghost
      ? `${ghost.name} is not defined in these files; disconnect what refers to it.`
      : `There is no resource ${id}.`;
  }
  if (resource.readOnly !== undefined) return `${resource.name} cannot be deleted: ${resource.readOnly}.`;
  if (resource.format === "terraform-plan") return `${resource.name} stands in a plan, which is only read.`;
  return resource;
}

/** The resource with what is a part of it: all instances that its block makes, and the endpoints of a group. */
function wholeOf(topology: Topology, resource: Resource): Set<Resource> {
  const whole = new Set([resource, ...instancesOf(topology, resource)]);
  for (const it of [...whole])
    for (const edge of topology.into(it.id, "networkEndpointGroup")) {
      const endpoint = topology.get(edge.from);
      if (endpoint) for (const part of instancesOf(topology, endpoint)) whole.add(part);
    }
  return whole;
}

/** References from outside. */
function usesOf(topology: Topology, removed: ReadonlySet<Resource>): Edge[] {
  return [...removed]
    .flatMap((it) => topology.into(it.id))
    .filter((edge) => {
      const from = topology.get(edge.from);
      return from !== undefined && !removed.has(from);
    });
}

/** The ways to treat a reference, the one that is most likely meant first. */
function waysFor(topology: Topology, edge: Edge, from: Resource, deleted: Resource): readonly Way[] {
  if (from.readOnly !== undefined || from.format === "terraform-plan") return [];
  const remove: Way = { id: "delete", label: `Delete ${labelOf(from)} as well` };
  const others = redirections(topology, edge, deleted);
  if (needs(topology, edge, from)) {
    // A proxy or rule that only leads to what goes is of no use; a URL map that loses its default goes on with another.
    return from.kind === "UrlMap" ? [...others, remove] : [remove, ...others];
  }
  const disconnect: Way = { id: "disconnect", label: disconnectLabel(edge, from) };
  // A path matcher that leads elsewhere too goes on, and needs a default.
  return goesOn(topology, edge, from) ? [...others, disconnect, remove] : [disconnect, ...others, remove];
}

/** Whether it is the default of a path matcher whose rules lead to something else as well. */
function goesOn(topology: Topology, { field, route, to }: Edge, from: Resource): boolean {
  if (route?.type !== "matcherDefault") return false;
  const matcher = field.slice(0, field.indexOf("]") + 1);
  return topology.out(from.id).some((it) => it.field.startsWith(`${matcher}.`) && it.to !== to);
}

function disconnectLabel(edge: Edge, from: Resource): string {
  if (edge.route?.type === "matcherDefault") return "Remove the path matcher, or its default";
  return carrierOf(from.kind, edge.field) === edge.field ? "Disconnect" : "Remove the entry";
}

/** Whether a resource cannot be without a reference. */
function needs(topology: Topology, { field, route }: Edge, from: Resource): boolean {
  if (from.kind === "ForwardingRule") return field === "target" || field === "backendService";
  if (from.kind === "NetworkEndpoint") return field === "networkEndpointGroup";
  if (from.kind === "UrlMap" && route?.type === "default")
    return (
      isAbsent(from, "defaultUrlRedirect") &&
      isAbsent(from, "defaultRouteAction.weightedBackendServices") &&
      topology.get(from.id) !== undefined
    );
  return carrierOf(from.kind, field) === field && isRequired(from.kind, field);
}

/** Resources of the same kind and place that the reference could lead to. */
function redirections(topology: Topology, edge: Edge, deleted: Resource): readonly Way[] {
  const to = topology.get(edge.to) ?? deleted;
  const from = topology.get(edge.from);
  const place = formatScope(to.scope);
  return topology
    .all(to.kind)
    .filter(
      (it) =>
        it !== to &&
        it.id !== deleted.id &&
        it.address !== deleted.address &&
        it.many === undefined &&
        formatScope(it.scope) === place &&
        it.id !== from?.id &&
        (it.format === to.format
          ? from === undefined || it.format !== from.format || it.format !== "terraform" || inSameModule(it, from)
          : apiNameOf(it) !== undefined),
    )
    .slice(0, mostOthers)
    .map((it) => ({ id: `to:${it.id}`, label: `Lead to ${it.name} instead` }));
}

/** Drawn resources that only what is removed refers to, and what only those refer to. */
function orphansOf(topology: Topology, removed: ReadonlySet<Resource>): readonly Resource[] {
  const gone = new Set(removed);
  const found: Resource[] = [];
  const queue = [...removed];
  for (let it = queue.shift(); it; it = queue.shift())
    for (const { to } of topology.out(it.id)) {
      const target = topology.get(to);
      if (!target || gone.has(target) || target.readOnly !== undefined || kindSpec(target.kind).column === "none")
        continue;
      const users = topology.into(to).flatMap((edge) => topology.get(edge.from) ?? []);
      const parts = wholeOf(topology, target);
      if (target.kind === "ForwardingRule" || !users.every((user) => gone.has(user) || parts.has(user))) continue;
      for (const part of parts) {
        gone.add(part);
        queue.push(part);
      }
      found.push(target);
    }
  return found.filter((it) => it.kind !== "NetworkEndpoint");
}
