import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EditedText } from "../../../src/core/formats/edited-text";
import { applyTextEdits } from "../../../src/core/model/change";

const piece = fc
  .array(fc.constantFrom("a", "b", " ", "\n", "\r\n", "😀", "é"), { maxLength: 6 })
  .map((it) => it.join(""));
const original = fc.array(piece, { maxLength: 12 }).map((it) => it.join(""));

/** Steps as fractions of the text at hand, so that they fit whatever came before. */
const steps = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(5), newText: piece }),
  {
    maxLength: 8,
  },
);

describe("EditedText", () => {
  it("gives edits of the original that lead to the text, apart and as small as their ends allow", () => {
    fc.assert(
      fc.property(original, steps, (text, changes) => {
        const edited = new EditedText(text);
        let plain = text;
        for (const { at, length, newText } of changes) {
          const start = Math.floor(at * plain.length);
          const end = Math.min(start + length, plain.length);
          edited.apply([{ start, end, newText }]);
          plain = plain.slice(0, start) + newText + plain.slice(end);
        }
        expect(edited.text).toBe(plain);
        const edits = edited.edits();
        expect(applyTextEdits(text, edits)).toBe(plain);
        let before = -1;
        for (const edit of edits) {
          expect(edit.start).toBeGreaterThan(before);
          expect(edit.newText).not.toBe(text.slice(edit.start, edit.end));
          before = edit.end;
        }
        for (let at = 0; at < plain.length; at++) {
          const old = edited.toOriginal(at);
          if (old === undefined) continue;
          expect(text[old]).toBe(plain[at]);
          expect(edited.toCurrent(old)).toBe(at);
        }
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  it("puts no position inside CR LF", () => {
    const edited = new EditedText("a\r\nb\r\n");
    edited.apply([{ start: 1, end: 4, newText: "\r\n\r\nb" }]);
    expect(edited.edits()).toEqual([{ start: 3, end: 3, newText: "\r\n" }]);
  });

  it("applies several replacements at once, in offsets of the text before them", () => {
    const edited = new EditedText("0123456789");
    edited.apply([
      { start: 8, end: 9, newText: "" },
      { start: 2, end: 4, newText: "xyz" },
    ]);
    expect(edited.text).toBe("01xyz45679");
    expect(() =>
      edited.apply([
        { start: 0, end: 5, newText: "" },
        { start: 4, end: 6, newText: "" },
      ]),
    ).toThrow("overlap");
  });
});
