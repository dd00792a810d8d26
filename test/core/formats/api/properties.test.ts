/** Whatever field of whatever kind is set, in YAML and in JSON: the text read again says what was asked, and no more changed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apiFormat } from "../../../../src/core/formats/api";
import type { FieldSpec, Kind } from "../../../../src/core/kinds/kind";
import { kindSpec } from "../../../../src/core/kinds/registry";
import { applyTextEdits, type Change, type ChangeValue } from "../../../../src/core/model/change";
import { buildTopology } from "../../../../src/core/topology/build";
import { plain, url } from "./support";

const kinds: readonly Kind[] = [
  "BackendService",
  "UrlMap",
  "ForwardingRule",
  "TargetHttpsProxy",
  "HealthCheck",
  "NetworkEndpointGroup",
  "SecurityPolicy",
  "InstanceGroupManager",
];
/** Fields that say which object it is, and what nobody writes. */
const apart: ReadonlySet<string> = new Set(["name", "region", "zone"]);

/** A value that a field can have, as changes write it; links are whole ones. */
function generated(field: FieldSpec, item = false): fc.Arbitrary<ChangeValue> {
  const type = field.type === "list" && item ? (field.items ?? "string") : field.type;
  switch (type) {
    case "list":
      return fc.array(generated(field, true), { minLength: 1, maxLength: 3 });
    case "object": {
      const inner = (field.fields ?? []).filter((it) => !it.api?.absent);
      return fc
        .subarray(inner, { minLength: 1, maxLength: Math.min(3, inner.length) })
        .chain((chosen) => fc.record(Object.fromEntries(chosen.map((it) => [it.name, generated(it)]))));
    }
    case "map":
      return fc.dictionary(fc.constantFrom("team", "cost-centre", "a.b/c"), text, {
        minKeys: 1,
        noNullPrototype: true,
      });
    case "reference": {
      const collection = field.api?.collection;
      if (collection !== undefined)
        return fc
          .constantFrom("c1", "c2")
          .map((it) => `//certificatemanager.googleapis.com/projects/shop/locations/global/${collection}/${it}`);
      const [kind] = field.ref?.kinds ?? [];
      return fc.constantFrom("a", "b-2").map((it) => `${url}/global/${kind ? kindSpec(kind).collection : "x"}/${it}`);
    }
    case "number":
      return fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(0.5, 0.25));
    case "boolean":
      return fc.boolean();
    default:
      if (field.name === "distributionPolicyZones") return fc.constantFrom("z-a", "z-b");
      return field.values ? fc.constantFrom(...field.values) : text;
  }
}

const text = fc.oneof(
  fc.constantFrom(
    "yes",
    "1.0",
    "null",
    "2024-01-02",
    "*",
    "a: b",
    "x #y",
    "443",
    "",
    "é 😀",
    "two\nlines\n",
    "it's",
    'say "x"',
  ),
  fc.string({ maxLength: 10 }),
);

const asked = fc.constantFrom(...kinds).chain((kind) => {
  const fields = kindSpec(kind).fields.filter(
    (it) => !apart.has(it.name) && !it.api?.absent && it.name !== "distributionPolicy",
  );
  const one = fc
    .constantFrom(...fields)
    .chain((field) => generated(field).map((value) => ({ field: field.name, value })));
  return fc.tuple(fc.constant(kind), fc.array(one, { minLength: 1, maxLength: 4 }));
});

function read(path: string, said: string) {
  const session = apiFormat.open();
  session.update(path, said);
  const { resources, problems } = session.result();
  expect(problems).toEqual([]);
  const topology = buildTopology(resources, {});
  const [first, second] = topology.resources;
  if (!first || !second) throw new Error("two objects were expected");
  return { session, topology, first, second };
}

const style = fc.constantFrom("yaml", "yaml-list", "json", "json-line");

function start(kind: Kind, how: string): readonly [string, string] {
  const { collection } = kindSpec(kind);
  const word = collection.replace(/ies$/, "y").replace(/xies$/, "xy").replace(/s$/, "");
  const objects = ["first", "second"].map((name) => ({
    description: `the ${name}`,
    kind: `compute#${word}`,
    name,
    selfLink: `${url}/global/${collection}/${name}`,
  }));
  const yaml = (it: object, indent: string) =>
    Object.entries(it)
      .map(([key, value]) => `${key}: ${value} # ${key}`)
      .join(`\n${indent}`);
  if (how === "json") return ["lb.json", `${JSON.stringify(objects, null, 2)}\n`];
  if (how === "json-line") return ["lb.jsonl", `${objects.map((it) => JSON.stringify(it)).join("\n")}\n`];
  if (how === "yaml-list") return ["lb.yaml", `${objects.map((it) => `- ${yaml(it, "  ")}`).join("\n")}\n`];
  return ["lb.yaml", `${objects.map((it) => yaml(it, "")).join("\n---\n")}\n`];
}

describe("generated changes", () => {
  it("are what the text says afterwards, one after the other", () => {
    fc.assert(
      fc.property(asked, style, ([kind, sets], how) => {
        const [path, before] = start(kind, how);
        let said = before;
        const wanted = new Map<string, ChangeValue>();
        for (const { field, value } of sets) {
          const { session, topology, first } = read(path, said);
          const change: Change = { op: "setField", resource: first.id, field, value };
          const plan = session.plan(topology, [change]);
          if (!plan.ok) throw new Error(plan.reason);
          const after = applyTextEdits(said, plan.edits);
          // The other object is the same to the letter.
          expect(after.slice(after.lastIndexOf("the second"))).toBe(said.slice(said.lastIndexOf("the second")));
          said = after;
          wanted.set(field, value);
          const again = read(path, said);
          expect(again.session.plan(again.topology, [{ ...change, resource: again.first.id }]), "again").toEqual({
            ok: true,
            edits: [],
          });
        }
        const { first } = read(path, said);
        for (const [field, value] of wanted)
          expect(plain(first.fields.fields[field])).toEqual(asRead(kindSpec(kind).fields, field, value));
        for (const comment of before.match(/# \w+/g) ?? [])
          if (comment !== "# description") expect(said).toContain(comment);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  it("are taken back by removing what was set", () => {
    fc.assert(
      fc.property(asked, style, ([kind, [set]], how) => {
        if (!set || set.field === "description") return;
        const [path, before] = start(kind, how);
        const { session, topology, first } = read(path, before);
        const plan = session.plan(topology, [
          { op: "setField", resource: first.id, ...set },
          { op: "removeField", resource: first.id, field: set.field },
        ]);
        if (!plan.ok) throw new Error(plan.reason);
        expect(applyTextEdits(before, plan.edits)).toBe(before);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});

/** As `plain` shows it: links are references. */
function asRead(fields: readonly FieldSpec[], name: string, value: ChangeValue): unknown {
  const field = fields.find((it) => it.name === name);
  if (!field) return value;
  const one = (it: ChangeValue): unknown => {
    if (field.ref) return `-> ${String(it)}`;
    if (!field.fields || typeof it !== "object" || it === null) return it;
    return Object.fromEntries(
      Object.entries(it).map(([key, inner]) => [key, asRead(field.fields ?? [], key, inner as ChangeValue)]),
    );
  };
  return Array.isArray(value) ? value.map(one) : one(value);
}
