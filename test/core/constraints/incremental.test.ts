import fc from "fast-check";
import { expect, test } from "vitest";
import { constraints } from "../../../src/core/constraints/all";
import { restrict } from "../../../src/core/constraints/islands";
import { recall } from "../../../src/core/constraints/memory";
import { type RunResult, runConstraints } from "../../../src/core/constraints/run";
import { linkedTopology } from "../../../src/core/topology/build";
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

test("findings after an edit are those of a run from scratch", async () => {
  const engine = await engineOf(files);
  const names = Object.keys(files);
  let memory: RunResult["memory"];
  let remembered = 0;
  let skipped = 0;
  const check = () => {
    const { topology } = engine.snapshot;
    const recalled = recall(topology, memory);
    remembered += recalled.islands.filter((it) => !it.open && it.findings.length > 0).length;
    const next = runConstraints(topology, { memory });
    memory = next.memory;
    expect(next.failures).toEqual([]);
    const { resources, edges, ghosts, unresolved } = topology;
    const anew = linkedTopology(resources, edges, ghosts, unresolved);
    expect(next.findings).toEqual(runConstraints(anew).findings);
    skipped += recalled.kinds === undefined ? 0 : 1;
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
  expect(skipped, "edits that left the graph as it was").toBeGreaterThan(10);
});

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
