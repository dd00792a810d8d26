/** The arranged diagram as React Flow's nodes and edges. What looks the same is the same object, so React Flow and React leave it alone. */
import type { Edge, Node } from "@xyflow/react";
import { Position } from "@xyflow/react";
import type { Arranged, ArrangedLane, ArrangedNode } from "../../src/core/diagram/arrange";
import { nodeMetrics } from "../../src/core/diagram/arrange";
import type { DiagramEdge } from "../../src/core/diagram/model";
import { roundedPath } from "../../src/core/layout/edge-path";
import type { Layout, Place } from "../../src/core/layout/layout-model";

export type LaneItem = Node<{ lane: ArrangedLane; width: number }, "lane">;
export type ResourceItem = Node<{ arranged: ArrangedNode }, "resource">;
export type FlowNode = LaneItem | ResourceItem;
export type FlowEdge = Edge<{ edge: DiagramEdge; path: string; route: readonly Place[] }, "route">;

export interface FlowItems {
  readonly nodes: FlowNode[];
  readonly edges: FlowEdge[];
}

/** Lanes come each before its own nodes: the order of the page is the order in which it is read. */
export function flowItems(arranged: Arranged, layout: Layout, before: FlowItems): FlowItems {
  const old = new Map(before.nodes.map((it) => [it.id, it]));
  const oldEdges = new Map(before.edges.map((it) => [it.id, it]));
  const byLane = new Map<string, ArrangedNode[]>();
  for (const it of arranged.nodes.values()) {
    const list = byLane.get(it.node.lane);
    if (list) list.push(it);
    else byLane.set(it.node.lane, [it]);
  }
  const nodes = arranged.lanes.flatMap((lane): FlowNode[] => [
    laneItem(lane, layout, old.get(laneItemId(lane.lane.id))),
    ...(byLane.get(lane.lane.id) ?? []).map((it) => resourceItem(it, layout, old.get(it.node.id))),
  ]);
  const edges = arranged.edges.flatMap((edge) => {
    const route = layout.edges.get(edge.id);
    return route ? [edgeItem(edge, route, arranged, oldEdges.get(edge.id))] : [];
  });
  return { nodes, edges };
}

const laneItemId = (lane: string) => `lane ${lane}`;

/** React Flow's wrapper says nothing of its own: the components inside have the roles and names. */
const plain = { "aria-roledescription": undefined, "aria-describedby": undefined } as const;

function laneItem(lane: ArrangedLane, layout: Layout, before: FlowNode | undefined): LaneItem {
  const box = layout.lanes.get(lane.lane.id) ?? { y: 0, height: 0 };
  const same =
    before?.type === "lane" &&
    before.position.y === box.y &&
    before.height === box.height &&
    before.width === layout.width &&
    before.data.lane.lane === lane.lane &&
    before.data.lane.folded === lane.folded &&
    before.data.lane.count === lane.count &&
    before.data.lane.errors === lane.errors &&
    before.data.lane.warnings === lane.warnings;
  if (same) return before;
  return {
    id: laneItemId(lane.lane.id),
    type: "lane",
    position: { x: 0, y: box.y },
    width: layout.width,
    height: box.height,
    measured: { width: layout.width, height: box.height },
    handles: [],
    zIndex: -1,
    domAttributes: plain,
    data: { lane, width: layout.width },
  };
}

function resourceItem(arranged: ArrangedNode, layout: Layout, before: FlowNode | undefined): ResourceItem {
  const place = layout.nodes.get(arranged.node.id) ?? { x: 0, y: 0 };
  const same =
    before?.type === "resource" &&
    before.position.x === place.x &&
    before.position.y === place.y &&
    before.data.arranged === arranged;
  if (same) return before;
  const { width, height } = arranged;
  const middle = nodeMetrics.head / 2;
  return {
    id: arranged.node.id,
    type: "resource",
    position: { x: place.x, y: place.y },
    width,
    height,
    measured: { width, height },
    // Edges draw the layout's route; these only tell React Flow that the node can be reached.
    handles: [
      { type: "source", position: Position.Right, x: width, y: middle, width: 0, height: 0 },
      { type: "target", position: Position.Left, x: 0, y: middle, width: 0, height: 0 },
    ],
    domAttributes: plain,
    data: { arranged },
  };
}

function edgeItem(
  edge: DiagramEdge,
  route: readonly Place[],
  arranged: Arranged,
  before: FlowEdge | undefined,
): FlowEdge {
  const path = roundedPath(route);
  if (before?.data?.edge === edge && before.data.path === path) return before;
  const title = (id: string) => arranged.nodes.get(id)?.node.title ?? id;
  return {
    id: edge.id,
    type: "route",
    source: edge.from,
    target: edge.to,
    ariaLabel: `${title(edge.from)} to ${title(edge.to)}${edge.label ? `: ${edge.label}` : ""}`,
    domAttributes: plain,
    data: { edge, path, route },
  };
}
