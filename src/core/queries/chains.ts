/** The ways through a load balancer to and from a resource, read like the diagram: from left to right. */
import type { Column } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import type { Topology } from "../topology/topology";

export interface Chains {
  /** Ids of resources and ghosts in the order in which traffic meets them, the resource itself left out. */
  readonly chains: readonly (readonly string[])[];
  /** There are more ways than were asked for. */
  readonly more: boolean;
}

const order: readonly Column[] = ["forwardingRule", "targetProxy", "urlMap", "backend", "endpointGroup"];

/** The ways on which traffic reaches a resource, each beginning where it enters. */
export function chainsTo(topology: Topology, id: string, limit: number): Chains {
  const { chains, more } = follow(id, (it) => before(topology, it), limit);
  return { chains: chains.map((it) => [...it].reverse()), more };
}

/** The ways on which traffic goes on from a resource. */
export function chainsFrom(topology: Topology, id: string, limit: number): Chains {
  return follow(id, (it) => after(topology, it), limit);
}

/** Everything that traffic can meet behind a resource, the resource itself left out. */
export function downstream(topology: Topology, id: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of after(topology, at))
      if (next !== id && !seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
  return seen;
}

function follow(id: string, next: (id: string) => readonly string[], limit: number): Chains {
  const chains: string[][] = [];
  let more = false;
  const visit = (at: string, way: readonly string[]): void => {
    if (more) return;
    const steps = next(at).filter((it) => it !== id && !way.includes(it));
    if (steps.length === 0 && way.length > 0) {
      if (chains.length < limit) chains.push([...way]);
      else more = true;
    }
    for (const step of steps) visit(step, [...way, step]);
  };
  visit(id, []);
  return { chains, more };
}

/** Neighbours one step further right, whichever end of the reference holds the text (an endpoint points at its NEG). */
function after(topology: Topology, id: string): readonly string[] {
  const own = rank(topology, id);
  if (own === undefined) return [];
  const targets = topology.out(id).filter((it) => it.route?.type !== "test");
  return unique([
    ...targets.map((it) => it.to).filter((it) => (rank(topology, it) ?? ghostRank(topology, it)) > own),
    ...topology
      .into(id)
      .map((it) => it.from)
      .filter((it) => (rank(topology, it) ?? -1) > own),
  ]);
}

/** Nothing leads on from a ghost, so it only has to stand behind whoever refers to it, unless it stands beside the way. */
function ghostRank(topology: Topology, id: string): number {
  const ghost = topology.ghost(id);
  if (!ghost || (ghost.kind && !order.includes(kindSpec(ghost.kind).column))) return -1;
  return order.length + 1;
}

function before(topology: Topology, id: string): readonly string[] {
  const own = rank(topology, id) ?? order.length;
  const sources = topology.into(id).filter((it) => it.route?.type !== "test");
  return unique([
    ...sources.map((it) => it.from).filter((it) => (rank(topology, it) ?? order.length) < own),
    ...topology
      .out(id)
      .map((it) => it.to)
      .filter((it) => (rank(topology, it) ?? order.length) < own),
  ]);
}

/** How far right a resource stands; undefined for what stands beside the way (health checks, certificates) and ghosts. */
function rank(topology: Topology, id: string): number | undefined {
  const resource = topology.get(id);
  if (!resource) return undefined;
  if (resource.kind === "NetworkEndpoint") return order.length;
  const at = order.indexOf(kindSpec(resource.kind).column);
  return at < 0 ? undefined : at;
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
