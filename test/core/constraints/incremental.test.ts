import fc from "fast-check";
import { expect, test } from "vitest";
import { constraints } from "../../../src/core/constraints/all";
import { restrict } from "../../../src/core/constraints/islands";
import { recall } from "../../../src/core/constraints/memory";
import { type RunResult, runConstraints } from "../../../src/core/constraints/run";
import type { Resource } from "../../../src/core/model/resource";
import type { Snapshot } from "../../../src/core/snapshot";
import { buildTopology } from "../../../src/core/topology/build";
import type { Topology } from "../../../src/core/topology/topology";
import { engineOf } from "../../support/terraform";

/** Every rule's examples in one module, a file for each rule, with labels and names of their own. */
const files: Record<string, string> = {};
for (const { meta } of constraints)
  for (const side of ["bad", "good"] as const)
    if (meta.examples)
      files[`${meta.id}.${side}.tf`] = withPrefix(meta.examples[side], `${meta.id.replace(/-/g, "_")}_${side}_`);

/** Labels of resources and variables, wherever they are named. */
function withPrefix(text: string, prefix: string): string {
  return text
    .replace(/^((?:resource|data) "\w+" )"(\w+)"/gm, `$1"${prefix}$2"`)
    .replace(/^variable "(\w+)"/gm, `variable "${prefix}$1"`)
    .replace(/\b(google_\w+)\.(\w+)\./g, `$1.${prefix}$2.`)
    .replace(/\bvar\.(\w+)/g, `var.${prefix}$1`);
}

const edit = fc.record({
  at: fc.nat(),
  line: fc.nat(),
  kind: fc.constantFrom("drop", "blank", "unknown", "restore", "swap"),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** One step of somebody's work on a file: a line goes, comes, gets another value. */
function edited(text: string, original: string, { line, kind }: Edit): string {
  const lines = text.split("\n");
  const index = line % lines.length;
  const was = lines[index] ?? "";
  if (kind === "restore") return original;
  if (kind === "blank") lines.splice(index, 0, "");
  if (kind === "drop" && !/[{}]\s*$/.test(was)) lines.splice(index, 1);
  if (kind === "unknown") lines[index] = was.replace(/= [^{[]+$/, "= var.nowhere");
  if (kind === "swap")
    lines[index] = was.replace(/"[A-Z_]+"|\d+$/, (it) => (it.startsWith('"') ? '"INTERNET_IP_PORT"' : "80"));
  return lines.join("\n");
}

/** Topologies in which a resource whose text and place did not change is the very object it was, whatever the format does. */
function keepingIdentity(): (snapshot: Snapshot) => Topology {
  const kept = new Map<string, { readonly json: string; readonly resource: Resource }>();
  return (snapshot) =>
    buildTopology(
      snapshot.topology.resources.map((resource) => {
        const json = JSON.stringify(resource);
        const old = kept.get(resource.id);
        if (old?.json === json) return old.resource;
        kept.set(resource.id, { json, resource });
        return resource;
      }),
    );
}

test("findings after an edit are those of a run from scratch", async () => {
  const engine = await engineOf(files);
  const names = Object.keys(files);
  const topologyOf = keepingIdentity();
  let memory: RunResult["memory"];
  let remembered = 0;
  const check = () => {
    const topology = topologyOf(engine.snapshot);
    remembered += recall(topology, memory?.rules ?? "", memory).filter((it) => it.findings?.length).length;
    const next = runConstraints(topology, { memory });
    memory = next.memory;
    expect(next.failures).toEqual([]);
    expect(next.findings).toEqual(runConstraints(topology).findings);
  };
  check();
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      for (const it of edits) {
        const path = names[it.at % names.length] ?? "";
        const text = engine.snapshot.text(path) ?? "";
        engine.update([{ path, text: edited(text, files[path] ?? "", it) }]);
        check();
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
  expect(remembered).toBeGreaterThan(100);
}, 120_000);

test("a local rule lands only on what it was asked about", async () => {
  const { topology } = (await engineOf(files)).snapshot;
  const local = constraints.filter((it) => it.meta.local);
  const half = topology.resources.filter((it) => it.range.file < "internet-neg-n");
  const ids = new Set(half.map((it) => it.id));
  const { findings, failures } = runConstraints(restrict(topology, half), {}, local);
  expect(failures).toEqual([]);
  expect(findings.length).toBeGreaterThan(0);
  for (const it of findings) expect(ids).toContain(it.resource);
});
