import { expect, test } from "vitest";
import { engineOf, snapshotOf } from "../../../support/terraform";

const block = (inside = "") => `resource "google_compute_global_address" "a" {\n  name = "a"${inside}\n}\n`;

test.each([
  ["none", block(), undefined],
  ["inside, of every kind", block(" # one\n  // two\n  /* three */"), ["# one", "// two", "/* three */"]],
  ["right above, several lines", `# one\n# two\n${block()}`, ["# one", "# two"]],
  ["above, after an empty line", `# far\n\n# near\n${block()}`, ["# near"]],
  ["of the block before", `locals {} # theirs\n${block()}`, undefined],
  ["after the block", `${block()}# below\n`, undefined],
])("comments %s", async (_, text, expected) => {
  const { topology } = await snapshotOf(text);
  const comments = topology.all("Address")[0]?.comments?.map((it) => it.trim());
  expect(comments).toEqual(expected);
});

test("a comment above that changes without moving anything is noticed, and otherwise the resource stays what it was", async () => {
  const engine = await engineOf({ "main.tf": `# one\n${block()}`, "other.tf": "locals {}\n" });
  const first = engine.snapshot.topology.all("Address")[0];
  const unrelated = engine.update([{ path: "other.tf", text: "locals {\n}\n" }]);
  expect(unrelated.topology.all("Address")[0]?.fields).toBe(first?.fields);
  const changed = engine.update([{ path: "main.tf", text: `# two\n${block()}` }]);
  expect(changed.topology.all("Address")[0]?.comments?.map((it) => it.trim())).toEqual(["# two"]);
});
