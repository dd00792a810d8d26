import { afterEach, describe, expect, it } from "vitest";
import { baselineOf } from "../../../src/core/config/baseline";
import { removeComment, unusedSuppression } from "../../../src/core/config/unused-comment";
import type { Engine } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

const RULE = "dangling-reference";
const proxy = (name: string, comment = "") => `${comment}resource "google_compute_target_http_proxy" "${name}" {
  name    = "${name}"
  url_map = google_compute_url_map.none.id
}
`;
const CONFIG = ".lb-topology.yaml";
let engine: Engine;
const files = async (given: Record<string, string>) => {
  engine = await engineOf(given);
  return engine;
};
const found = () =>
  engine.snapshot.findings.filter((it) => it.rule === RULE).map((it) => `${it.severity} ${it.range.file}`);
afterEach(() => engine.dispose());

describe("a configuration in the repository", () => {
  it("holds from the moment it is there until it goes, whatever was read first", async () => {
    await files({ "a/main.tf": proxy("web"), "b/main.tf": proxy("web") });
    expect(found()).toEqual(["error a/main.tf", "error b/main.tf"]);
    engine.update([{ path: `a/${CONFIG}`, text: `rules: {${RULE}: info}` }]);
    expect(found()).toEqual(["info a/main.tf", "error b/main.tf"]);
    engine.update([{ path: CONFIG, text: "exclude: [b]" }]);
    expect(found()).toEqual(["info a/main.tf"]);
    expect(engine.snapshot.files).toEqual(["a/main.tf"]);
    engine.update([{ path: "b/main.tf", text: proxy("shop") }]);
    expect(found()).toEqual(["info a/main.tf"]);
    engine.update([
      { path: CONFIG, text: undefined },
      { path: `a/${CONFIG}`, text: undefined },
    ]);
    expect(found()).toEqual(["error a/main.tf", "error b/main.tf"]);
    expect(engine.snapshot.topology.resources.map((it) => it.name)).toContain("shop");
  });

  it("tells what is wrong in it, with lines, and is no config of a load balancer", async () => {
    await files({ "main.tf": proxy("web"), [CONFIG]: "rules:\n  dangling-refrence: off\n" });
    const [problem] = engine.snapshot.problems;
    expect(problem?.message).toContain('Did you mean "dangling-reference"?');
    expect(engine.snapshot.lines(CONFIG)?.position(problem?.range.start ?? 0)).toEqual({ line: 1, column: 2 });
    expect(engine.snapshot.files).toEqual(["main.tf"]);
  });

  it("gives values of variables", async () => {
    const main = `variable "none" {}\n${proxy("web").replace("google_compute_url_map.none.id", "var.none")}`;
    await files({ "main.tf": main, "prod.tfvars": 'none = "projects/p/global/urlMaps/none"\n' });
    const value = () => engine.snapshot.topology.resources[0]?.fields.fields.urlMap;
    expect(value()).toMatchObject({ type: "unknown" });
    engine.update([{ path: CONFIG, text: "terraform: {variableFiles: [prod.tfvars]}" }]);
    expect(value()).toMatchObject({ type: "reference" });
  });

  it("names a baseline, whose findings are known and not told", async () => {
    await files({ "main.tf": proxy("web") });
    const known = JSON.stringify(baselineOf(engine.snapshot.findings));
    engine.update([{ path: CONFIG, text: "baseline: known.json" }]);
    expect(engine.snapshot.wants).toContainEqual({ type: "text", path: "known.json" });
    expect(found()).toHaveLength(1);
    engine.update([{ path: "known.json", text: known }]);
    expect(found()).toEqual([]);
    expect(engine.snapshot.knownFindings.map((it) => it.rule)).toContain(RULE);
    engine.update([{ path: "more.tf", text: proxy("shop") }]);
    expect(found()).toEqual(["error more.tf"]);
    engine.update([{ path: "known.json", text: "{" }]);
    expect(found()).toHaveLength(2);
    expect(engine.snapshot.problems[0]?.message).toMatch(/^This is no JSON: /);
  });
});

describe("a comment that silences nothing", () => {
  const ignore = (rules: string) => `# lb-topology:ignore ${rules} not yet there\n`;
  const told = () => engine.snapshot.problems.map((it) => [it.code, it.severity, it.message.split(".")[0]]);

  it("is not told while it silences", async () => {
    await files({ "main.tf": proxy("web", ignore(RULE)) });
    expect(found()).toEqual([]);
    expect(told()).toEqual([]);
  });

  it.each([
    [
      "of a rule that finds nothing",
      `${RULE}, cdn-with-iap`,
      "This comment silences cdn-with-iap, which finds nothing here (any more)",
    ],
    ["of a rule that is none", "cdn-with-ipa", 'There is no rule "cdn-with-ipa", so this comment silences nothing'],
  ])("%s is", async (_, rules, message) => {
    await files({ "main.tf": proxy("web", ignore(rules)) });
    expect(told()).toEqual([[unusedSuppression, "info", message]]);
  });

  it("may be told otherwise, or not at all; of a rule that is off nothing is said", async () => {
    await files({ "main.tf": proxy("web", ignore("cdn-with-iap")), [CONFIG]: "unusedSuppressions: error" });
    expect(told()[0]?.[1]).toBe("error");
    engine.update([{ path: CONFIG, text: "unusedSuppressions: off" }]);
    expect(told()).toEqual([]);
    engine.update([{ path: CONFIG, text: "rules: {cdn-with-iap: off}" }]);
    expect(told()).toEqual([]);
  });

  it.each([
    ["a line of its own", "a {\n  # lb-topology:ignore x y\n  b = 1\n}\n", "a {\n  b = 1\n}\n"],
    ["behind a value", "b = 1  // lb-topology:ignore x y\nc = 2\n", "b = 1\nc = 2\n"],
    ["between values", "b = [1, /* lb-topology:ignore x y */ 2]", "b = [1, 2]"],
    ["in YAML, at the end", "a: 1 # lb-topology:ignore x y", "a: 1"],
  ])("goes from %s", (_, text, expected) => {
    const start = text.search(/#|\/\/|\/\*/);
    const close = text.indexOf("*/");
    const end = close >= 0 ? close + 2 : /\n|$/.exec(text.slice(start))?.index;
    const edit = removeComment(text, { file: "f", start, end: close >= 0 ? close + 2 : start + (end ?? 0) });
    if (!edit) throw new Error("no edit");
    expect(text.slice(0, edit.start) + edit.newText + text.slice(edit.end)).toBe(expected);
  });

  it("stays in JSON, where it is a member", () => {
    expect(removeComment('{"//": "lb-topology:ignore x"}', { file: "f", start: 7, end: 28 })).toBeUndefined();
  });
});
