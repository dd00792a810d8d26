/**
 * Islands: resources that hang together by references, from forwarding rule to endpoint. What many load balancers share
 * (networks, certificates, policies, health checks) does not tie them together; it is looked at from each.
 */
import type { Kind } from "../kinds/kind";
import type { Resource } from "../model/resource";
import type { Topology } from "../topology/topology";

const sharedKinds: ReadonlySet<Kind> = new Set<Kind>([
  "Address",
  "SslCertificate",
  "Certificate",
  "CertificateMap",
  "HealthCheck",
  "SslPolicy",
  "SecurityPolicy",
  "Network",
  "Subnetwork",
  "Firewall",
  "FirewallPolicy",
  "Instance",
  "StorageBucket",
  "ServerlessService",
]);

/** Roles by which a ghost ties those together that refer to it: they may meet in it. */
const trafficRoles: ReadonlySet<string> = new Set([
  "target",
  "urlMap",
  "backendService",
  "defaultService",
  "matcherDefaultService",
  "service",
  "weightedBackendService",
  "mirror",
  "backend",
  "networkEndpointGroup",
]);

/** Whether resources of a kind are shared: they form islands of their own, and a change of one reaches its referrers. */
export function isShared(resource: Resource | undefined): boolean {
  return resource !== undefined && sharedKinds.has(resource.kind);
}

/** The islands of a topology, each in text order, in the order of their first resources. */
export function islandsOf(topology: Topology): readonly (readonly Resource[])[] {
  const parents = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let parent = parents.get(at); parent !== undefined; parent = parents.get(at)) {
      const above = parents.get(parent);
      if (above !== undefined) parents.set(at, above);
      at = parent;
    }
    return at;
  };
  for (const { from, to, role } of topology.edges) {
    const target = topology.get(to);
    if (isShared(target) || isShared(topology.get(from))) continue;
    if (target === undefined && !trafficRoles.has(role)) continue;
    const [a, b] = [root(from), root(to)];
    if (a !== b) parents.set(a, b);
  }
  const islands = new Map<string, Resource[]>();
  for (const resource of topology.resources) {
    const key = root(resource.id);
    const island = islands.get(key);
    if (island) island.push(resource);
    else islands.set(key, [resource]);
  }
  return [...islands.values()];
}

/** The part of a topology that some resources make up; what is asked for by id is found wherever it is. */
export function restrict(topology: Topology, resources: readonly Resource[]): Topology {
  const ids = new Set(resources.map((it) => it.id));
  const lazily = <T>(make: () => readonly T[]): (() => readonly T[]) => {
    let made: readonly T[] | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const edges = lazily(() => topology.edges.filter((it) => ids.has(it.from)));
  const ends = lazily(() => edges().map((it) => it.to));
  const ghosts = lazily(() => {
    const wanted = new Set(ends());
    return topology.ghosts.filter((it) => wanted.has(it.id));
  });
  const unresolved = lazily(() => topology.unresolved.filter((it) => ids.has(it.from)));
  const loadBalancers = lazily(() =>
    topology.loadBalancers.filter((it) => it.forwardingRules.some((id) => ids.has(id))),
  );
  const byKind = new Map<Kind, Resource[]>();
  for (const resource of resources) {
    const list = byKind.get(resource.kind);
    if (list) list.push(resource);
    else byKind.set(resource.kind, [resource]);
  }
  const part: Topology = {
    resources,
    get edges() {
      return edges();
    },
    get ghosts() {
      return ghosts();
    },
    get unresolved() {
      return unresolved();
    },
    get loadBalancers() {
      return loadBalancers();
    },
    get: (id) => topology.get(id),
    ghost: (id) => topology.ghost(id),
    all: (...kinds) =>
      kinds.length === 1 && kinds[0] !== undefined
        ? (byKind.get(kinds[0]) ?? [])
        : resources.filter((it) => kinds.includes(it.kind)),
    out: (id, ...roles) => topology.out(id, ...roles),
    into: (id, ...roles) => topology.into(id, ...roles),
    loadBalancersOf: (id) => topology.loadBalancersOf(id),
    productsOf: (id) => topology.productsOf(id),
  };
  wholes.set(part, whole(topology));
  return part;
}

const wholes = new WeakMap<Topology, Topology>();

/** The topology that a part was taken from, for a local rule with a context; anything else is its own whole. */
export function whole(topology: Topology): Topology {
  return wholes.get(topology) ?? topology;
}
