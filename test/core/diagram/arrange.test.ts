import { describe, expect, it } from "vitest";
import { type ArrangeOptions, arrangeDiagram, columnOrder, nodeMetrics } from "../../../src/core/diagram/arrange";
import type { Diagram, DiagramNode, DiagramRow } from "../../../src/core/diagram/model";

const all: ArrangeOptions = {
  collapsed: new Set(),
  filter: new Set(),
  showEndpoints: true,
  showAux: false,
  opened: new Map(),
};
const rows = (n: number, type: DiagramRow["type"]): DiagramRow[] =>
  Array.from({ length: n }, (_, index) => ({ id: `r${index}`, type, label: `row ${index}` }));

const node = (id: string, column: DiagramNode["column"], extra: Partial<DiagramNode> = {}): DiagramNode => ({
  id,
  kind: "X",
  kindLabel: "X",
  column,
  lane: "a",
  title: id,
  subtitle: "",
  scope: "",
  badge: { errors: 0, warnings: 0, infos: 0 },
  rows: [],
  moreRows: 0,
  label: id,
  ...extra,
});
const lane = (id: string, loadBalancers = [id]) => ({
  id,
  loadBalancers,
  title: id,
  product: "",
  because: "",
  files: "",
});

function diagram(nodes: DiagramNode[], edges: Diagram["edges"] = []): Diagram {
  return {
    lanes: [lane("a"), lane("b"), lane("unreached", [])],
    nodes,
    edges,
    loadBalancers: [],
    summary: { loadBalancers: 2, resources: 0, errors: 0, warnings: 0, infos: 0, unknowns: 0, problems: [] },
  };
}
const { head, rowsTop, row, rowsBottom } = nodeMetrics;

describe("arranging a diagram", () => {
  it.each([
    { name: "no rows", it: node("n", "backend"), height: head },
    {
      name: "rows",
      it: node("n", "urlMap", { rows: rows(3, "route") }),
      height: head + rowsTop + 3 * row + rowsBottom,
    },
    {
      name: "rows and a count of more",
      it: node("n", "endpointGroup", { rows: rows(2, "endpoint"), moreRows: 7 }),
      height: head + rowsTop + 3 * row + rowsBottom,
    },
    {
      name: "a table longer than is drawn",
      it: node("n", "urlMap", { rows: rows(100, "route") }),
      height: head + rowsTop + (nodeMetrics.table + 1) * row + rowsBottom,
    },
  ])("sizes a node with $name", ({ it: one, height }) => {
    expect(arrangeDiagram(diagram([one]), all).input.nodes[0]?.height).toBe(height);
  });

  it("shows 10,000 opened endpoints in a window of a few", () => {
    const neg = node("n", "endpointGroup", { rows: rows(2, "endpoint"), moreRows: 9_998 });
    const opened = new Map([["n", rows(10_000, "endpoint")]]);
    const arranged = arrangeDiagram(diagram([neg]), { ...all, opened }).nodes.get("n");
    expect(arranged).toMatchObject({ scrolls: true, more: 0, open: true });
    expect(arranged?.height).toBe(head + rowsTop + (nodeMetrics.window + 1) * row + rowsBottom);
  });

  it("lets edges leave from the middle of their row, or of the line that stands for it", () => {
    const map = node("m", "urlMap", { rows: rows(100, "route") });
    const edge = (fromRow: string) => ({ id: fromRow, from: "m", to: "n", fromRow, style: "solid" as const });
    const nodes = [map, node("n", "backend")];
    const edges = [edge("r0"), edge("r39"), edge("r99"), edge("gone")];
    const { input } = arrangeDiagram(diagram(nodes, edges), all);
    const middle = (line: number) => head + rowsTop + line * row + row / 2;
    expect(input.edges.map((it) => it.fromY)).toEqual([0, 39, 40, 40].map(middle));
    const folded = arrangeDiagram(diagram(nodes, edges), { ...all, collapsed: new Set(["m"]) });
    expect(folded.input.edges.map((it) => it.fromY)).toEqual([undefined, undefined, undefined, undefined]);
    expect(folded.input.nodes[0]?.height).toBe(head);
  });

  it("draws what is chosen: lanes by filter, folded lanes without nodes, the last column on demand", () => {
    const nodes = [node("x", "backend"), node("y", "backend", { lane: "b" }), node("z", "aux")];
    const ids = (options: Partial<ArrangeOptions>) =>
      [...arrangeDiagram(diagram(nodes), { ...all, ...options }).nodes.keys()].sort();
    expect(ids({})).toEqual(["x", "y"]);
    expect(ids({ showAux: true })).toEqual(["x", "y", "z"]);
    expect(ids({ filter: new Set(["b"]) })).toEqual(["y"]);
    expect(ids({ collapsed: new Set(["a"]) })).toEqual(["y"]);
    const folded = arrangeDiagram(diagram(nodes), { ...all, collapsed: new Set(["a"]) });
    expect(folded.lanes[0]).toMatchObject({ folded: true, count: 1 });
    expect(folded.counts[columnOrder.indexOf("backend")]).toBe(2);
  });

  it("keeps what looks the same as the same object, and edges only between what is drawn", () => {
    const [x, y] = [node("x", "urlMap"), node("y", "backend", { lane: "b" })];
    const edges = [{ id: "e", from: "x", to: "y", style: "solid" as const }];
    const before = arrangeDiagram(diagram([x, y], edges), all);
    const after = arrangeDiagram(diagram([x, { ...y, title: "z" }], edges), all, before);
    expect(after.nodes.get("x")).toBe(before.nodes.get("x"));
    expect(after.nodes.get("y")).not.toBe(before.nodes.get("y"));
    const filtered = arrangeDiagram(diagram([x, y], edges), { ...all, filter: new Set(["a"]) });
    expect(filtered.edges).toEqual([]);
  });
});
