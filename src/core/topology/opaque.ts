/** Modules that cannot be read, as ghosts: what is given to them is known, so they are drawn with what they take. */

import { kindSpec } from "../kinds/registry";
import type { OpaqueModule } from "../model/opaque-module";
import type { Resource } from "../model/resource";
import type { Reference, ReferenceTarget, Value } from "../model/value";
import type { Edge, Ghost } from "./topology";

/** The id of the ghost that stands for a module. */
export function opaqueId(root: string, address: string): string {
  return `ghost:${root}:${address}`;
}

/** The module that an output is of: `module.lb` of `module.lb.proxy`. */
export function moduleOfOutput(name: string): string {
  const calls = /^(?:module\.[\w-]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?(?:\.|$))+/.exec(name)?.[0] ?? name;
  return calls.replace(/\.$/, "");
}

/**
 * The ghost of a module, with an edge to each resource on the way of traffic that is given to it. Addresses,
 * certificates and the like do not count: they are given to much that is no load balancer.
 */
export function linkOpaque(
  module: OpaqueModule,
  find: (target: ReferenceTarget) => readonly Resource[],
): { readonly ghost: Ghost; readonly edges: readonly Edge[] } {
  const id = opaqueId(module.module, module.address);
  const edges: Edge[] = [];
  for (const { field, value } of referencesIn(module.inputs, ""))
    for (const resource of find(value.target)) {
      const { column } = kindSpec(resource.kind);
      if (column === "aux" || column === "none") continue;
      edges.push({ id: `${id}>${field}>${resource.id}`, from: id, to: resource.id, role: "input", field, value });
    }
  return { ghost: { ...ghostOf(module.address, module.reason), id, inputs: module.inputs }, edges };
}

/** What a module is, as far as its address tells. */
export function ghostOf(address: string, reason: string): Omit<Ghost, "id"> {
  return { name: address.slice(address.lastIndexOf("module.") + "module.".length), state: "outside", reason };
}

function* referencesIn(value: Value, path: string): Iterable<{ field: string; value: Reference }> {
  if (value.type === "reference") yield { field: path, value };
  else if (value.type === "list")
    for (const [index, item] of value.items.entries()) yield* referencesIn(item, `${path}[${index}]`);
  else if (value.type === "object")
    for (const [name, item] of Object.entries(value.fields)) yield* referencesIn(item, path ? `${path}.${name}` : name);
}
