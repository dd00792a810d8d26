/** The repair that lets a new object stand beside the old one: Terraform makes it first, under another name. */

import { kindSpec } from "../../kinds/registry";
import { terraformName } from "../../kinds/terraform-names";
import type { Change } from "../../model/change";
import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { scalarOf, type Value } from "../../model/value";
import { apiNameOf } from "../../topology/api-object";
import type { Topology } from "../../topology/topology";

const longest = 63;

/**
 * Fixes by which the new object is made first. None where the name is made of something else (its text would be lost),
 * where one text names several objects, or where something names this one by its name in plain text.
 */
export function createFirstFixes(topology: Topology, resource: Resource, before?: Resource): readonly Fix[] {
  if (resource.format !== "terraform" || resource.readOnly !== undefined || resource.many || resource.calls) return [];
  const value = resource.fields.fields.name;
  const name = scalarOf(value);
  if (typeof name !== "string" || value === undefined || !isLiteral(value, name) || resource.key !== undefined)
    return [];
  if (topology.into(resource.id).some((it) => it.value.type !== "reference" || it.value.target.by !== "address"))
    return [];
  const first: Change = {
    op: "setField",
    resource: resource.id,
    field: "lifecycle.createBeforeDestroy",
    value: true,
  };
  const order = resource.lifecycle?.createBeforeDestroy ? [] : [first];
  const was = before && apiNameOf(before);
  if (was !== undefined && was !== name && order.length > 0)
    return [
      { title: "Create the new one first", changes: order, effect: "It has another name than the old one already." },
    ];
  const fresh = freshName(topology, resource, name);
  return [
    ...(hasNamePrefix(resource) ? [prefixed(resource, name, order)] : []),
    {
      title: `Create the new one first, as "${fresh}"`,
      changes: [{ op: "setField", resource: resource.id, field: "name", value: fresh }, ...order],
      effect:
        "The old object stays until everything that refers to it refers to the new one. The next replacement needs another name again.",
    },
  ];
}

/** Whether the text itself says it, and in nothing but quotes. */
function isLiteral({ type, via = [], range }: Value, name: string): boolean {
  return type === "scalar" && via.length === 0 && range.end - range.start === name.length + 2;
}

function hasNamePrefix({ kind, typeName }: Resource): boolean {
  const spec = kindSpec(kind).fields.find((it) => it.name === "namePrefix");
  return (
    spec !== undefined &&
    terraformName(spec, typeName) !== undefined &&
    typeName !== "google_compute_managed_ssl_certificate"
  );
}

/** The provider makes the rest of the name anew for each object. */
function prefixed({ id }: Resource, name: string, order: readonly Change[]): Fix {
  const prefix = `${name.slice(0, 36)}-`;
  return {
    title: `Create the new one first, under a new name that begins with "${prefix}"`,
    changes: [
      { op: "removeField", resource: id, field: "name" },
      { op: "setField", resource: id, field: "namePrefix", value: prefix },
      ...order,
    ],
    effect: "Every replacement gets a name of its own, so that this one and all later ones succeed.",
  };
}

/** `web` to `web-2`, `web-2` to `web-3`: the next that no other object of the kind has. */
function freshName(topology: Topology, { kind }: Resource, name: string): string {
  const taken = new Set(topology.all(kind).map((it) => it.name));
  const [, stem = name, count = "1"] = /^(.+?)(?:-(\d{1,4}))?$/.exec(name) ?? [];
  for (let next = Number(count) + 1; ; next++) {
    const fresh = `${stem.slice(0, longest - String(next).length - 1)}-${next}`;
    if (!taken.has(fresh)) return fresh;
  }
}
