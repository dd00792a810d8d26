/** Links parsed resources into a topology. Pure and linear in the number of resources and references. */

import type { Kind } from "../kinds/kind";
import { kindOfTerraformType } from "../kinds/registry";
import type { OpaqueModule } from "../model/opaque-module";
import type { ParsedResource, Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import { identify } from "./identify";
import { findLoadBalancers } from "./load-balancers";
import { linkOpaque } from "./opaque";
import { productsOf } from "./products-of";
import { type FoundReference, referencesOf } from "./references";
import { drawable, Resolver } from "./resolve";
import { Routes } from "./routes";
import { keepsLoadBalancers } from "./standing";
import type { Edge, Ghost, LoadBalancer, ProductId, Topology, Unresolved } from "./topology";

export interface BuildOptions {
  /**
   * Whether a module declares, or may declare, an address that makes no resource here: of a type that is no part of a
   * load balancer (`google_container_cluster.main`), with `count = 0`, or in a part that could not be read. A reference
   * to it is then outside rather than dangling. Without it, every address of a type that makes no resource counts.
   */
  readonly declares?: (module: string, address: string) => boolean;
  /** Modules that cannot be read. */
  readonly opaque?: readonly OpaqueModule[];
  /** The topology before an edit: what the edit cannot have changed is taken over from it. */
  readonly previous?: Topology;
}

/** The topology of all resources of a workspace. Never fails: what does not resolve becomes a ghost. */
export function buildTopology(parsed: readonly ParsedResource[], options: BuildOptions = {}): Topology {
  const resources = identify(parsed);
  const resolver = new Resolver(resources, options.declares ?? makesNoResource);
  const sameNames = options.previous !== undefined && haveSameIdentities(options.previous.resources, resources);
  const edges: Edge[] = [];
  const ghosts = new Map<string, Ghost>();
  const unresolved: Unresolved[] = [];
  for (const resource of resources) {
    const before = remembered.get(resource);
    const links = before && sameNames && before.settled ? before : link(resource, resolver, before);
    if (links !== before) remembered.set(resource, links);
    for (const edge of links.edges) edges.push(edge);
    for (const ghost of links.ghosts) if (!ghosts.has(ghost.id)) ghosts.set(ghost.id, ghost);
    for (const it of links.unresolved) unresolved.push(it);
  }
  for (const module of options.opaque ?? []) {
    const given = linkOpaque(module, (target) => resolver.instancesOf(target));
    // What neither takes part in a load balancer nor is referred to by one is not worth showing.
    if (given.edges.length === 0 && !ghosts.has(given.ghost.id)) continue;
    ghosts.set(given.ghost.id, given.ghost);
    edges.push(...given.edges);
  }
  const topology = new LinkedTopology(resources, edges, [...ghosts.values()], unresolved, options.opaque);
  if (sameNames && options.previous instanceof LinkedTopology) topology.takeLoadBalancers(options.previous);
  return topology;
}

/** A topology of what is linked already. */
export function linkedTopology(
  resources: readonly Resource[],
  edges: readonly Edge[],
  ghosts: readonly Ghost[],
  unresolved: readonly Unresolved[],
): Topology {
  return new LinkedTopology(resources, edges, ghosts, unresolved);
}

function makesNoResource(_module: string, address: string): boolean {
  return kindOfTerraformType(address.slice(0, address.indexOf("."))) === undefined;
}

/** Where a resource's references lead. */
interface Links {
  readonly edges: readonly Edge[];
  readonly ghosts: readonly Ghost[];
  readonly unresolved: readonly Unresolved[];
  /** It holds as long as no resource comes, goes or changes its identity. */
  readonly settled: boolean;
}

/** Links of a resource as they were last found; resources that an edit left alone are the very same objects. */
const remembered = new WeakMap<Resource, Links>();

/** Resolves a resource's references; an edge that leads where it led before stays the same object. */
function link(resource: Resource, resolver: Resolver, before: Links | undefined): Links {
  const edges: Edge[] = [];
  const ghosts: Ghost[] = [];
  const unresolved: Unresolved[] = [];
  resolver.settled = true;
  for (const found of referencesOf(resource)) {
    const end = resolver.resolve(resource, found);
    if (end.to === "nothing") continue;
    if (end.to === "ghost") {
      unresolved.push({
        from: resource.id,
        field: found.field,
        reference: end.text,
        reason: end.ghost.reason,
        state: end.ghost.state,
        range: end.value.range,
      });
      if (!drawable(end.ghost.kind, found.ref.kinds)) continue;
      ghosts.push(end.ghost);
    }
    const to = end.to === "resource" ? end.resource.id : end.ghost.id;
    const old = before?.edges[edges.length];
    edges.push(old?.field === found.field && old.to === to ? old : edgeOf(resource, found, to, end.value));
  }
  return { edges, ghosts, unresolved, settled: resolver.settled };
}

/** Whether two lists hold resources of the same identities in the same order, so that every reference leads where it led. */
function haveSameIdentities(before: readonly Resource[], after: readonly Resource[]): boolean {
  return (
    before.length === after.length &&
    after.every((b, index) => {
      const a = before[index];
      if (a === b) return true;
      return (
        a !== undefined &&
        a.id === b.id &&
        a.module === b.module &&
        a.address === b.address &&
        a.key === b.key &&
        a.namespace === b.namespace &&
        a.range.file === b.range.file &&
        a.kind === b.kind &&
        a.project === b.project &&
        a.scope.level === b.scope.level &&
        a.scope.name === b.scope.name &&
        scalarOf(a.fields.fields.name) === scalarOf(b.fields.fields.name)
      );
    })
  );
}

const routesOf = new WeakMap<Resource, Routes>();

function edgeOf(from: Resource, { field, ref }: FoundReference, to: string, value: Edge["value"]): Edge {
  const edge = { id: `${from.id}>${field}`, from: from.id, to, role: ref.role, field, value };
  if (from.kind !== "UrlMap") return edge;
  let routes = routesOf.get(from);
  if (!routes) {
    routes = new Routes(from);
    routesOf.set(from, routes);
  }
  return { ...edge, route: routes.at(field) };
}

/** A resource or ghost with the references it makes and takes. One record and one look-up for all three. */
interface Node {
  readonly resource?: Resource;
  readonly ghost?: Ghost;
  out: Edge[];
  into: Edge[];
}

/** Shared by all nodes without edges; never written to. */
const NONE: Edge[] = [];

class LinkedTopology implements Topology {
  private loadBalancersMade: readonly LoadBalancer[] | undefined;
  private readonly nodes = new Map<string, Node>();
  private readonly byKind = new Map<Kind, Resource[]>();
  private balancers: Map<string, LoadBalancer[]> | undefined;
  private products = new Map<string, readonly (readonly ProductId[])[]>();

  constructor(
    readonly resources: readonly Resource[],
    readonly edges: readonly Edge[],
    readonly ghosts: readonly Ghost[],
    readonly unresolved: readonly Unresolved[],
    readonly unread: readonly OpaqueModule[] = [],
  ) {
    for (const resource of resources) {
      this.nodes.set(resource.id, { resource, out: NONE, into: NONE });
      append(this.byKind, resource.kind, resource);
    }
    for (const ghost of ghosts) this.nodes.set(ghost.id, { ghost, out: NONE, into: NONE });
    for (const edge of edges) {
      const from = this.nodes.get(edge.from);
      const to = this.nodes.get(edge.to);
      if (!from || !to) continue;
      if (from.out === NONE) from.out = [edge];
      else from.out.push(edge);
      if (to.into === NONE) to.into = [edge];
      else to.into.push(edge);
    }
  }

  /** Found when first asked for: most rules never do. */
  get loadBalancers(): readonly LoadBalancer[] {
    this.loadBalancersMade ??= findLoadBalancers(this.all("ForwardingRule"), this.edges, this);
    return this.loadBalancersMade;
  }

  /** Takes over what was found before an edit that changes no resource's identity, where the edit leaves it as it was. */
  takeLoadBalancers(before: LinkedTopology): void {
    if (!before.loadBalancersMade || !keepsLoadBalancers(before, this)) return;
    this.loadBalancersMade = before.loadBalancersMade;
    this.balancers = before.balancers;
    this.products = before.products;
  }

  get(id: string): Resource | undefined {
    return this.nodes.get(id)?.resource;
  }

  ghost(id: string): Ghost | undefined {
    return this.nodes.get(id)?.ghost;
  }

  all(...kinds: Kind[]): readonly Resource[] {
    const [only] = kinds;
    if (kinds.length === 1 && only !== undefined) return this.byKind.get(only) ?? [];
    return this.resources.filter((it) => kinds.includes(it.kind));
  }

  out(id: string, ...roles: string[]): readonly Edge[] {
    return withRoles(this.nodes.get(id)?.out ?? NONE, roles);
  }

  into(id: string, ...roles: string[]): readonly Edge[] {
    return withRoles(this.nodes.get(id)?.into ?? NONE, roles);
  }

  loadBalancersOf(id: string): readonly LoadBalancer[] {
    if (!this.balancers) {
      this.balancers = new Map();
      for (const balancer of this.loadBalancers)
        for (const member of balancer.members) append(this.balancers, member, balancer);
    }
    return this.balancers.get(id) ?? [];
  }

  productsOf(id: string): readonly (readonly ProductId[])[] {
    let products = this.products.get(id);
    if (!products) {
      products = productsOf(this, id);
      this.products.set(id, products);
    }
    return products;
  }
}

function withRoles(edges: readonly Edge[], roles: readonly string[]): readonly Edge[] {
  return roles.length === 0 || edges.length === 0 ? edges : edges.filter((it) => roles.includes(it.role));
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
