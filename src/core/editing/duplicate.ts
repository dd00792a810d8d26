/** A resource once more, under another name: its text as it stands, its references kept. */
import type { Change, ChangeValue } from "../model/change";
import type { Resource } from "../model/resource";
import { instancesOf } from "../queries/places";
import type { Snapshot } from "../snapshot";
import { isAbsent, known } from "../topology/read";
import { freeName, labelOf, refuseName } from "./adding/names";
import type { Palette, Planned } from "./adding-model";

/** What is asked before a resource is copied, as an entry of a palette; `none` says why it cannot be. */
export function duplication(snapshot: Snapshot, id: string): Palette {
  const found = copyable(snapshot, id);
  if (typeof found === "string") return { title: "Duplicate", entries: [], none: found };
  const different = fieldsThatDiffer(snapshot, found);
  const doc =
    "set" in different && different.set.length > 0
      ? `Its references are kept. ${different.words}`
      : "Its text is copied with its references. Nothing refers to the copy yet.";
  return {
    title: `Duplicate ${labelOf(found)}`,
    entries: [
      {
        id: "copy",
        kind: found.kind,
        label: labelOf(found),
        doc,
        side: "alone",
        name: freeName(snapshot.topology, found.kind, suggestion(found)),
        questions: [],
      },
    ],
  };
}

export function planDuplicate(
  snapshot: Snapshot,
  { id, name }: { readonly id: string; readonly name: string },
): Planned {
  const found = copyable(snapshot, id);
  if (typeof found === "string") return { ok: false, reason: found };
  const own = name.trim();
  const wrong = refuseName(snapshot.topology, found.kind, own);
  if (wrong !== undefined) return { ok: false, reason: wrong, field: "name" };
  const copy: Change = {
    op: "addResource",
    kind: found.kind,
    name: own,
    fields: found.format === "terraform" ? { name: own } : {},
    copyOf: id,
  };
  // What takes something away names the copy: it comes after it.
  const { set } = fieldsThatDiffer(snapshot, found);
  const changes = set.map(
    ({ field, value }): Change =>
      value === undefined
        ? { op: "removeField", resource: `${found.kind}/${own}`, field }
        : { op: "setField", resource: `${found.kind}/${own}`, field, value },
  );
  return { ok: true, title: `Duplicated ${labelOf(found)} as ${own}`, changes: [copy, ...changes] };
}

/** `web-copy`; for a name that is not known, from its label. */
function suggestion({ name }: Resource): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return `${(plain || "web").replace(/-copy$/, "").slice(0, 55)}-copy`;
}

function copyable({ topology }: Snapshot, id: string): Resource | string {
  const resource = topology.get(id);
  if (!resource)
    return topology.ghost(id)
      ? "It is not defined in these files, so there is no text to copy."
      : `There is no resource ${id}.`;
  if (resource.readOnly !== undefined) return `${resource.name} cannot be copied: ${resource.readOnly}.`;
  if (resource.format === "terraform-plan") return `${resource.name} stands in a plan, which is only read.`;
  if (resource.kind === "NetworkEndpoint") return "An endpoint is known by its address; add another one to its group.";
  const { length } = instancesOf(topology, resource);
  if (resource.many || (length > 1 && resource.key !== undefined) || /\]$/.test(resource.key ?? ""))
    return `${resource.name} comes from a block that makes several; add an entry to what the block is repeated for.`;
  return resource;
}

interface Difference {
  readonly field: string;
  /** Absent: the copy does not have the field. */
  readonly value?: ChangeValue;
}

/**
 * What two of a kind cannot both have. Two forwarding rules cannot listen on the same address and port: the copy gets an
 * address of its own. An address is one of a kind itself.
 */
function fieldsThatDiffer(
  _: Snapshot,
  resource: Resource,
): { readonly set: readonly Difference[]; readonly words: string } {
  if (resource.kind === "ForwardingRule" && !isAbsent(resource, "IPAddress"))
    return {
      set: [{ field: "IPAddress" }],
      words: "It gets an address of its own: two rules cannot share address and port.",
    };
  if (resource.kind === "Address" && known(resource, "address") !== undefined)
    return { set: [{ field: "address" }], words: "It gets another address than the first one." };
  return { set: [], words: "" };
}
