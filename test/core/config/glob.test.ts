import { describe, expect, it } from "vitest";
import { pathMatcher } from "../../../src/core/config/glob";

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
      expect(pathMatcher([glob])(path)).toBe(matches));
});
