import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutDiagram } from "../../../src/core/layout/layout";
import type { Layout, LayoutInput, LayoutNode } from "../../../src/core/layout/layout-model";
import { layoutInput } from "./arbitrary";
import { columnOrders, placeOf, plain } from "./picture";

const pick = fc.nat();
const runs = { numRuns: 150 };

describe("a small edit", () => {
  it("changes nothing when there is none", () =>
    fc.assert(
      fc.property(layoutInput(), (input) => {
        const before = layoutDiagram(input);
        expect(plain(layoutDiagram(input, before))).toEqual(plain(before));
      }),
      runs,
    ));

  it("keeps the order of all others when a node with edges comes", () =>
    fc.assert(
      fc.property(layoutInput(), pick, fc.array(pick, { maxLength: 4 }), (input, at, ends) => {
        const model = input.nodes[at % Math.max(input.nodes.length, 1)];
        fc.pre(model !== undefined);
        if (!model) return;
        const added: LayoutNode = { ...model, id: "new", width: 100 };
        const edges = ends.map((end, index) => ({
          id: `new${index}`,
          from: "new",
          to: input.nodes[end % input.nodes.length]?.id ?? "",
        }));
        const nodes = inserted(input.nodes, at, added);
        expectKeptOrder(input, { ...input, nodes, edges: [...input.edges, ...edges] });
      }),
      runs,
    ));

  it("keeps the order of all others when a node goes", () =>
    fc.assert(
      fc.property(layoutInput(), pick, (input, at) => {
        const gone = input.nodes[at % Math.max(input.nodes.length, 1)]?.id;
        const nodes = input.nodes.filter((node) => node.id !== gone);
        expectKeptOrder(input, {
          ...input,
          nodes,
          edges: input.edges.filter((it) => it.from !== gone && it.to !== gone),
        });
      }),
      runs,
    ));

  it("keeps the order of all when an edge comes or goes", () =>
    fc.assert(
      fc.property(layoutInput(), layoutInput(), (input, other) => {
        const known = new Set(input.nodes.map((node) => node.id));
        const edges = other.edges.slice(0, 1).filter((it) => known.has(it.from) && known.has(it.to));
        expectKeptOrder(input, {
          ...input,
          edges: [...input.edges.slice(1), ...edges.map((it) => ({ ...it, id: "new" }))],
        });
      }),
      runs,
    ));

  it.each([false, true])("moves other lanes only up and down when a lone node comes (with previous: %s)", (keep) =>
    fc.assert(
      fc.property(layoutInput(), pick, pick, (input, column, at) => {
        const lane = "second";
        const added = { id: "new", column: column % input.columns, lane, width: 100, height: 46 };
        const before = layoutDiagram(input);
        const nodes = inserted(input.nodes, at, added);
        const after = layoutDiagram({ ...input, nodes }, keep ? before : undefined);
        for (const other of ["first", "unreachable"]) {
          const shifts = input.nodes
            .filter((node) => node.lane === other)
            .map(({ id }) => placeOf(after, id).y - placeOf(before, id).y);
          expect(new Set(shifts).size).toBeLessThanOrEqual(1);
          if (other === "first") expect(shifts.every((shift) => shift === 0)).toBe(true);
        }
      }),
      runs,
    ),
  );
});

describe("a node that grows", () => {
  const grown = (input: LayoutInput, at: number, by: number) => {
    const target = input.nodes[at % Math.max(input.nodes.length, 1)];
    const nodes = input.nodes.map((node) => (node === target ? { ...node, height: node.height + by } : node));
    return { target, changed: { ...input, nodes } };
  };

  it("stays, as does what stands above it in its column; nothing moves up, nothing changes places", () =>
    fc.assert(
      fc.property(layoutInput({ forwardOnly: true }), pick, fc.integer({ min: 1, max: 500 }), (input, at, by) => {
        const before = layoutDiagram(input);
        const { target, changed } = grown(input, at, by);
        fc.pre(target !== undefined);
        if (!target) return;
        const after = layoutDiagram(changed, before);
        const top = placeOf(before, target.id).y;
        for (const node of input.nodes) {
          const [was, is] = [placeOf(before, node.id).y, placeOf(after, node.id).y];
          expect(is, node.id).toBeGreaterThanOrEqual(was);
          if (node.column === target.column && was <= top) expect(is, node.id).toBe(was);
        }
        expect(columnOrders(input, after)).toEqual(columnOrders(input, before));
      }),
      runs,
    ));
});

describe("the order of the input", () => {
  it("does not matter for nodes that edges lead to", () =>
    fc.assert(
      fc.property(layoutInput({ forwardOnly: true }), fc.infiniteStream(fc.nat()), (input, keys) => {
        const led = new Set(input.edges.map((edge) => edge.to));
        const reachable = input.nodes.filter((node) => led.has(node.id));
        const shuffled = reachable
          .map((node) => ({ node, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map((it) => it.node);
        const nodes = input.nodes.map((node) => (led.has(node.id) ? (shuffled.pop() ?? node) : node));
        expect(plain(layoutDiagram({ ...input, nodes })).nodes).toEqual(plain(layoutDiagram(input)).nodes);
      }),
      runs,
    ));
});

function inserted(nodes: readonly LayoutNode[], at: number, added: LayoutNode): LayoutNode[] {
  const place = at % (nodes.length + 1);
  return [...nodes.slice(0, place), added, ...nodes.slice(place)];
}

function expectKeptOrder(before: LayoutInput, after: LayoutInput): void {
  const first = layoutDiagram(before);
  const second = layoutDiagram(after, first);
  const ids = new Set(after.nodes.map((node) => node.id));
  const both = new Set(before.nodes.map((node) => node.id).filter((id) => ids.has(id)));
  expect(orderOf(after, second, both)).toEqual(orderOf(before, first, both));
}

function orderOf(input: LayoutInput, layout: Layout, wanted: ReadonlySet<string>): Record<string, string[]> {
  const orders: Record<string, string[]> = {};
  for (const [key, ids] of columnOrders(input, layout)) {
    const kept = ids.filter((id) => wanted.has(id));
    if (kept.length) orders[key] = kept;
  }
  return orders;
}
