/** Generated layout inputs: any columns, any edges (also backwards, within a column, to itself, across lanes, doubled). */
import fc from "fast-check";
import type { LayoutEdge, LayoutInput, LayoutNode } from "../../../src/core/layout/layout-model";

export interface Shape {
  readonly maxNodes?: number;
  readonly maxEdges?: number;
  /** Only edges from a column to one further right, within a lane. */
  readonly forwardOnly?: boolean;
}

const columns = 5;
const lanes = ["first", "second", "unreachable"];

export function layoutInput({ maxNodes = 40, maxEdges = 60, forwardOnly }: Shape = {}): fc.Arbitrary<LayoutInput> {
  const node = fc.record({
    column: fc.nat(columns - 1),
    lane: fc.constantFrom(...lanes),
    width: fc.integer({ min: 100, max: 240 }),
    height: fc.integer({ min: 46, max: 300 }),
  });
  const port = fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined });
  const edge = fc.record({ from: fc.nat(), to: fc.nat(), fromY: port, toY: port });
  return fc
    .tuple(fc.array(node, { maxLength: maxNodes }), fc.array(edge, { maxLength: maxEdges }))
    .map(([drawn, pairs]) => {
      const nodes: LayoutNode[] = drawn.map((it, index) => ({ id: `n${index}`, ...it }));
      const edges: LayoutEdge[] = pairs.flatMap(({ from, to, ...ports }, index) => {
        const start = nodes[from % nodes.length];
        const end = nodes[to % nodes.length];
        if (!start || !end) return [];
        if (forwardOnly && (start.column >= end.column || start.lane !== end.lane)) return [];
        const fromY = ports.fromY === undefined ? undefined : Math.min(ports.fromY, start.height);
        const toY = ports.toY === undefined ? undefined : Math.min(ports.toY, end.height);
        return [{ id: `e${index}`, from: start.id, to: end.id, fromY, toY }];
      });
      return { nodes, edges, lanes, columns };
    });
}
