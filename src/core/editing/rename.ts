/** Another name for a resource: the one by which text refers to it, and the one that Google Cloud knows it by. */
import { checkAnswer } from "../changes/answers";
import { fieldSpec, kindSpec } from "../kinds/registry";
import type { Change } from "../model/change";
import type { Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { instancesOf } from "../queries/places";
import type { Snapshot } from "../snapshot";
import { field } from "../topology/read";
import { inSentence, labelOf } from "./adding/names";
import type { Naming, Planned } from "./adding-model";
import { ownExpression } from "./expression-behind";

export function naming(snapshot: Snapshot, id: string): Naming {
  const found = renamable(snapshot, id);
  if (typeof found === "string") return { title: "Rename", names: [], moved: false, none: found };
  const { topology } = snapshot;
  const { length } = instancesOf(topology, found);
  const uses = new Set(topology.into(id).map((it) => it.from)).size;
  const follow =
    uses === 0
      ? "Nothing refers to it."
      : `${uses === 1 ? "The one reference" : `All ${uses} that refer to it`} will follow.`;
  const several = length > 1 ? ` The block makes ${length} instances; all get the name.` : "";
  const names: Naming["names"] = [
    {
      id: "identity",
      label: identityLabel[found.format] ?? "Name",
      value: identityOf(found),
      effect: effectOf(found, follow + several),
    },
  ];
  const own = found.format === "terraform" ? apiName(found) : undefined;
  if (own) names.push(own);
  return { title: `Rename ${labelOf(found)}`, names, moved: found.format === "terraform" };
}

export interface Renaming {
  readonly id: string;
  readonly identity?: string | undefined;
  readonly name?: string | undefined;
  /** Terraform: leave a `moved` block behind. */
  readonly moved: boolean;
}

/** The changes for new names; a name that is the same as before changes nothing. */
export function planRename(snapshot: Snapshot, { id, identity, name, moved }: Renaming): Planned {
  const found = renamable(snapshot, id);
  if (typeof found === "string") return { ok: false, reason: found };
  const changes: Change[] = [];
  const before = identityOf(found);
  // The name first: afterwards the resource goes by another identity.
  if (name !== undefined && name.trim() !== scalarOf(field(found, "name"))) {
    const wrong = checkAnswer("name", name.trim());
    if (wrong !== undefined) return { ok: false, reason: wrong, field: "name" };
    changes.push({ op: "setField", resource: id, field: "name", value: name.trim() });
  }
  const wanted = identity?.trim() ?? before;
  if (wanted !== before) {
    const wrong = refuseIdentity(snapshot, found, wanted);
    if (wrong !== undefined) return { ok: false, reason: wrong, field: "identity" };
    const keeps = found.format === "terraform" && moved;
    changes.push({ op: "rename", resource: id, name: wanted, ...(keeps ? { moved } : {}) });
  }
  if (changes.length === 0) return { ok: false, reason: "It has this name already." };
  return { ok: true, title: `Renamed ${before} to ${wanted === before ? name?.trim() : wanted}`, changes };
}

function renamable({ topology }: Snapshot, id: string): Resource | string {
  const resource = topology.get(id);
  if (!resource)
    return topology.ghost(id)
      ? "It is not defined in these files, so it has no name to change here."
      : `There is no resource ${id}.`;
  if (resource.readOnly !== undefined) return `${resource.name} cannot be renamed: ${resource.readOnly}.`;
  if (resource.format === "terraform-plan") return `${resource.name} stands in a plan, which is only read.`;
  return resource;
}

const identityLabel: Readonly<Record<string, string>> = {
  terraform: "Name in Terraform",
  "config-connector": "metadata.name",
  api: "Name",
};

/** The name that text refers to it by: a block's label, `metadata.name`, the API's name. */
function identityOf({ address, format }: Resource): string {
  if (format === "terraform") return address.slice(address.lastIndexOf(".") + 1);
  return address.slice(address.lastIndexOf("/") + 1);
}

function effectOf({ format }: Resource, follow: string): string {
  if (format === "terraform")
    return `${follow} Without a moved block Terraform destroys the object and makes a new one.`;
  if (format === "api") return `${follow} The API has no way to rename: this makes the file speak of another object.`;
  return `${follow} Config Connector takes it for a new object; the one with the old name has to be deleted from the cluster.`;
}

/** Terraform's `name` argument. */
function apiName(resource: Resource): Naming["names"][number] | undefined {
  const value = field(resource, "name");
  if (value === undefined || fieldSpec(resource.kind, "name") === undefined) return undefined;
  const scalar = scalarOf(value);
  const effect =
    "The name cannot be changed in place: Terraform replaces the resource, and what only it did stops meanwhile.";
  const shared = {
    id: "name" as const,
    label: "Name in Google Cloud",
    value: scalar === undefined ? "" : String(scalar),
    effect,
  };
  if (value.type === "scalar" && ownExpression(value) === undefined) return shared;
  const from = ownExpression(value) ?? "an expression";
  return { ...shared, fixed: `It comes from ${from}; change it there.` };
}

function refuseIdentity({ topology }: Snapshot, resource: Resource, name: string): string | undefined {
  const { format, kind, typeName } = resource;
  if (format === "terraform" && !/^[A-Za-z_][\w-]*$/.test(name))
    return "It begins with a letter or underscore and goes on with letters, digits, _ and -.";
  if (format === "config-connector" && !/^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/.test(name))
    return "It consists of lower-case letters, digits, hyphens and dots, and begins and ends with a letter or digit.";
  const wrong = format === "api" ? checkAnswer("name", name) : undefined;
  if (wrong !== undefined) return wrong;
  const same = topology
    .all(kind)
    .some(
      (it) =>
        it.format === format &&
        it.typeName === typeName &&
        it.module === resource.module &&
        it.namespace === resource.namespace &&
        identityOf(it) === name &&
        it.address !== resource.address &&
        it.address.slice(0, -name.length) === resource.address.slice(0, -identityOf(resource).length),
    );
  return same ? `There is a ${inSentence(kindSpec(kind).label)} ${name} already.` : undefined;
}
