/** Where an arrow key goes: along the edges to the left and right, within the column up and down. */
import type { Arranged } from "../../src/core/diagram/arrange";
import type { Layout } from "../../src/core/layout/layout-model";
import type { Adjacency } from "./highlight";

export type Direction = "left" | "right" | "up" | "down" | "first" | "last" | "nextLane" | "previousLane";

/** Id of the node to go to from `from`, or undefined when there is none in that direction. */
export function neighbour(
  arranged: Arranged,
  layout: Layout,
  graph: Adjacency,
  from: string,
  direction: Direction,
): string | undefined {
  const start = arranged.nodes.get(from);
  const ids = [...arranged.nodes.keys()];
  if (!start) return ids[0];
  const y = (id: string) => layout.nodes.get(id)?.y ?? 0;
  switch (direction) {
    case "right":
      return nearest(graph.out.get(from)?.map((it) => it.to));
    case "left":
      return nearest(graph.into.get(from)?.map((it) => it.from));
    case "up":
      return inColumn((id) => y(id) < y(from), -1);
    case "down":
      return inColumn((id) => y(id) > y(from), 1);
    case "first":
      return ids[0];
    case "last":
      return ids.at(-1);
    case "nextLane":
      return laneFrom(1);
    case "previousLane":
      return laneFrom(-1);
  }

  /** The uppermost of several: then "down" walks through the others. */
  function nearest(candidates: readonly string[] | undefined): string | undefined {
    return candidates?.filter((id) => layout.nodes.has(id)).sort((a, b) => y(a) - y(b))[0];
  }

  function inColumn(wanted: (id: string) => boolean, sign: 1 | -1): string | undefined {
    return ids
      .filter((id) => arranged.nodes.get(id)?.node.column === start?.node.column && wanted(id))
      .sort((a, b) => sign * (y(a) - y(b)))[0];
  }

  function laneFrom(step: 1 | -1): string | undefined {
    const lanes = arranged.lanes.filter((it) => !it.folded && it.count).map((it) => it.lane.id);
    const lane = lanes[lanes.indexOf(start?.node.lane ?? "") + step];
    return ids.find((id) => arranged.nodes.get(id)?.node.lane === lane);
  }
}
