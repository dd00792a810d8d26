import { describe, expect, it, test } from "vitest";
import { baselineOf, readBaseline, withoutKnown } from "../../../src/core/config/baseline";
import { fullPath } from "../../../src/core/config/paths";
import { ProjectConfigs } from "../../../src/core/config/project-configs";
import { readConfig } from "../../../src/core/config/read-config";
import type { Finding } from "../../../src/core/model/finding";

const configs = (files: Record<string, string>, own = {}, base = "/home/u/repo") =>
  new ProjectConfigs(new Map(Object.entries(files)), own, base);

describe("paths in full", () => {
  it.each([
    ["a/b.tf", "/r", "/r/a/b.tf"],
    ["../x/./b.tf", "/r/q", "/r/x/b.tf"],
    ["/abs/b.tf", "/r", "/abs/b.tf"],
    ["file:///c%20d/b.tf", "/r", "file:///c d/b.tf"],
    ["vscode-remote://host+a/c/../b.tf", "/r", "vscode-remote://host+a/b.tf"],
    ["file:///100%/b.tf", "", "file:///100%/b.tf"],
    ["C:\\repo\\b.tf", "/r", "/C:/repo/b.tf"],
  ])("%s under %s", (path, base, full) => expect(fullPath(path, base)).toBe(full));
});

describe("the level of a rule", () => {
  const root = "preset: errors-only\nrules: {a: warning}\n";
  const inner = "rules: {a: off, b: info}\n";
  it.each([
    ["without a file is its own", {}, {}, "main.tf", "a", "warning", "warning"],
    ["follows the preset", { ".lb-topology.yaml": root }, {}, "main.tf", "c", "warning", "off"],
    ["follows the preset of the settings", {}, { preset: "strict" }, "main.tf", "c", "info", "warning"],
    ["a file's preset weighs more", { ".lb-topology.yaml": root }, { preset: "strict" }, "m.tf", "c", "info", "off"],
    ["is set by id", { ".lb-topology.yaml": root }, {}, "main.tf", "a", "error", "warning"],
    ["is set nearer", { ".lb-topology.yaml": root, "in/.lb-topology.yml": inner }, {}, "in/m.tf", "a", "error", "off"],
    [
      "holds only below",
      { ".lb-topology.yaml": root, "in/.lb-topology.yml": inner },
      {},
      "inn/m.tf",
      "a",
      "info",
      "warning",
    ],
    [
      "keeps the outer preset",
      { ".lb-topology.yaml": root, "in/.lb-topology.yml": inner },
      {},
      "in/m.tf",
      "c",
      "info",
      "off",
    ],
    ["settings weigh most", { ".lb-topology.yaml": root }, { rules: { a: "error" } }, "main.tf", "a", "info", "error"],
    ["above the working folder", { "../.lb-topology.yaml": "rules: {a: off}" }, {}, "x/m.tf", "a", "error", "off"],
    [
      "overrides by file, the last one wins",
      {
        ".lb-topology.yaml":
          "overrides: [{files: ['old/**'], rules: {a: off}}, {files: ['**/new.tf'], rules: {a: info}}]",
      },
      {},
      "old/new.tf",
      "a",
      "error",
      "info",
    ],
    [
      "excluded files have none",
      { ".lb-topology.yaml": "exclude: [old]" },
      { rules: { a: "error" } },
      "old/m.tf",
      "a",
      "error",
      "off",
    ],
  ] as const)("%s", (_, files, own, file, rule, severity, level) => {
    expect(configs(files, own).level(rule, severity, file)).toBe(level);
    if (level !== "off") expect(configs(files, own).isOff(rule, severity)).toBe(false);
  });

  it("is off everywhere only when nothing switches it on anywhere", () => {
    expect(configs({}, { rules: { a: "off" } }).isOff("a", "error")).toBe(true);
    expect(configs({ ".lb-topology.yaml": root }, { preset: "errors-only" }).isOff("c", "info")).toBe(true);
    expect(configs({ ".lb-topology.yaml": root }, { preset: "errors-only" }).isOff("a", "info")).toBe(false);
    expect(configs({ "in/.lb-topology.yaml": "rules: {a: off}" }).isOff("a", "error")).toBe(false);
  });
});

test("a file of a module of which others count is read and not judged", () => {
  const some = configs({ ".lb-topology.yaml": "exclude: ['lb/old.tf', 'examples/**', '*.yaml', 'gen/*.tf']" });
  expect(some.leavesOut("lb/old.tf")).toBe(false);
  expect(some.level("a", "error", "lb/old.tf")).toBe("off");
  expect(some.leavesOut("examples/x/main.tf")).toBe(true);
  expect(some.leavesOut("gen/main.tf")).toBe(true);
  expect(some.leavesOut("web.yaml")).toBe(true);
  expect(some.leavesOut("lb/main.tf")).toBe(false);
});

test("baselines and files of variables are found beside the file that names them", () => {
  const all = configs({
    "b/.lb-topology.yaml": "baseline: ./known.json\nterraform: {variableFiles: [b.tfvars]}",
    ".lb-topology.yaml": "terraform: {variableFiles: [a.tfvars]}",
  });
  expect(all.baselineFiles).toEqual(["b/known.json"]);
  expect(all.variableFiles).toEqual(["a.tfvars", "b.tfvars"]);
});

describe("what is wrong in a file", () => {
  it.each([
    ["a key", "preset: strict\nfoo: 1\n", "foo", 'There is no setting "foo" here.', { preset: "strict" }],
    [
      "a level",
      "rules:\n  cdn-with-iap: loud\n  inline: info\n",
      "cdn-with-iap",
      /^Invalid option/,
      { rules: { inline: "info" } },
    ],
    [
      "a rule's name",
      "rules: {cdn-with-ipa: off}",
      "cdn-with-ipa",
      'There is no rule "cdn-with-ipa". Did you mean "cdn-with-iap"?',
      undefined,
    ],
    ["a list", "exclude: [a, 3]", "3", /expected string/, { exclude: ["a"] }],
    ["the whole", "- a\n", "", /expected object/, {}],
    ["the YAML", "rules: {a: [\n", undefined, /./, {}],
  ] as const)("%s is told at its place, and the rest holds", (_, text, place, message, rest) => {
    const { config, problems } = readConfig(".lb-topology.yaml", text);
    const [problem] = problems;
    expect(problem?.message).toMatch(message);
    if (place !== undefined) expect(text.slice(problem?.range.start, problem?.range.end)).toBe(place);
    if (rest !== undefined) expect(config).toEqual(rest);
  });

  it("an empty file says nothing", () => {
    expect(readConfig("x", "# nothing yet\n")).toEqual({ config: {}, problems: [] });
  });
});

describe("a baseline", () => {
  const finding = (rule: string, resource: string, field?: string) =>
    ({ rule, resource, ...(field ? { field } : {}) }) as Finding;
  const known = [finding("a", "x", "backends[0].group"), finding("a", "x", "backends[1].group"), finding("b", "y")];

  it("knows its findings wherever they have moved, and no more of them", () => {
    const read = readBaseline(JSON.stringify(baselineOf(known)));
    if (!read.ok) throw new Error(read.reason);
    const moved = finding("a", "x", "backends[4].group");
    const fresh = finding("a", "z");
    expect(withoutKnown([...known.slice(1), moved, fresh], [read.baseline])).toEqual([fresh]);
    expect(withoutKnown([...known, moved], [read.baseline])).toEqual([moved]);
  });

  it.each(["", "{}", '{"version": 2, "findings": []}'])("%s is none", (text) =>
    expect(readBaseline(text)).toMatchObject({ ok: false, reason: expect.stringMatching(/^no (?:JSON|baseline): /) }),
  );
});
