import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldSpec } from "../../../src/core/kinds/kind";
import { allKinds } from "../../../src/core/kinds/registry";
import { buildTopology } from "../../../src/core/topology/build";
import { link, open, outside, type Plain, ref, resource, unknown } from "../../support/resources";

const types = allKinds.flatMap((spec) => spec.terraform.map((it) => it.type));
const names = ["a", "b", "c"];
const address = fc.tuple(fc.constantFrom(...types), fc.constantFrom(...names)).map(([type, name]) => `${type}.${name}`);

/** Anything that may stand in a field, right or wrong. */
const leaf: fc.Arbitrary<Plain> = fc.oneof(
  fc.constantFrom<Plain>("", "web", "10.0.0.1", "projects/p/global/backendServices/a", "//", 80, true),
  address.map((it) => ref(it)),
  fc.constantFrom<Plain>(
    unknown("var.x"),
    unknown(""),
    link("global/urlMaps/a"),
    outside("data", "data.google_compute_url_map.a"),
    open("why"),
  ),
);

function fieldsOf(fields: readonly FieldSpec[], depth: number): fc.Arbitrary<Record<string, Plain>> {
  const some = fields.filter((it) => it.ref || it.fields || it.name === "name" || it.name === "loadBalancingScheme");
  return fc
    .subarray([...some], { maxLength: Math.min(4, some.length) })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((it) => [it.name, valueFor(it, depth)]))));
}

function valueFor(field: FieldSpec, depth: number): fc.Arbitrary<Plain> {
  const inner: fc.Arbitrary<Plain> = field.fields && depth > 0 ? fieldsOf(field.fields, depth - 1) : leaf;
  if (field.type !== "list") return fc.oneof({ weight: 4, arbitrary: inner }, { weight: 1, arbitrary: leaf });
  return fc.oneof({ weight: 4, arbitrary: fc.array(inner, { maxLength: 3 }) }, { weight: 1, arbitrary: leaf });
}

const resources = fc.array(
  fc.tuple(address, fc.constantFrom("m", "n")).chain(([at, module]) => {
    const spec = allKinds.find((it) => it.terraform.some((tf) => at.startsWith(`${tf.type}.`)));
    return fieldsOf(spec?.fields ?? [], 4).map((fields) => resource(at, fields, { module }));
  }),
  { maxLength: 15 },
);

describe("any resources", () => {
  it("make a consistent topology", () => {
    fc.assert(
      fc.property(resources, (parsed) => {
        const topology = buildTopology(parsed);
        const ids = new Set([...topology.resources, ...topology.ghosts].map((it) => it.id));
        expect(topology.resources).toHaveLength(parsed.length);
        expect(ids.size).toBe(parsed.length + topology.ghosts.length);
        expect(new Set(topology.edges.map((it) => it.id)).size).toBe(topology.edges.length);
        for (const edge of topology.edges) {
          expect(ids.has(edge.from) && ids.has(edge.to)).toBe(true);
          expect(topology.out(edge.from, edge.role)).toContain(edge);
          expect(topology.into(edge.to, edge.role)).toContain(edge);
        }
        for (const ghost of topology.ghosts) expect(topology.into(ghost.id).length).toBeGreaterThan(0);
        const rules = topology.loadBalancers.flatMap((it) => it.forwardingRules);
        expect([...rules].sort()).toEqual(
          topology
            .all("ForwardingRule")
            .map((it) => it.id)
            .sort(),
        );
        for (const balancer of topology.loadBalancers) {
          for (const member of balancer.members) expect(ids.has(member)).toBe(true);
          expect(balancer.members).toEqual(expect.arrayContaining([...balancer.forwardingRules]));
          expect(balancer.because).not.toBe("");
        }
        for (const one of topology.resources) expect(topology.productsOf(one.id).length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});
