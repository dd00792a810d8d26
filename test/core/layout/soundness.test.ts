import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutDiagram } from "../../../src/core/layout/layout";
import { metrics } from "../../../src/core/layout/metrics";
import { layoutInput } from "./arbitrary";
import { boxesOf, entersInside, overlaps, partsOf, placeOf, plain } from "./picture";

/** True of every picture, whatever the input. */
describe("every layout", () => {
  const holds = (check: (input: Parameters<typeof layoutDiagram>[0]) => void): void =>
    fc.assert(fc.property(layoutInput(), check), { numRuns: 150 });

  it("places every node in its lane and column, apart from the others", () =>
    holds((input) => {
      const layout = layoutDiagram(input);
      const boxes = boxesOf(input, layout);
      for (const node of input.nodes) {
        const place = placeOf(layout, node.id);
        const lane = layout.lanes.get(node.lane);
        expect(place.x).toBe(layout.columns[node.column]?.x);
        expect(node.width).toBeLessThanOrEqual(layout.columns[node.column]?.width ?? 0);
        expect(place.y).toBeGreaterThanOrEqual((lane?.y ?? 0) + metrics.laneHeader);
        expect(place.y + node.height).toBeLessThan((lane?.y ?? 0) + (lane?.height ?? 0));
      }
      boxes.forEach((box, index) => {
        const roomy = { ...box, top: box.top - metrics.nodeGap, bottom: box.bottom + metrics.nodeGap };
        for (const other of boxes.slice(index + 1)) expect(overlaps(roomy, other), `${box.id} ${other.id}`).toBe(false);
      });
    }));

  it("stacks lanes in the given order and puts columns side by side", () =>
    holds((input) => {
      const layout = layoutDiagram(input);
      let bottom = -metrics.laneGap;
      expect([...layout.lanes.keys()]).toEqual(input.lanes);
      for (const lane of layout.lanes.values()) {
        expect(lane.y).toBe(bottom + metrics.laneGap);
        bottom = lane.y + lane.height;
      }
      expect(layout.height).toBe(bottom);
      expect(layout.columns).toHaveLength(input.columns);
      layout.columns.slice(1).forEach((column, index) => {
        const before = layout.columns[index] ?? column;
        expect(column.x).toBeGreaterThanOrEqual(before.x + before.width);
      });
      expect(layout.width).toBeGreaterThanOrEqual(Math.max(0, ...boxesOf(input, layout).map((box) => box.right)));
    }));

  it("routes every edge level and upright from side to side, never through a node", () =>
    holds((input) => {
      const layout = layoutDiagram(input);
      const boxes = boxesOf(input, layout);
      expect([...layout.edges.keys()].sort()).toEqual(input.edges.map((edge) => edge.id).sort());
      for (const edge of input.edges) {
        const route = layout.edges.get(edge.id) ?? [];
        const from = boxes.find((box) => box.id === edge.from);
        const to = boxes.find((box) => box.id === edge.to);
        expect([from?.left, from?.right]).toContain(route[0]?.x);
        expect([to?.left, to?.right]).toContain(route.at(-1)?.x);
        for (const part of partsOf(route)) {
          expect(part.left === part.right || part.bottom - part.top < 0.5).toBe(true);
          for (const box of boxes) expect(entersInside(part, box), `${edge.id} through ${box.id}`).toBe(false);
        }
      }
    }));

  it("is the same for the same input", () =>
    holds((input) => {
      expect(plain(layoutDiagram(structuredClone(input)))).toEqual(plain(layoutDiagram(input)));
    }));
});
