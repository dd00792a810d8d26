import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { allHazards } from "../../../src/core/review/hazards/all";

/** The page is written by hand where it is not the hazards' own words; those must be theirs. */
it("the page of hazards says what they say themselves, in their order", () => {
  const page = readFileSync("docs/hazards.md", "utf8");
  const sections = page.split(/^## /m).slice(1);
  expect(sections.map((it) => it.split("\n")[0])).toEqual(allHazards.map((it) => it.id));
  for (const [index, { title, docs, sources, fixable }] of allHazards.entries()) {
    const section = sections[index] ?? "";
    for (const part of [title, docs, ...sources]) expect(section).toContain(part);
    expect(section.includes("with a repair")).toBe(fixable === true);
  }
});
