import assert from "node:assert/strict";
import { pathMatcher } from "../../../src/host/infrastructure/glob";
import { deltaBetween } from "../../../src/host/infrastructure/text-delta";

describe("globs", () => {
  for (const [glob, path, matches] of [
    ["**/.terraform", "a/.terraform/modules/x/main.tf", true],
    ["**/.terraform", "a/terraform/main.tf", false],
    ["examples", "examples/main.tf", true],
    ["examples", "a/examples/main.tf", false],
    ["**/examples/**", "a/b/examples/c/main.tf", true],
    ["*.tf", "main.tf", true],
    ["*.tf", "a/main.tf", false],
    ["**/*.gen.tf", "a/x.gen.tf", true],
    ["{a,b}/*.tf", "b/x.tf", true],
    ["{a,b}/*.tf", "c/x.tf", false],
    ["stage-?", "stage-1/main.tf", true],
    ["stage-[!0-9]", "stage-1/main.tf", false],
    ["./legacy/", "legacy/main.tf", true],
    ["a+(b).tf", "a+(b).tf", true],
    ["[z-a]", "z", false],
  ] as const)
    it(`${glob} ${matches ? "covers" : "does not cover"} ${path}`, () =>
      assert.equal(pathMatcher([glob])(path), matches));
});

describe("the delta between two texts", () => {
  for (const [before, after] of [
    ["", ""],
    ["abc", "abc"],
    ["abc", "abXc"],
    ["aaaa", "aaa"],
    ["aaa", "aaaa"],
    ["one two", "one 2 two"],
    ["x", ""],
    ["", "x"],
    ["a\r\nb", "a\nb"],
  ] as const)
    it(`leads from ${JSON.stringify(before)} to ${JSON.stringify(after)}`, () => {
      const { start, end, newText } = deltaBetween(before, after);
      assert.equal(before.slice(0, start) + newText + before.slice(end), after);
    });
});
