/** Links parsed resources into a topology. Pure and linear in the number of resources and references. */
import type { Kind } from "../kinds/kind";
import type { ParsedResource, Resource } from "../model/resource";
import { identify } from "./identify";
import { findLoadBalancers } from "./load-balancers";
import { productsOf } from "./products-of";
import { eachReference } from "./references";
import { drawable, Resolver } from "./resolve";
import { Routes } from "./routes";
import type { Edge, Ghost, LoadBalancer, ProductId, Topology, Unresolved } from "./topology";

export interface BuildOptions {
  /**
   * Whether a module declares an address of a type that makes no resource here (`google_container_cluster.main`).
   * A reference to such an address is then outside rather than dangling. Without it every such address counts as declared.
   */
  readonly declares?: (module: string, address: string) => boolean;
}

/** The topology of all resources of a workspace. Never fails: what does not resolve becomes a ghost. */
export function buildTopology(parsed: readonly ParsedResource[], options: BuildOptions = {}): Topology {
  const resources = identify(parsed);
  const resolver = new Resolver(resources, options.declares ?? (() => true));
  const edges: Edge[] = [];
  const ghosts = new Map<string, Ghost>();
  const unresolved: Unresolved[] = [];
  for (const resource of resources) {
    let routes: Routes | undefined;
    eachReference(resource, (found) => {
      const end = resolver.resolve(resource, found);
      if (end.to === "nothing") return;
      if (end.to === "ghost") {
        unresolved.push({
          from: resource.id,
          field: found.field,
          reference: end.text,
          reason: end.ghost.reason,
          state: end.ghost.state,
          range: end.value.range,
        });
        if (!drawable(end.ghost.kind, found.ref.kinds)) return;
        if (!ghosts.has(end.ghost.id)) ghosts.set(end.ghost.id, end.ghost);
      }
      const edge = {
        id: `${resource.id}>${found.field}`,
        from: resource.id,
        to: end.to === "resource" ? end.resource.id : end.ghost.id,
        role: found.ref.role,
        field: found.field,
        value: end.value,
      };
      if (resource.kind === "UrlMap") routes ??= new Routes(resource);
      edges.push(routes ? { ...edge, route: routes.at(found.field) } : edge);
    });
  }
  return new LinkedTopology(resources, edges, [...ghosts.values()], unresolved);
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
  readonly loadBalancers: readonly LoadBalancer[];
  private readonly nodes = new Map<string, Node>();
  private readonly byKind = new Map<Kind, Resource[]>();
  private balancers: Map<string, LoadBalancer[]> | undefined;
  private readonly products = new Map<string, readonly (readonly ProductId[])[]>();

  constructor(
    readonly resources: readonly Resource[],
    readonly edges: readonly Edge[],
    readonly ghosts: readonly Ghost[],
    readonly unresolved: readonly Unresolved[],
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
    this.loadBalancers = findLoadBalancers(this.all("ForwardingRule"), edges, this);
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
