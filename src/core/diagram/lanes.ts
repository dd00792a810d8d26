/**
 * Which lane every drawn resource stands in. A lane is a load balancer; load balancers that share a backend share a
 * lane; what no forwarding rule reaches stands in a last lane of its own.
 */
import { kindSpec } from "../kinds/registry";
import { productText } from "../topology/products";
import type { LoadBalancer, Topology } from "../topology/topology";
import type { ColumnId, DiagramLane } from "./model";

export const UNREACHED = "unreached";
export const UNREACHED_TITLE = "Not reached by any forwarding rule";

export interface Lanes {
  readonly lanes: readonly DiagramLane[];
  /** Lane of a resource or ghost. */
  laneOf(id: string): string;
}

/** Lanes of a topology; `fileOf` gives a short file name for a resource id. */
export function assignLanes(
  topology: Topology,
  columns: ReadonlyMap<string, ColumnId>,
  fileOf: (id: string) => string | undefined,
): Lanes {
  const groups = groupBySharedMembers(topology.loadBalancers, (id) => {
    const column = columns.get(id);
    return column !== undefined && column !== "aux";
  });
  const byMember = new Map<string, string>();
  const lanes: DiagramLane[] = [];
  for (const group of groups) {
    const id = group[0]?.id;
    if (id === undefined) continue;
    for (const lb of group) for (const member of lb.members) if (!byMember.has(member)) byMember.set(member, id);
    const files = new Set(
      group.flatMap((lb) => lb.members.flatMap((it) => (columns.get(it) !== "aux" ? (fileOf(it) ?? []) : []))),
    );
    lanes.push({
      id,
      loadBalancers: group.map((lb) => lb.id),
      title: [...new Set(group.map((lb) => lb.name))].join(", "),
      product: [...new Set(group.map(productText))].join(" and "),
      because: group.map((lb) => (group.length > 1 ? `${lb.name}: ${lb.because}` : lb.because)).join("\n"),
      files: shorten([...files]),
    });
  }
  let unreached = false;
  for (const id of columns.keys()) {
    if (byMember.has(id)) continue;
    const lane = laneOfNeighbour(topology, id, byMember) ?? UNREACHED;
    byMember.set(id, lane);
    if (lane === UNREACHED) unreached = true;
  }
  if (unreached)
    lanes.push({ id: UNREACHED, loadBalancers: [], title: UNREACHED_TITLE, product: "", because: "", files: "" });
  return { lanes, laneOf: (id) => byMember.get(id) ?? UNREACHED };
}

/** Load balancers in the order of the topology, joined when they share a member that counts. */
function groupBySharedMembers(all: readonly LoadBalancer[], counts: (id: string) => boolean): LoadBalancer[][] {
  const parent = all.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const owner = new Map<string, number>();
  all.forEach((lb, index) => {
    for (const member of lb.members) {
      if (!counts(member)) continue;
      const other = owner.get(member);
      if (other === undefined) owner.set(member, index);
      else {
        const [a, b] = [root(other), root(index)];
        parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
  });
  const groups = new Map<number, LoadBalancer[]>();
  all.forEach((lb, index) => {
    const key = root(index);
    groups.set(key, [...(groups.get(key) ?? []), lb]);
  });
  return [...groups.values()];
}

/** Beside things (certificates, policies, addresses) stand where their user stands. */
function laneOfNeighbour(topology: Topology, id: string, lanes: ReadonlyMap<string, string>): string | undefined {
  const resource = topology.get(id);
  const beside = !resource || kindSpec(resource.kind).column === "aux";
  if (!beside) return undefined;
  for (const edge of topology.into(id)) {
    const lane = lanes.get(edge.from);
    if (lane !== undefined) return lane;
  }
  return undefined;
}

function shorten(files: readonly string[]): string {
  const names = files.map((it) => it.split("/").at(-1) ?? it);
  return names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", ");
}
