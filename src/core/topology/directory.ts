/** Resources by what others call them: name in the API, self-link, Config Connector object. Made when first asked. */
import type { Kind } from "../kinds/kind";
import type { Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { collectionOf, projectsAgree } from "./api-object";
import { type Link, scopesAgree } from "./links";
import { sideOf } from "./same-object";

export class Directory {
  private names: Map<string, Resource[]> | undefined;
  private objects: Map<string, Resource[]> | undefined;

  constructor(private readonly resources: readonly Resource[]) {}

  /**
   * The resource that a self-link in `from` means: one of the same format, then a declared rather than an exported one;
   * of those one whose place and project are those of the link, rather than one of which they are not known; then the
   * one in the nearest file. None where root modules that are equally near each have one: which is meant, nobody knows.
   */
  byLink(from: Resource, kinds: readonly Kind[], link: Link): Resource | undefined {
    const project = link.project ?? from.project;
    const fitting = this.named(kinds, link.name).filter(
      (it) =>
        scopesAgree(it.scope, link.scope) &&
        projectsAgree(it.project, project) &&
        (link.kind !== it.kind || sameCollection(it, link.collection)),
    );
    const rank = (it: Resource) => [
      ...formatRank(from, it),
      number(it.scope.level === link.scope.level && it.scope.name === link.scope.name),
      number(it.project === project),
      ...nearness(from, it),
    ];
    const found = best(fitting, rank);
    const rival = found && fitting.find((it) => it.module !== found.module && !isHigher(rank(found), rank(it)));
    return rival ? undefined : found;
  }

  /** The resource of the same module that has a bare name. */
  byName(from: Resource, kinds: readonly Kind[], name: string): Resource | undefined {
    const fitting = this.named(kinds, name).filter(
      (it) => it.module === from.module && scopesAgree(it.scope, from.scope) && projectsAgree(it.project, from.project),
    );
    return best(fitting, (it) => [...formatRank(from, it), ...nearness(from, it)]);
  }

  /** A Config Connector object: in the same file or folder first, as overlays repeat names. */
  byObject(from: Resource, address: string, namespace: string | undefined): Resource | undefined {
    this.objects ??= groupBy(this.resources, (it) => (it.format === "config-connector" ? it.address : undefined));
    const fitting = (this.objects.get(address) ?? []).filter((it) => it.namespace === namespace);
    return best(fitting, (it) => nearness(from, it));
  }

  private named(kinds: readonly Kind[], name: string): readonly Resource[] {
    this.names ??= groupBy(this.resources, (it) => {
      const known = scalarOf(it.fields.fields.name);
      return typeof known === "string" ? `${it.kind}/${known}` : undefined;
    });
    const { names } = this;
    const [only] = kinds;
    if (kinds.length === 1) return names.get(`${only}/${name}`) ?? [];
    return kinds.flatMap((kind) => names.get(`${kind}/${name}`) ?? []);
  }
}

/** A link to `healthChecks` does not mean one of the older kind, nor the other way round. */
function sameCollection(resource: Resource, collection: string): boolean {
  return resource.kind !== "HealthCheck" || collectionOf(resource) === collection;
}

/** Who refers means its own format first, then what is wanted rather than what is shown. */
function formatRank(from: Resource, to: Resource): readonly number[] {
  return [number(from.format === to.format), number(sideOf(to.format) === "declared")];
}

function nearness(from: Resource, to: Resource): readonly number[] {
  return [number(from.module === to.module), sharedPath(from.range.file, to.range.file)];
}

function number(is: boolean): number {
  return is ? 1 : 0;
}

/** How many folders two files have in common. */
function sharedPath(one: string, other: string): number {
  if (one === other) return Number.POSITIVE_INFINITY;
  const parts = one.split("/");
  const others = other.split("/");
  let shared = 0;
  while (shared < parts.length - 1 && parts[shared] === others[shared]) shared++;
  return shared;
}

/** The one with the highest rank, compared number by number; the first of those that tie. */
function best(candidates: readonly Resource[], rank: (it: Resource) => readonly number[]): Resource | undefined {
  const [first] = candidates;
  if (first === undefined || candidates.length === 1) return first;
  let chosen = first;
  let highest = rank(first);
  for (const it of candidates) {
    const own = rank(it);
    if (!isHigher(own, highest)) continue;
    chosen = it;
    highest = own;
  }
  return chosen;
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  for (const [index, it] of one.entries()) {
    const against = other[index] ?? 0;
    if (it !== against) return it > against;
  }
  return false;
}

function groupBy(resources: readonly Resource[], keyOf: (it: Resource) => string | undefined): Map<string, Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const key = keyOf(resource);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(resource);
    else groups.set(key, [resource]);
  }
  return groups;
}
