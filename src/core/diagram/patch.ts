/**
 * The difference between two diagrams, and how to apply it. Items are told apart by id; what did not change keeps its
 * identity, so that a view can compare with `===`. Knows nothing of versions: DiagramUpdate carries those.
 */
import { isSameData } from "../model/same-data";
import type { Diagram, DiagramPatch } from "./model";

interface Item {
  readonly id: string;
}

interface ListPatch<T> {
  readonly set: readonly T[];
  readonly removed: readonly string[];
  readonly order?: readonly string[];
}

/** What turns `before` into `after`. Ids must be unique within each list, as the builder makes them. */
export function diffDiagrams(before: Diagram, after: Diagram): DiagramPatch {
  return {
    lanes: diffList(before.lanes, after.lanes),
    nodes: diffList(before.nodes, after.nodes),
    edges: diffList(before.edges, after.edges),
    ...(isSameData(before.loadBalancers, after.loadBalancers) ? {} : { loadBalancers: after.loadBalancers }),
    ...(isSameData(before.summary, after.summary) ? {} : { summary: after.summary }),
  };
}

/** `diagram` with the patch applied. Items that the patch does not name are the same objects as before. */
export function applyPatch(diagram: Diagram, patch: DiagramPatch): Diagram {
  return {
    lanes: patchList(diagram.lanes, patch.lanes),
    nodes: patchList(diagram.nodes, patch.nodes),
    edges: patchList(diagram.edges, patch.edges),
    loadBalancers: patch.loadBalancers ?? diagram.loadBalancers,
    summary: patch.summary ?? diagram.summary,
  };
}

/** True when there is nothing to send: the two diagrams show the same. */
export function isEmptyPatch(patch: DiagramPatch): boolean {
  const untouched = (list: ListPatch<Item>) => !list.set.length && !list.removed.length && !list.order;
  return (
    untouched(patch.lanes) &&
    untouched(patch.nodes) &&
    untouched(patch.edges) &&
    patch.loadBalancers === undefined &&
    patch.summary === undefined
  );
}

function diffList<T extends Item>(before: readonly T[], after: readonly T[]) {
  const old = new Map(before.map((it) => [it.id, it]));
  const kept = new Set(after.map((it) => it.id));
  const set = after.filter((it) => !isSameData(old.get(it.id), it));
  const removed = before.filter((it) => !kept.has(it.id)).map((it) => it.id);
  const added = set.filter((it) => !old.has(it.id)).map((it) => it.id);
  const unordered = [...before.filter((it) => kept.has(it.id)).map((it) => it.id), ...added];
  const order = after.map((it) => it.id);
  return unordered.every((id, index) => id === order[index]) ? { set, removed } : { set, removed, order };
}

/** Changed items stay where they were, new ones go to the end, unless the patch gives the order. */
function patchList<T extends Item>(before: T[], patch: ListPatch<T>): T[] {
  if (!patch.set.length && !patch.removed.length && !patch.order) return before;
  const items = new Map(before.map((it) => [it.id, it]));
  for (const id of patch.removed) items.delete(id);
  for (const item of patch.set) items.set(item.id, item);
  if (!patch.order) return [...items.values()];
  return patch.order.flatMap((id) => items.get(id) ?? []);
}
