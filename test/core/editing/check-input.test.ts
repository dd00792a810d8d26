import { describe, expect, it } from "vitest";
import { checkInput, inputValue } from "../../../src/core/editing/check-input";
import type { FieldSpec } from "../../../src/core/kinds/kind";
import { measureOf } from "../../../src/core/kinds/measures";
import { allKinds } from "../../../src/core/kinds/registry";

describe("what is typed", () => {
  it.each<readonly [type: "text" | "number", field: string, text: string, says: string | undefined]>([
    ["number", "timeoutSec", "30", undefined],
    ["number", "timeoutSec", " 30 ", undefined],
    ["number", "timeoutSec", "30s", "A whole number is wanted."],
    ["number", "timeoutSec", "1.5", "A whole number is wanted."],
    ["number", "timeoutSec", "-1", "It is 0 s or more."],
    ["number", "capacityScaler", "0.25", undefined],
    ["number", "capacityScaler", "1.5", "It is 0 to 1."],
    ["number", "port", "65536", "It is 1 to 65535."],
    ["number", "maxAge", "-1", undefined],
    ["number", "timeoutSec", "", undefined],
    ["text", "description", "anything at all", undefined],
  ])("%s %s: %s", (type, field, text, says) => {
    expect(checkInput({ type, measure: type === "number" ? measureOf(field) : undefined }, text)).toBe(says);
  });

  it("must be there where the field must, and look like a name where it is one", () => {
    expect(checkInput({ type: "text", required: true }, " ")).toBe("It cannot be left out.");
    expect(checkInput({ type: "text", isName: true }, "Web")).toBe("A name begins with a lower-case letter.");
    expect(checkInput({ type: "text", isName: true }, "web-1")).toBeUndefined();
  });

  it("becomes the value of the field's type", () => {
    expect([inputValue("number", " 30 "), inputValue("boolean", "true"), inputValue("text", "30")]).toEqual([
      30,
      true,
      "30",
    ]);
  });

  it("has a measure with a range that is one, for every number of every kind", () => {
    const numbers = (fields: readonly FieldSpec[]): FieldSpec[] =>
      fields.flatMap((it) => [...(it.type === "number" ? [it] : []), ...numbers(it.fields ?? [])]);
    for (const { name } of allKinds.flatMap((it) => numbers(it.fields))) {
      const { min = 0, max = Number.POSITIVE_INFINITY } = measureOf(name);
      expect(min, name).toBeLessThan(max);
    }
  });
});
