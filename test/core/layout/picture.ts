/** What is true of a picture, for tests: boxes, parts of edges, order within columns. */
import { layoutDiagram } from "../../../src/core/layout/layout";
import type { Layout, LayoutInput, LayoutNode, Place } from "../../../src/core/layout/layout-model";

export interface Box {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function placeOf(layout: Layout, id: string): Place {
  const place = layout.nodes.get(id);
  if (!place) throw new Error(`no place for ${id}`);
  return place;
}

export function boxesOf(input: LayoutInput, layout: Layout): Box[] {
  return input.nodes.map(({ id, width, height }) => {
    const { x, y } = placeOf(layout, id);
    return { id, left: x, top: y, right: x + width, bottom: y + height };
  });
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The straight parts of a route, as boxes without an inside. */
export function partsOf(route: readonly Place[]): Box[] {
  return route.slice(1).map((end, index) => {
    const start = route[index] ?? end;
    return {
      id: "",
      left: Math.min(start.x, end.x),
      top: Math.min(start.y, end.y),
      right: Math.max(start.x, end.x),
      bottom: Math.max(start.y, end.y),
    };
  });
}

/** Whether a part of an edge touches the inside of a box; its border is where edges begin and end. */
export function entersInside(part: Box, box: Box): boolean {
  return part.left < box.right && part.right > box.left && part.top < box.bottom && part.bottom > box.top;
}

/** Ids of each lane's columns from the top. */
export function columnOrders(input: LayoutInput, layout: Layout): Map<string, string[]> {
  const columns = new Map<string, LayoutNode[]>();
  for (const node of input.nodes) {
    const key = `${node.lane} ${node.column}`;
    columns.set(key, [...(columns.get(key) ?? []), node]);
  }
  const y = (node: LayoutNode): number => placeOf(layout, node.id).y;
  return new Map([...columns].map(([key, nodes]) => [key, nodes.sort((a, b) => y(a) - y(b)).map((node) => node.id)]));
}

/** A picture as plain values, to compare. */
export function plain(layout: Layout) {
  return {
    ...layout,
    nodes: Object.fromEntries(layout.nodes),
    edges: Object.fromEntries(layout.edges),
    lanes: Object.fromEntries(layout.lanes),
  };
}

/** Nodes of one width and head height; `edges` as "from>to" or "from@y>to". */
export function sketch(
  columns: readonly (readonly string[])[],
  edges: readonly string[],
  heights: Record<string, number> = {},
) {
  const nodes = columns.flatMap((ids, column) =>
    ids.map((id) => ({ id, column, lane: "lane", width: 200, height: heights[id] ?? 46 })),
  );
  const input: LayoutInput = {
    nodes,
    edges: edges.map((text, index) => {
      const [, from = "", y, to = ""] = /^([^@>]+)(?:@(\d+))?>(.+)$/.exec(text) ?? [];
      return { id: `${index}:${text}`, from, to, ...(y === undefined ? {} : { fromY: Number(y) }) };
    }),
    lanes: ["lane"],
    columns: columns.length,
  };
  return { input, layout: layoutDiagram(input) };
}
