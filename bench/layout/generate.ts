/**
 * Load balancer graphs of any size, as they are met: application load balancers with routing tables and an HTTP
 * redirect beside them, proxy and passthrough load balancers that skip columns, teams whose load balancers share
 * backends, health checks and certificates used by many, leftovers that nothing reaches.
 */
import type { LayoutEdge, LayoutInput, LayoutNode } from "../../src/core/layout/layout-model";

const columnOf = { rule: 0, proxy: 1, map: 2, backend: 3, group: 4, aux: 5 } as const;
const widthOf = { rule: 180, proxy: 180, map: 204, backend: 198, group: 206, aux: 180 } as const;
type Kind = keyof typeof columnOf;

/** A graph of about `size` nodes; the same for the same size. */
export function loadBalancerGraph(size: number): LayoutInput {
  const random = mulberry(size);
  const below = (limit: number): number => Math.floor(random() * limit);
  const nodes: LayoutNode[] = [];
  const edges: LayoutEdge[] = [];
  const lanes: string[] = [];

  while (nodes.length < size * 0.96) addTeam();
  lanes.push("unreachable");
  while (nodes.length < size) {
    const backend = add("backend", "unreachable");
    if (random() < 0.5) link(backend, add("group", "unreachable", below(4)));
  }
  const order: Kind[] = ["rule", "proxy", "map", "backend", "group", "aux"];
  nodes.sort((a, b) => a.column - b.column);
  return { nodes, edges, lanes, columns: order.length };

  /** Load balancers that share backends, hence a lane: mostly one or two, sometimes a platform with a dozen. */
  function addTeam(): void {
    const lane = `team-${lanes.length}`;
    lanes.push(lane);
    const dice = random();
    const balancers = dice < 0.5 ? 1 : dice < 0.85 ? 2 + below(3) : 5 + below(10);
    const healthChecks = [add("aux", lane), add("aux", lane)];
    const shared = Array.from({ length: 1 + below(3) }, () => addBackend(lane, healthChecks));
    for (let index = 0; index < balancers; index++) {
      if (random() < 0.75) addApplication(lane, shared, healthChecks);
      else addNetwork(lane, shared, healthChecks);
    }
  }

  function addApplication(lane: string, shared: readonly string[], healthChecks: readonly string[]): void {
    const own = Array.from({ length: 1 + below(7) }, () => addBackend(lane, healthChecks));
    const rows = own.length + shared.length + below(8);
    const map = add("map", lane, rows);
    for (let row = 0; row < rows; row++) {
      const fromOwn = row < own.length || random() < 0.5;
      const target = row < own.length ? own[row] : fromOwn ? own[below(own.length)] : shared[below(shared.length)];
      if (target) link(map, target, 46 + 22 * row + 11);
    }
    const proxy = add("proxy", lane);
    link(add("rule", lane), proxy);
    if (random() < 0.3) link(add("rule", lane), proxy);
    link(proxy, map);
    const certificate = add("aux", lane);
    link(proxy, certificate);
    if (random() < 0.6) {
      const redirect = add("proxy", lane);
      link(add("rule", lane), redirect);
      link(redirect, random() < 0.5 ? map : add("map", lane, 1));
    }
  }

  function addNetwork(lane: string, shared: readonly string[], healthChecks: readonly string[]): void {
    const backend = random() < 0.5 ? addBackend(lane, healthChecks) : shared[below(shared.length)];
    if (!backend) return;
    const rule = add("rule", lane);
    if (random() < 0.5) {
      const proxy = add("proxy", lane);
      link(rule, proxy);
      link(proxy, backend);
    } else link(rule, backend);
  }

  function addBackend(lane: string, healthChecks: readonly string[]): string {
    const backend = add("backend", lane);
    const groups = 1 + (random() < 0.4 ? below(3) : 0);
    for (let index = 0; index < groups; index++) link(backend, add("group", lane, below(4)));
    const check = healthChecks[below(healthChecks.length)];
    if (check && random() < 0.7) link(backend, check);
    return backend;
  }

  function add(kind: Kind, lane: string, rows = 0): string {
    const id = `${kind}-${nodes.length}`;
    nodes.push({ id, column: columnOf[kind], lane, width: widthOf[kind], height: 46 + 22 * rows });
    return id;
  }

  function link(from: string, to: string, fromY?: number): void {
    edges.push({ id: `e${edges.length}`, from, to, ...(fromY === undefined ? {} : { fromY }) });
  }
}

/** Small seeded random numbers in [0, 1). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
