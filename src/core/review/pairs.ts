/** Which resource of one topology is which of another: by identity, whatever stands where in the text. */
import type { Resource } from "../model/resource";
import { apiNameOf, collectionOf, projectsAgree } from "../topology/api-object";
import { sideOf } from "../topology/same-object";

export interface PairedResources {
  readonly before: Resource;
  readonly after: Resource;
  /** The same API object at another address of which no `moved` block tells. */
  readonly readdressed: boolean;
}

export interface Pairing {
  readonly pairs: readonly PairedResources[];
  readonly added: readonly Resource[];
  readonly removed: readonly Resource[];
}

/**
 * Pairs by address, then by what `moved` blocks tell, then as the same object of the API. What could be several stays
 * without a partner.
 */
export function pairResources(base: readonly Resource[], head: readonly Resource[]): Pairing {
  const matcher = new Matcher(base, head);
  matcher.match(
    (it) => [`${it.format} ${it.module} ${addressOf(it)}`],
    (it) => `${it.format} ${it.module} ${addressOf(it)}`,
  );
  matcher.match(
    (it) => [`${family(it)} ${addressOf(it)}`],
    (it) => `${family(it)} ${addressOf(it)}`,
  );
  matcher.match(
    (it) => (it.movedFrom ?? []).map((from) => `${family(it)} ${addressOf({ ...it, key: from })}`),
    (it) => `${family(it)} ${addressOf(it)}`,
  );
  matcher.matchObjects();
  return matcher.result();
}

class Matcher {
  private readonly pairs: PairedResources[] = [];
  private readonly left: Set<Resource>;
  private readonly right: Set<Resource>;

  constructor(
    base: readonly Resource[],
    private readonly head: readonly Resource[],
  ) {
    this.left = new Set(base);
    this.right = new Set(head);
  }

  /** Pairs those of which only one on each side has a key. */
  match(keysOfHead: (it: Resource) => readonly string[], keyOfBase: (it: Resource) => string): void {
    const before = grouped(this.left, (it) => [keyOfBase(it)]);
    const after = grouped(this.right, keysOfHead);
    for (const [key, [one, ...others]] of after) {
      const [other, ...more] = before.get(key) ?? [];
      if (one && other && others.length === 0 && more.length === 0 && this.right.has(one) && this.left.has(other))
        this.pair(other, one, false);
    }
  }

  /** The same object under another address, or declared where it was exported before. */
  matchObjects(): void {
    const before = grouped(this.left, objectKeys);
    const after = grouped(this.right, objectKeys);
    for (const [key, [one, ...others]] of after) {
      const [other, ...more] = before.get(key) ?? [];
      if (!one || !other || others.length > 0 || more.length > 0 || !projectsAgree(one.project, other.project))
        continue;
      const declared = sideOf(one.format) === "declared" && sideOf(other.format) === "declared";
      this.pair(other, one, declared && one.format === other.format);
    }
  }

  result(): Pairing {
    const order = new Map(this.head.map((it, index) => [it, index]));
    this.pairs.sort((a, b) => (order.get(a.after) ?? 0) - (order.get(b.after) ?? 0));
    return { pairs: this.pairs, added: [...this.right], removed: [...this.left] };
  }

  private pair(before: Resource, after: Resource, readdressed: boolean): void {
    this.left.delete(before);
    this.right.delete(after);
    this.pairs.push({ before, after, readdressed });
  }
}

function grouped(
  resources: Iterable<Resource>,
  keysOf: (it: Resource) => readonly string[],
): ReadonlyMap<string, readonly Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources)
    for (const key of keysOf(resource)) {
      const group = groups.get(key);
      if (group) group.push(resource);
      else groups.set(key, [resource]);
    }
  return groups;
}

/** Plans and states have the addresses of the configuration. */
function family({ format }: Resource): string {
  return format === "terraform-plan" ? "terraform" : format;
}

/** With the keys of instances, or with the namespace. */
function addressOf({ kind, key, address, namespace = "" }: Resource): string {
  return `${kind} ${namespace} ${key ?? address}`;
}

/** What the API knows the object by; none while a part of it is not known. */
function objectKeys(resource: Resource): readonly string[] {
  const name = apiNameOf(resource);
  const { level, name: place } = resource.scope;
  if (name === undefined || level === "unknown" || (level !== "global" && place === undefined)) return [];
  return [`${resource.kind} ${collectionOf(resource)} ${level} ${place ?? ""} ${name}`];
}
