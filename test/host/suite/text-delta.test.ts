import assert from "node:assert/strict";
import { deltaBetween } from "../../../src/host/infrastructure/text-delta";

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
