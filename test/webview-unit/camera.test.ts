import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Layout } from "../../src/core/layout/layout-model";
import { fitViewport, isOnScreen, showViewport, startViewport, zoomViewport } from "../../webview/canvas/camera";

const layout = (width: number, height: number): Layout => ({
  nodes: new Map(),
  edges: new Map(),
  lanes: new Map(),
  columns: [],
  width,
  height,
});
const size = fc.record({ width: fc.integer({ min: 300, max: 2000 }), height: fc.integer({ min: 200, max: 1500 }) });
const viewport = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  zoom: fc.double({ min: 0.1, max: 2, noNaN: true }),
});
const rect = fc.record({
  x: fc.integer({ min: 0, max: 3000 }),
  y: fc.integer({ min: 0, max: 9000 }),
  width: fc.integer({ min: 20, max: 210 }),
  height: fc.integer({ min: 20, max: 150 }),
});

describe("the camera", () => {
  it("brings a node that fits wholly into view, whatever was seen before", () => {
    fc.assert(
      fc.property(viewport, size, rect, (now, room, node) => {
        const it = showViewport(now, room, node);
        fc.pre(node.width * it.zoom < room.width - 48 && node.height * it.zoom < room.height - 48);
        const left = node.x * it.zoom + it.x;
        const top = node.y * it.zoom + it.y;
        expect(left).toBeGreaterThanOrEqual(23.9);
        expect(top).toBeGreaterThanOrEqual(23.9);
        expect(left + node.width * it.zoom).toBeLessThanOrEqual(room.width - 23.9);
        expect(top + node.height * it.zoom).toBeLessThanOrEqual(room.height - 23.9);
      }),
    );
  });

  it("does not move for a node that is in view", () => {
    const now = { x: 0, y: 0, zoom: 1 };
    expect(showViewport(now, { width: 800, height: 600 }, { x: 100, y: 100, width: 200, height: 50 })).toBe(now);
  });

  it("fits a small diagram whole, and a long one by its width", () => {
    const room = { width: 1000, height: 800 };
    const small = fitViewport(layout(1600, 900), room);
    expect(1600 * small.zoom + 2 * small.x).toBeCloseTo(1000, 0);
    const long = fitViewport(layout(1100, 70_000), room);
    expect(long.zoom).toBeCloseTo((1000 - 16) / 1100, 5);
    expect(long.y).toBe(8);
    expect(startViewport(layout(400, 300), room).zoom).toBe(1);
  });

  it("keeps the diagram in sight while zooming", () => {
    fc.assert(
      fc.property(size, fc.array(fc.constantFrom(0.8, 1.25), { maxLength: 12 }), (room, factors) => {
        const it = layout(1100, 4000);
        let now = startViewport(it, room);
        for (const factor of factors) now = zoomViewport(now, it, room, factor);
        expect(isOnScreen(now, room, { x: 0, y: 0, width: it.width, height: it.height })).toBe(true);
      }),
    );
  });
});
