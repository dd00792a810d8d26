/**
 * The difference of two topologies, by identity and not by text position. Pure; linear in resources, references and the
 * fields of what is on both sides.
 */
import { compareFields } from "../drift/compare";
import type { Resource } from "../model/resource";
import { sideOf } from "../topology/same-object";
import type { Edge, Topology } from "../topology/topology";
import { changedFields, type Sides } from "./fields";
import type { FieldChange, Pair, Review } from "./model";
import { pairResources } from "./pairs";
import { findReplacements } from "./replacement";

/** What has changed from one topology to another, and what applying it replaces. */
export function review(base: Topology, head: Topology): Review {
  const { pairs, added, removed } = pairResources(base.resources, head.resources);
  const partners = new Map<Resource, Resource>();
  for (const { before, after } of pairs) {
    partners.set(before, after);
    partners.set(after, before);
  }
  const sides: Sides = { base, head, partner: (it) => partners.get(it) };
  const compared = new Map<Resource, Pair>();
  for (const { before, after, readdressed } of pairs)
    compared.set(after, { before, after, readdressed, fields: fieldsOf(sides, before, after) });
  for (const [resource, replacement] of findReplacements(sides, compared)) {
    const pair = compared.get(resource);
    if (pair) compared.set(resource, { ...pair, replacement });
  }
  return {
    ...sides,
    added,
    removed,
    pairs: compared,
    changed: [...compared.values()].filter(
      (it) => it.fields.length > 0 || it.readdressed || it.replacement !== undefined || it.before.id !== it.after.id,
    ),
    edges: comparedEdges(sides),
  };
}

/** A declaration against what is there leaves out what the server fills in, as *Declared versus Exported* does. */
function fieldsOf(sides: Sides, before: Resource, after: Resource): FieldChange[] {
  const [was, now] = [sideOf(before.format), sideOf(after.format)];
  if (was === now) return changedFields(sides, before, after);
  const differences =
    now === "declared"
      ? compareFields(sides.head, after, before, sides.base)
      : compareFields(sides.base, before, after, sides.head);
  return differences.map((it): FieldChange => {
    const declared = { ...(it.declared ? { value: it.declared } : {}), text: it.declaredText };
    const exported = { ...(it.exported ? { value: it.exported } : {}), text: it.exportedText };
    const [one, other] = now === "declared" ? [exported, declared] : [declared, exported];
    return {
      field: it.field,
      ...(one.value ? { before: one.value } : {}),
      ...(one.text === undefined ? {} : { beforeText: one.text }),
      ...(other.value ? { after: other.value } : {}),
      ...(other.text === undefined ? {} : { afterText: other.text }),
      certain: true,
    };
  });
}

/** References by what they lead from and to, and what they are for; list items may have other numbers. */
function comparedEdges(sides: Sides): Review["edges"] {
  const nameIn = (topology: Topology, id: string) => {
    const resource = topology.get(id);
    return (resource && topology === sides.base ? sides.partner(resource)?.id : resource?.id) ?? `-${id}`;
  };
  const key = (topology: Topology, { from, to, role }: Edge) =>
    `${nameIn(topology, from)} ${role} ${nameIn(topology, to)}`;
  const before = new Set(sides.base.edges.map((it) => key(sides.base, it)));
  const after = new Set(sides.head.edges.map((it) => key(sides.head, it)));
  return {
    added: sides.head.edges.filter((it) => !before.has(key(sides.head, it))),
    removed: sides.base.edges.filter((it) => !after.has(key(sides.base, it))),
  };
}
