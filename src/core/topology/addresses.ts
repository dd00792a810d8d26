/** Resources by Terraform address, with and without the keys of instances. */
import { instanceKeyOf, type Resource } from "../model/resource";
import type { ReferenceTarget } from "../model/value";

type AddressTarget = Extract<ReferenceTarget, { readonly by: "address" }>;

const NONE: readonly Resource[] = [];

export class Addresses {
  private readonly modules = new Map<string, Map<string, Resource[]>>();

  constructor(resources: readonly Resource[]) {
    for (const resource of resources) {
      let names = this.modules.get(resource.module);
      if (!names) {
        names = new Map();
        this.modules.set(resource.module, names);
      }
      // Of two declarations of one address the first counts.
      if (names.has(resource.key ?? resource.address)) continue;
      for (const name of namesOf(resource)) {
        const same = names.get(name);
        if (same) same.push(resource);
        else names.set(name, [resource]);
      }
    }
  }

  /** The instances that a target may mean: the one it names, or all; none where there is no such resource. */
  get({ module, address, instance }: AddressTarget): readonly Resource[] {
    const names = this.modules.get(module);
    if (instance === undefined) return names?.get(address) ?? NONE;
    const exact = names?.get(instance);
    if (exact) return exact;
    // What stands for many stands for this one, too.
    return (names?.get(address) ?? NONE).filter((it) => it.many !== undefined || it.key === undefined);
  }
}

/** The address, the key, and the key without that of the resource itself. */
function namesOf(resource: Resource): Iterable<string> {
  const { address, key } = resource;
  if (key === undefined) return [address];
  return new Set([address, key, key.slice(0, key.length - instanceKeyOf(resource).length)]);
}
