import fc from "fast-check";
import { expect, it } from "vitest";
import { crossingCounter } from "../../../src/core/layout/crossings";
import { buildGraph, type Link } from "../../../src/core/layout/graph";
import { type Group, groupsOf } from "../../../src/core/layout/groups";
import type { LayoutInput } from "../../../src/core/layout/layout-model";
import { netOf } from "../../../src/core/layout/net";
import { orderGroup } from "../../../src/core/layout/order";
import { layoutInput } from "./arbitrary";

const groups = (input: LayoutInput): Group[] => buildGraph(input).lanes.flatMap(groupsOf);
const count = (group: Group): number => crossingCounter(netOf(group))();

it("counts what comparing every pair of links counts", () => {
  fc.assert(
    fc.property(layoutInput({ forwardOnly: true, maxEdges: 120 }), (input) => {
      for (const group of groups(input)) expect(count(group)).toBe(byPairs(group));
    }),
    { numRuns: 200 },
  );
});

it("never orders a group worse than it came, and keeps every vertex once", () => {
  fc.assert(
    fc.property(layoutInput({ forwardOnly: true, maxEdges: 120 }), (input) => {
      for (const group of groups(input)) {
        const before = count(group);
        const members = group.columns.map((column) => new Set(column));
        orderGroup(group);
        expect(count(group)).toBeLessThanOrEqual(before);
        group.columns.forEach((column, index) => {
          expect(new Set(column)).toEqual(members[index]);
          expect(column.map((vertex) => vertex.order)).toEqual(column.map((_, order) => order));
        });
      }
    }),
    { numRuns: 200 },
  );
});

it("finds the order without crossings of a graph that has one", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), fc.infiniteStream(fc.nat()), (parents, keys) => {
      // A forest: each node hangs from an earlier one in the column before. Given in any order, it can be drawn flat.
      const nodes: LayoutInput["nodes"][number][] = [];
      const edges: LayoutInput["edges"][number][] = [];
      parents.forEach((pick, index) => {
        const parent = nodes[pick % (index + 1)];
        const column = parent && parent.column < 4 ? parent.column + 1 : 0;
        nodes.push({ id: `n${index}`, column, lane: "lane", width: 100, height: 46 });
        if (column > 0) edges.push({ id: `e${index}`, from: parent?.id ?? "", to: `n${index}` });
      });
      const shuffled = nodes.map((node) => ({ node, key: keys.next().value })).sort((a, b) => a.key - b.key);
      const input = { nodes: shuffled.map((it) => it.node), edges, lanes: ["lane"], columns: 5 };
      for (const group of groups(input)) {
        orderGroup(group);
        expect(count(group)).toBe(0);
      }
    }),
    { numRuns: 200 },
  );
});

function byPairs(group: Group): number {
  const links = group.columns.flatMap((column) => column.flatMap((vertex) => vertex.right));
  const ends = (link: Link): [number, number] => [link.from.order + link.fromSlot, link.to.order + link.toSlot];
  let total = 0;
  links.forEach((link, index) => {
    for (const other of links.slice(index + 1)) {
      if (link.from.column !== other.from.column) continue;
      const [a, b] = [ends(link), ends(other)];
      if ((a[0] - b[0]) * (a[1] - b[1]) < 0) total++;
    }
  });
  return total;
}
