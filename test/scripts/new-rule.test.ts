/** `npm run new-rule`, run for real in a copy of the repository: what it writes is registered, type-checks, and begins red. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/lib/paths.mjs";

const copied = [
  "src/core",
  "scripts",
  "test/support",
  "docs/rules",
  "package.json",
  "tsconfig.json",
  "biome.json",
  ".gitignore",
];

/** Compilers and test runners start anew in the copy, maybe beside all other tests. */
const patience = 300_000;

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), "new-rule-"));
  for (const it of copied) cpSync(path.join(root, it), path.join(copy, it), { recursive: true });
  mkdirSync(path.join(copy, "media"));
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "junction");
}, patience);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function newRule(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/new-rule.mjs", ...args], {
    cwd: copy,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { status, stderr };
}

const read = (file: string) => readFileSync(path.join(copy, file), "utf8");
const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: copy, encoding: "utf8", stdio: "pipe" });

describe("a rule on a kind that has none yet", () => {
  const rule = "src/core/constraints/signed-url-key/key-of-no-bucket.ts";
  const test = "test/core/constraints/signed-url-key/key-of-no-bucket.test.ts";

  beforeAll(() => {
    const title = "A key of no bucket";
    expect(newRule("signed-url-key", "key-of-no-bucket", "--severity", "warning", "--title", title)).toEqual({
      status: 0,
      stderr: "",
    });
  }, patience);

  it("is registered, has a page, and its level can be set", () => {
    expect(read("src/core/constraints/all.ts")).toContain('from "./signed-url-key/key-of-no-bucket";');
    expect(read("docs/rules/key-of-no-bucket.md")).toContain("# A key of no bucket");
    expect(read("docs/rules/README.md")).toContain("| [key-of-no-bucket](key-of-no-bucket.md) | warning |");
    expect(read("package.json")).toContain('"key-of-no-bucket": {');
    node("scripts/gen-docs.mjs", "--check");
  });

  it(
    "type-checks and is formatted",
    () => {
      const config = { extends: "./tsconfig.json", compilerOptions: { types: ["node"] }, include: [rule, test] };
      writeFileSync(path.join(copy, "tsconfig.new.json"), JSON.stringify(config));
      node("node_modules/typescript/bin/tsc", "-p", "tsconfig.new.json");
      node("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", rule, test);
    },
    patience,
  );

  it(
    "begins with an invalid row that fails, and nothing else that does",
    () => {
      const { status, stdout } = spawnSync(
        process.execPath,
        ["node_modules/vitest/vitest.mjs", "run", "--reporter=json", test],
        { cwd: copy, encoding: "utf8" },
      );
      expect(status).toBe(1);
      const { testResults } = JSON.parse(stdout.slice(stdout.indexOf("{"))) as {
        testResults: { assertionResults: { title: string; status: string }[] }[];
      };
      const failed = testResults.flatMap((it) => it.assertionResults).filter((it) => it.status === "failed");
      expect(failed.map((it) => it.title)).toEqual([expect.stringMatching(/^fires: /)]);
    },
    patience,
  );
});

describe("what it refuses, writing nothing", () => {
  it.each([
    [[], /name a folder and an id/],
    [["a-rule", "--colour", "red"], /colour/],
    [["backend-service", "Rule"], /"Rule" is no id/],
    [["backend-service", "cdn-with-iap"], /there is a rule "cdn-with-iap" already/],
    [["backend-service", "judged-kinds"], /there is a file judged-kinds\.ts already/],
    [["no-such-kind", "a-rule"], /no folder "no-such-kind"/],
    [["../elsewhere", "a-rule"], /no folder "\.\.\/elsewhere"/],
    [["backend-service", "a-rule", "--kind", "Nothing"], /no kind "Nothing"/],
    [["backend-service", "a-rule", "--severity", "fatal"], /severity error, warning, info/],
    // Without a terminal there is nobody to ask.
    [["a-rule"], /name the folder before the id: one of backend-service/],
  ])("%j", (args, message) => {
    const { status, stderr } = newRule(...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
    expect(existsSync(path.join(copy, "src/core/constraints/backend-service/a-rule.ts"))).toBe(false);
  });
});
