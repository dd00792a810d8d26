import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { constraints } from "../../../src/core/constraints/all";
import { runConstraints } from "../../../src/core/constraints/run";
import type { Snapshot } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const rules = path.join(root, "src/core/constraints");

/** Files of rules: those in the folders that export something by default. The others are helpers of theirs. */
const files = readdirSync(rules, { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .flatMap((folder) => readdirSync(path.join(rules, folder.name)).map((file) => `${folder.name}/${file}`))
  .filter((file) => /^export default /m.test(readFileSync(path.join(rules, file), "utf8")));

test("every rule in the folders is registered, once, under the name of its file", () => {
  const ids = constraints.map((it) => it.meta.id);
  expect([...ids].sort()).toEqual(files.map((it) => path.basename(it, ".ts")).sort());
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(files)("%s has a test beside its path", (file) => {
  expect(existsSync(path.join(root, "test/core/constraints", file.replace(/\.ts$/, ".test.ts")))).toBe(true);
});

describe.each(constraints.map((it) => [it.meta.id, it] as const))("%s", (id, rule) => {
  const { meta } = rule;

  test("says what it is about", () => {
    expect(meta.title).not.toMatch(/\.$/);
    for (const text of [meta.title, meta.docs, meta.repair]) expect(text.trim()).not.toBe("");
    expect(meta.sources.length).toBeGreaterThan(0);
    expect(meta.appliesTo.length).toBeGreaterThan(0);
    expect(meta.reads).toEqual(expect.arrayContaining([...meta.appliesTo]));
    for (const message of Object.values(meta.messages)) expect(message).toMatch(/[.?]$/);
  });

  test("has a page that is current", () => {
    const page = readFileSync(path.join(root, `docs/rules/${id}.md`), "utf8");
    for (const text of [meta.title, meta.docs.trim(), meta.repair.trim(), ...meta.sources])
      expect(page).toContain(text);
    if (meta.examples) {
      expect(page).toContain(meta.examples.bad.trimEnd());
      expect(page).toContain(meta.examples.good.trimEnd());
    }
  });
});

describe.each(constraints.flatMap((it) => (it.meta.examples ? [[it.meta.id, it.meta.examples] as const] : [])))(
  "example of %s",
  (id, { bad, good }) => {
    let before: Snapshot;
    let after: Snapshot;
    beforeAll(async () => {
      before = (await engineOf({ "main.tf": bad })).snapshot;
      after = (await engineOf({ "main.tf": good })).snapshot;
    });

    test("the bad one is reported, on a kind that the rule names", () => {
      const meta = constraints.find((it) => it.meta.id === id)?.meta;
      const findings = before.findings.filter((it) => it.rule === id);
      expect(before.problems).toEqual([]);
      expect(findings.length).toBeGreaterThan(0);
      for (const it of findings) expect(meta?.appliesTo).toContain(before.topology.get(it.resource)?.kind);
      if (findings.some((it) => it.fixes.length > 0)) expect(meta?.fixable).toBe(true);
    });

    test("the good one is clean of it, and of errors", () => {
      expect(after.problems).toEqual([]);
      expect(after.findings.filter((it) => it.rule === id || it.severity === "error").map((it) => it.message)).toEqual(
        [],
      );
    });

    test("no rule fails", () => {
      expect(runConstraints(before.topology).failures).toEqual([]);
      expect(runConstraints(after.topology).failures).toEqual([]);
    });
  },
);
