import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Diagram, type DiagramNode, DiagramPatch } from "../../../src/core/diagram/model";
import { applyPatch, diffDiagrams, isEmptyPatch } from "../../../src/core/diagram/patch";

const text = fc.string({ maxLength: 4 });
const severity = fc.constantFrom("error" as const, "warning" as const, "info" as const);
const id = fc.constantFrom(..."abcdefghijkl");
const row = fc.record(
  { id, type: fc.constantFrom("heading" as const, "route" as const), label: text, note: text, severity },
  { requiredKeys: ["id", "type", "label"] },
);
const node = fc.record(
  {
    id,
    kind: text,
    kindLabel: text,
    column: fc.constantFrom("urlMap" as const, "backend" as const),
    lane: id,
    title: text,
    subtitle: text,
    scope: text,
    badge: fc.record({ errors: fc.nat(3), warnings: fc.nat(3), infos: fc.nat(3) }),
    rows: fc.array(row, { maxLength: 3 }),
    moreRows: fc.nat(9),
    ghost: fc.record({ state: fc.constantFrom("dangling" as const, "unknown" as const), reason: text }),
    many: text,
    label: text,
  },
  {
    requiredKeys: [
      "id",
      "kind",
      "kindLabel",
      "column",
      "lane",
      "title",
      "subtitle",
      "scope",
      "badge",
      "rows",
      "moreRows",
      "label",
    ],
  },
);
const edge = fc.record(
  { id, from: id, to: id, fromRow: id, label: text, style: fc.constantFrom("solid" as const, "dashed" as const) },
  { requiredKeys: ["id", "from", "to", "style"] },
);
const lane = fc.record({
  id,
  loadBalancers: fc.array(id, { maxLength: 2 }),
  title: text,
  product: text,
  because: text,
  files: text,
});
const diagrams: fc.Arbitrary<Diagram> = fc.record({
  lanes: fc.uniqueArray(lane, { selector: (it) => it.id, maxLength: 6 }),
  nodes: fc.uniqueArray(node, { selector: (it) => it.id, maxLength: 9 }),
  edges: fc.uniqueArray(edge, { selector: (it) => it.id, maxLength: 9 }),
  loadBalancers: fc.array(fc.record({ id, name: text, product: text }), { maxLength: 3 }),
  summary: fc.record({
    loadBalancers: fc.nat(9),
    resources: fc.nat(9),
    errors: fc.nat(9),
    warnings: fc.nat(9),
    infos: fc.nat(9),
    unknowns: fc.nat(9),
    problems: fc.array(fc.record({ file: text, line: fc.nat(9), column: fc.nat(9), message: text }), { maxLength: 2 }),
  }),
});

describe("diagram patches", () => {
  it("give the second diagram when applied to the first, over the wire", () => {
    fc.assert(
      fc.property(diagrams, diagrams, (before, after) => {
        const patch = DiagramPatch.parse(JSON.parse(JSON.stringify(diffDiagrams(before, after))));
        expect(applyPatch(before, patch)).toEqual(after);
      }),
    );
  });

  it("are empty exactly when the diagrams show the same", () => {
    fc.assert(
      fc.property(diagrams, diagrams, (before, after) => {
        expect(isEmptyPatch(diffDiagrams(before, structuredClone(before)))).toBe(true);
        const same = JSON.stringify(Diagram.parse(before)) === JSON.stringify(Diagram.parse(after));
        expect(isEmptyPatch(diffDiagrams(before, after))).toBe(same);
      }),
    );
  });

  it("keep the identity of everything that they do not name", () => {
    fc.assert(
      fc.property(diagrams, diagrams, (before, after) => {
        const patch = diffDiagrams(before, after);
        const touched = new Set(patch.nodes.set.map((it) => it.id));
        const result = new Map(applyPatch(before, patch).nodes.map((it) => [it.id, it]));
        for (const old of before.nodes)
          if (!touched.has(old.id) && result.has(old.id)) expect(result.get(old.id)).toBe(old);
      }),
    );
  });

  const [first, second] = ["one", "two"].map(
    (name): DiagramNode => ({
      id: name,
      kind: "BackendService",
      kindLabel: "Backend service",
      column: "backend",
      lane: "l",
      title: name,
      subtitle: "",
      scope: "global",
      badge: { errors: 0, warnings: 0, infos: 0 },
      rows: [],
      moreRows: 0,
      label: name,
    }),
  ) as [DiagramNode, DiagramNode];
  const diagram = (...nodes: DiagramNode[]): Diagram => ({
    lanes: [],
    nodes,
    edges: [],
    loadBalancers: [],
    summary: { loadBalancers: 0, resources: 0, errors: 0, warnings: 0, infos: 0, unknowns: 0, problems: [] },
  });

  it.each([
    { name: "one added at the end", after: diagram(first, second), set: ["two"], removed: [], order: undefined },
    {
      name: "one added in front",
      after: diagram(second, first),
      set: ["two"],
      removed: [],
      order: ["two", "one"],
    },
    { name: "one removed", after: diagram(), set: [], removed: ["one"], order: undefined },
    {
      name: "one changed",
      after: diagram({ ...first, subtitle: "HTTPS" }),
      set: ["one"],
      removed: [],
      order: undefined,
    },
  ])("name only what changed: $name", ({ after, set, removed, order }) => {
    const patch = diffDiagrams(diagram(first), after);
    expect(patch.nodes.set.map((it) => it.id)).toEqual(set);
    expect(patch.nodes.removed).toEqual(removed);
    expect(patch.nodes.order).toEqual(order);
  });
});
