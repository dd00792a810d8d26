/** Gives every resource an id that is unique over the workspace, and a name for people. */
import type { ParsedResource, Resource } from "../model/resource";
import { scalarOf } from "../model/value";

/**
 * The id is the address where only one module declares it, else `module:address`; a second declaration in the same
 * module (a mistake, reported elsewhere) gets `#2`.
 */
export function identify(parsed: readonly ParsedResource[]): Resource[] {
  const moduleOf = new Map<string, string | null>();
  for (const { address, module } of parsed) {
    const seen = moduleOf.get(address);
    if (seen === undefined) moduleOf.set(address, module);
    else if (seen !== module) moduleOf.set(address, null);
  }
  const used = new Map<string, number>();
  return parsed.map((resource) => {
    const base =
      moduleOf.get(resource.address) === null ? `${resource.module || "."}:${resource.address}` : resource.address;
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    return { ...resource, id: count === 1 ? base : `${base}#${count}`, name: nameOf(resource) };
  });
}

function nameOf(resource: ParsedResource): string {
  const name = scalarOf(resource.fields.fields.name);
  if (typeof name === "string" && name !== "") return name;
  return resource.address.slice(resource.address.lastIndexOf(".") + 1);
}
