import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutDiagram } from "../../../../src/core/layout/layout";
import type { LayoutInput, LayoutNode, Spot } from "../../../../src/core/layout/layout-model";
import { metrics } from "../../../../src/core/layout/metrics";
import { settleLayout } from "../../../../src/core/layout/settle/settle";
import { layoutInput } from "../arbitrary";
import { boxesOf, entersInside, overlaps, partsOf, placeOf, plain } from "../picture";

const none = new Map<string, Spot>();

function node(id: string, column: number, lane = "a", height = 46): LayoutNode {
  return { id, column, lane, width: 200, height };
}

/** A map with three services, and a group behind each. */
const shop: LayoutInput = {
  nodes: [node("map", 0), ...["x", "y", "z"].flatMap((it) => [node(`bs-${it}`, 1), node(`neg-${it}`, 2)])],
  edges: ["x", "y", "z"].flatMap((it) => [
    { id: `map-${it}`, from: "map", to: `bs-${it}` },
    { id: `bs-${it}`, from: `bs-${it}`, to: `neg-${it}` },
  ]),
  lanes: ["a"],
  columns: 3,
};

/** Spots of some of the nodes of an input. */
const moved = layoutInput({ maxNodes: 25, maxEdges: 40 }).chain((input) =>
  fc
    .array(
      fc.record({ at: fc.nat(), x: fc.integer({ min: -300, max: 900 }), y: fc.integer({ min: -50, max: 1200 }) }),
      {
        maxLength: 6,
      },
    )
    .map((list) => {
      const spots = new Map<string, Spot>();
      for (const { at, x, y } of list) {
        const it = input.nodes[at % Math.max(input.nodes.length, 1)];
        if (it) spots.set(it.id, { x, y });
      }
      return { input, spots };
    }),
);

describe("settling", () => {
  it("leaves the automatic layout as it is where nothing was moved", () =>
    fc.assert(
      fc.property(layoutInput(), (input) => {
        const automatic = layoutDiagram(input);
        expect(settleLayout(input, automatic, none).layout).toBe(automatic);
      }),
      { numRuns: 60 },
    ));

  it("puts nodes where the user put them, apart from the others and inside their lanes, and is the same each time", () =>
    fc.assert(
      fc.property(moved, ({ input, spots }) => {
        const automatic = layoutDiagram(input);
        const { layout } = settleLayout(input, automatic, spots);
        const boxes = boxesOf(input, layout);
        boxes.forEach((box, index) => {
          for (const other of boxes.slice(index + 1)) expect(overlaps(box, other), `${box.id} ${other.id}`).toBe(false);
        });
        for (const it of input.nodes) {
          const lane = layout.lanes.get(it.lane);
          const { x, y } = placeOf(layout, it.id);
          expect(x).toBeGreaterThanOrEqual(metrics.lanePaddingX);
          expect(y).toBeGreaterThanOrEqual((lane?.y ?? 0) + metrics.laneHeader);
          expect(y + it.height).toBeLessThan((lane?.y ?? 0) + (lane?.height ?? 0));
          expect(x + it.width).toBeLessThanOrEqual(layout.width);
        }
        expect([...layout.edges.keys()]).toEqual([...automatic.edges.keys()]);
        for (const edge of input.edges) {
          const route = layout.edges.get(edge.id) ?? [];
          const [from, to] = [edge.from, edge.to].map((id) => boxes.find((box) => box.id === id));
          expect([from?.left, from?.right]).toContain(route[0]?.x);
          expect([to?.left, to?.right]).toContain(route.at(-1)?.x);
          for (const part of partsOf(route))
            expect(part.left === part.right || part.bottom - part.top < 0.5, edge.id).toBe(true);
        }
        expect(plain(settleLayout(structuredClone(input), layoutDiagram(input), spots).layout)).toEqual(plain(layout));
      }),
      { numRuns: 150 },
    ));

  it("moves one node exactly to its spot and no other", () => {
    const automatic = layoutDiagram(shop);
    const { layout } = settleLayout(shop, automatic, new Map([["bs-y", { x: 60, y: 300 }]]));
    for (const { id } of shop.nodes) {
      if (id !== "bs-y") expect(placeOf(layout, id), id).toEqual(placeOf(automatic, id));
    }
    expect(placeOf(layout, "bs-y")).toEqual({ x: placeOf(automatic, "bs-y").x + 60, y: 300 });
  });

  it("leads edges around a node that was put in their way", () => {
    const automatic = layoutDiagram(shop);
    const { x, y } = placeOf(automatic, "neg-x");
    const between = { x: x - placeOf(automatic, "bs-z").x, y };
    // The group goes far right; the third service takes its place, right in the way.
    const spots = new Map([
      ["neg-x", { x: 500, y }],
      ["bs-z", between],
    ]);
    const { layout } = settleLayout(shop, automatic, spots);
    const boxes = boxesOf(shop, layout);
    for (const edge of shop.edges)
      for (const part of partsOf(layout.edges.get(edge.id) ?? []))
        for (const box of boxes) expect(entersInside(part, box), `${edge.id} through ${box.id}`).toBe(false);
  });
});

describe("a change of content", () => {
  const added: LayoutInput = {
    ...shop,
    nodes: [...shop.nodes.slice(0, 3), node("bs-new", 1), node("neg-new", 2), ...shop.nodes.slice(3)],
    edges: [
      { id: "map-new", from: "map", to: "bs-new" },
      { id: "bs-new", from: "bs-new", to: "neg-new" },
      ...shop.edges,
    ],
  };
  const spots = new Map([["neg-z", { x: 80, y: 260 }]]);
  const first = settleLayout(shop, layoutDiagram(shop), spots);
  const withNew = () => settleLayout(added, layoutDiagram(added), spots, first);

  it("places what is new without moving anything", () => {
    const { layout } = withNew();
    for (const { id } of shop.nodes) expect(placeOf(layout, id), id).toEqual(placeOf(first.layout, id));
    const boxes = boxesOf(added, layout);
    for (const edge of added.edges)
      for (const part of partsOf(layout.edges.get(edge.id) ?? []))
        for (const box of boxes) expect(entersInside(part, box), `${edge.id} through ${box.id}`).toBe(false);
  });

  it("leaves the gap of what went, and fills it when it comes back", () => {
    const gone: LayoutInput = {
      ...shop,
      nodes: shop.nodes.filter((it) => it.id !== "bs-x"),
      edges: shop.edges.filter((it) => it.from !== "bs-x" && it.to !== "bs-x"),
    };
    const without = settleLayout(gone, layoutDiagram(gone), spots, first);
    for (const { id } of gone.nodes) expect(placeOf(without.layout, id), id).toEqual(placeOf(first.layout, id));
    const back = settleLayout(shop, layoutDiagram(shop), spots, without);
    expect([...back.layout.nodes]).toEqual([...first.layout.nodes]);
  });

  it("makes room below a node that grows, and takes it back", () => {
    const grown = { ...shop, nodes: shop.nodes.map((it) => (it.id === "bs-x" ? { ...it, height: 120 } : it)) };
    const large = settleLayout(grown, layoutDiagram(grown), spots, first);
    expect(placeOf(large.layout, "bs-x")).toEqual(placeOf(first.layout, "bs-x"));
    expect(placeOf(large.layout, "bs-y").y).toBeGreaterThan(placeOf(first.layout, "bs-y").y);
    const small = settleLayout(shop, layoutDiagram(shop), spots, large);
    expect([...small.layout.nodes]).toEqual([...first.layout.nodes]);
  });

  it("lays a lane out anew of which most is new", () => {
    const few: LayoutInput = { ...shop, nodes: shop.nodes.slice(0, 1), edges: [] };
    const start = settleLayout(few, layoutDiagram(few), none);
    const automatic = layoutDiagram(shop);
    expect(settleLayout(shop, automatic, none, start).layout).toBe(automatic);
  });
});
