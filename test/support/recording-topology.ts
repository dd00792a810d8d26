/** A topology that notes which kinds a rule reads, to hold it against what the rule declares. */
import type { Kind } from "../../src/core/kinds/kind";
import type { Resource } from "../../src/core/model/resource";
import type { Edge, Topology, Unresolved } from "../../src/core/topology/topology";

/** Kinds whose text a rule's findings depended on: of resources looked into, and of those whose references were used. */
export interface Recording {
  readonly topology: Topology;
  readonly kinds: ReadonlySet<Kind>;
}

export function recordKinds(topology: Topology): Recording {
  const kinds = new Set<Kind>();
  const resources = new Map<Resource, Resource>();
  const watch = (resource: Resource): Resource => {
    const seen = resources.get(resource);
    if (seen) return seen;
    const watched = new Proxy(resource, {
      get(target, property) {
        if (property === "fields" || property === "range" || property === "headRange") kinds.add(target.kind);
        return Reflect.get(target, property);
      },
    });
    resources.set(resource, watched);
    return watched;
  };
  const watchEdge = (edge: Edge): Edge =>
    new Proxy(edge, {
      get(target, property) {
        const source = topology.get(target.from);
        if (source && (property === "field" || property === "value" || property === "route")) kinds.add(source.kind);
        return Reflect.get(target, property);
      },
    });
  const watchUnresolved = (it: Unresolved): Unresolved =>
    new Proxy(it, {
      get(target, property) {
        const source = topology.get(target.from);
        if (source && property !== "from") kinds.add(source.kind);
        return Reflect.get(target, property);
      },
    });
  return {
    kinds,
    topology: {
      ...topology,
      get resources() {
        return topology.resources.map(watch);
      },
      get edges() {
        return topology.edges.map(watchEdge);
      },
      ghosts: topology.ghosts,
      get unresolved() {
        return topology.unresolved.map(watchUnresolved);
      },
      loadBalancers: topology.loadBalancers,
      get: (id) => {
        const resource = topology.get(id);
        return resource && watch(resource);
      },
      ghost: (id) => topology.ghost(id),
      all: (...of) => topology.all(...of).map(watch),
      out: (id, ...roles) => topology.out(id, ...roles).map(watchEdge),
      into: (id, ...roles) => topology.into(id, ...roles).map(watchEdge),
      loadBalancersOf: (id) => topology.loadBalancersOf(id),
      productsOf: (id) => topology.productsOf(id),
    },
  };
}
