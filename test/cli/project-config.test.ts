/** `.lb-topology.yaml`, presets and baselines on the command line. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, readText, runCli } from "../support/cli";

const RULE = "dangling-reference";
const proxy = (name: string) => `resource "google_compute_target_http_proxy" "${name}" {
  name    = "${name}"
  url_map = google_compute_url_map.none.id
}
`;

function severities(cwd: string, ...args: string[]): string[] {
  const answer = JSON.parse(runCli(["lint", ...args, "--format", "json"], cwd).out) as {
    diagnostics: { rule: string; severity: string; file: string }[];
  };
  return answer.diagnostics.filter((it) => it.rule === RULE).map((it) => `${it.severity} ${it.file}`);
}

describe("a configuration in the repository", () => {
  const folder = folderWith({
    ".lb-topology.yaml": `rules: {${RULE}: warning}\nexclude: [old]\n`,
    "lb/main.tf": proxy("web"),
    "old/main.tf": proxy("old"),
  });

  it.each([
    ["for the folder", folder, ["."], "lb/main.tf"],
    ["for a folder in it", folder, ["lb"], "lb/main.tf"],
    ["for a file in it", folder, ["lb/main.tf"], "lb/main.tf"],
    ["from inside", path.join(folder, "lb"), ["."], "main.tf"],
    ["from beside", path.join(folder, "old"), ["../lb"], "../lb/main.tf"],
  ])("counts %s", (_, cwd, args, file) => expect(severities(cwd, ...args)).toEqual([`warning ${file}`]));

  it("leaves a file out even where it is named", () => {
    expect(runCli(["lint", "old/main.tf"], folder)).toMatchObject({
      code: 0,
      out: expect.stringContaining("0 errors"),
    });
  });

  it("does not count above the repository", () => {
    const outer = folderWith({
      ".lb-topology.yaml": `rules: {${RULE}: off}`,
      "repo/.git/HEAD": "",
      "repo/main.tf": proxy("web"),
    });
    expect(severities(outer, "repo")).toEqual(["error repo/main.tf"]);
  });
});

describe("presets", () => {
  const folder = folderWith({ "main.tf": proxy("web") });

  it("are chosen on the command line", () => {
    const all = runCli(["lint", ".", "--preset", "strict"], folder).out;
    expect(all).toMatch(/\b0 hints\b/);
    expect(runCli(["lint", ".", "--preset", "errors-only"], folder).out).toMatch(/\b0 warnings, 0 hints\b/);
  });

  it("are told where there is none of the name", () => {
    expect(runCli(["lint", ".", "--preset", "lax"], folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--preset is one of recommended, strict, errors-only, not "lax"'),
    });
  });
});

describe("a baseline", () => {
  it("holds what is known: only what comes after it counts", () => {
    const folder = folderWith({ "main.tf": proxy("web") });
    expect(runCli(["lint", ".", "--write-baseline", "known.json"], folder)).toMatchObject({ code: 0, out: "" });
    expect(JSON.parse(readText(folder, "known.json"))).toMatchObject({
      version: 1,
      findings: expect.arrayContaining([expect.objectContaining({ rule: RULE })]),
    });
    const again = runCli(["lint", ".", "--baseline", "known.json"], folder);
    expect(again.code).toBe(0);
    expect(again.err).toMatch(/^\d+ known findings of the baseline are not shown$/m);
    const more = folderWith({
      "main.tf": proxy("web"),
      "more.tf": proxy("shop"),
      "known.json": readText(folder, "known.json"),
      ".lb-topology.yaml": "baseline: known.json",
    });
    expect(severities(more, ".")).toEqual(["error more.tf"]);
    expect(severities(path.join(more, ".."), path.basename(more))).toEqual([`error ${path.basename(more)}/more.tf`]);
    // Written anew, it holds what it held and what is new.
    runCli(["lint", ".", "--write-baseline", "known.json"], more);
    expect(severities(more, ".")).toEqual([]);
  });

  it.each([
    ["is not there", ["--baseline", "none.json"], /^lb-topology: none\.json: cannot be read: /],
    ["is no baseline", ["--baseline", "main.tf"], /^lb-topology: main\.tf: no JSON: /],
    ["is read and written", ["--baseline", "a", "--write-baseline", "a"], /not both$/],
  ])("that %s is told", (_, args, message) => {
    const run = runCli(["lint", ".", ...args], folderWith({ "main.tf": proxy("web") }));
    expect(run.code).toBe(2);
    expect(run.err.trim()).toMatch(message);
  });
});
