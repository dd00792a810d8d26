import { describe, expect, it } from "vitest";
import { layoutDiagram } from "../../../src/core/layout/layout";
import { metrics } from "../../../src/core/layout/metrics";
import { columnOrders, partsOf, placeOf, sketch } from "./picture";

const node = (id: string, column: number, lane = "lane") => ({ id, column, lane, width: 200, height: 46 });

describe("small inputs", () => {
  it("lays out nothing", () => {
    const layout = layoutDiagram({ nodes: [], edges: [], lanes: [], columns: 3 });
    expect(layout.nodes.size + layout.edges.size + layout.lanes.size).toBe(0);
    expect(layout.columns).toHaveLength(3);
    expect(layout.height).toBe(0);
  });

  it("lays out a single node below its lane's title", () => {
    const layout = layoutDiagram({ nodes: [node("a", 1)], edges: [], lanes: ["lane"], columns: 3 });
    expect(placeOf(layout, "a")).toEqual({ x: metrics.lanePaddingX, y: metrics.laneHeader });
    expect(layout.columns.map((column) => column.width)).toEqual([0, 200, 0]);
  });

  it("keeps a lane without nodes, and a lane that was not announced comes last", () => {
    const layout = layoutDiagram({ nodes: [node("a", 0, "other")], edges: [], lanes: ["empty"], columns: 1 });
    expect([...layout.lanes.keys()]).toEqual(["empty", "other"]);
    expect(layout.lanes.get("empty")?.height).toBe(metrics.laneEmpty);
  });

  it("leaves out an edge to nowhere and a second node with the same id", () => {
    const layout = layoutDiagram({
      nodes: [node("a", 0), node("a", 1)],
      edges: [{ id: "e", from: "a", to: "gone" }],
      lanes: ["lane"],
      columns: 2,
    });
    expect(layout.nodes.size).toBe(1);
    expect(layout.edges.size).toBe(0);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -5])("survives a size or port of %s", (bad) => {
    const layout = layoutDiagram({
      nodes: [{ ...node("a", 0), width: bad, height: bad }, node("b", 1)],
      edges: [{ id: "e", from: "a", to: "b", fromY: bad, toY: bad }],
      lanes: ["lane"],
      columns: 2,
    });
    for (const { x, y } of [...layout.nodes.values(), ...(layout.edges.get("e") ?? [])])
      expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });
});

describe("order", () => {
  it.each([
    { name: "as given where no edge decides", columns: [["b", "a", "c"]], edges: [], order: [["b", "a", "c"]] },
    {
      name: "untangles a ladder",
      columns: [
        ["a", "b", "c"],
        ["x", "y", "z"],
      ],
      edges: ["a>z", "b>y", "c>x"],
      order: [
        ["a", "b", "c"],
        ["z", "y", "x"],
      ],
    },
    {
      name: "follows the rows of a table",
      columns: [["map"], ["x", "y", "z"]],
      edges: ["map@100>x", "map@80>y", "map@60>z"],
      order: [["map"], ["z", "y", "x"]],
    },
    {
      name: "puts what two share between them",
      columns: [
        ["m", "n"],
        ["shared", "a", "b"],
      ],
      edges: ["m@60>a", "m@80>shared", "n@60>shared", "n@80>b"],
      order: [
        ["m", "n"],
        ["a", "shared", "b"],
      ],
    },
    {
      name: "lets an edge that skips a column pass beside what stands there",
      columns: [["a", "b"], ["y"], ["z", "x"]],
      edges: ["a>x", "b>y", "y>z"],
      order: [["a", "b"], ["y"], ["x", "z"]],
    },
  ])("$name", ({ columns, edges, order }) => {
    const { input, layout } = sketch(columns, edges, { map: 120, m: 120, n: 120 });
    expect([...columnOrders(input, layout).values()]).toEqual(order);
  });
});

describe("places", () => {
  it("draws a chain as one straight line, also across a skipped column", () => {
    const { layout } = sketch(
      [["rule"], ["proxy"], [], ["backend"], ["group"]],
      ["rule>proxy", "proxy>backend", "backend>group"],
      {
        group: 200,
      },
    );
    for (const route of layout.edges.values()) expect(route).toHaveLength(2);
    expect(new Set(["rule", "proxy", "backend", "group"].map((id) => placeOf(layout, id).y)).size).toBe(1);
  });

  it("spaces backends by the groups behind them, so that each stands beside its own", () => {
    const { layout } = sketch(
      [
        ["b1", "b2"],
        ["g1", "g2"],
      ],
      ["b1>g1", "b2>g2"],
      { g1: 300 },
    );
    expect(placeOf(layout, "b2").y).toBe(placeOf(layout, "g2").y);
    expect(placeOf(layout, "b2").y - placeOf(layout, "b1").y).toBeGreaterThanOrEqual(300 + metrics.nodeGap);
  });

  it("draws a second URL map beside its backends, not at the top", () => {
    const first = ["a1", "a2", "a3", "a4", "a5", "a6"];
    const { layout } = sketch(
      [
        ["m1", "m2"],
        [...first, "shared", "b1"],
      ],
      [...first.map((id) => `m1>${id}`), "m1>shared", "m2>shared", "m2>b1"],
    );
    expect(placeOf(layout, "m2").y).toBeGreaterThanOrEqual(placeOf(layout, "a6").y);
  });

  it("lets unconnected nodes of different columns share a height", () => {
    const { layout } = sketch([["a"], ["b"], ["c"]], []);
    expect(new Set(["a", "b", "c"].map((id) => placeOf(layout, id).y)).size).toBe(1);
  });
});

describe("routes", () => {
  it("draws an edge within a column as a loop at its right side", () => {
    const { layout } = sketch([["a", "b"]], ["a>b"]);
    const route = layout.edges.get("0:a>b") ?? [];
    expect(route[0]?.x).toBe(route.at(-1)?.x);
    expect(Math.max(...route.map((place) => place.x))).toBeGreaterThan(placeOf(layout, "a").x + 200);
    expect(layout.width).toBeGreaterThan(Math.max(...route.map((place) => place.x)));
  });

  it("draws an edge of a node to itself as a loop with a height", () => {
    const { layout } = sketch([["a"]], ["a>a"]);
    const route = layout.edges.get("0:a>a") ?? [];
    expect(route[0]?.y).not.toBe(route.at(-1)?.y);
  });

  it("draws an edge that points back from the left side of its node", () => {
    const { layout } = sketch([["a"], ["b"]], ["b>a"]);
    const route = layout.edges.get("0:b>a") ?? [];
    expect(route[0]?.x).toBe(placeOf(layout, "b").x);
    expect(route.at(-1)?.x).toBe(placeOf(layout, "a").x + 200);
  });

  it("keeps the upright parts of edges that leave and enter different ports apart", () => {
    const rows = [57, 79, 101, 123, 145];
    const { layout } = sketch(
      [["map"], rows.map((row) => `b${row}`)],
      rows.map((row) => `map@${row}>b${row}`),
      { map: 160 },
    );
    const upright = [...layout.edges.values()].flatMap(partsOf).filter((part) => part.left === part.right);
    expect(upright).toHaveLength(rows.length - 1);
    const xs = upright.map((part) => part.left).sort((a, b) => a - b);
    xs.slice(1).forEach((x, index) => {
      expect(x - (xs[index] ?? x)).toBeGreaterThanOrEqual(metrics.trackGap);
    });
  });
});
