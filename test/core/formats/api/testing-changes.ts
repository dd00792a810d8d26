/** Tables of text: what changes make of API files, and when they are refused. */
import { describe, expect, it } from "vitest";
import type { Change, EditPlan } from "../../../../src/core/model/change";
import { applied } from "../../../support/test-change";
import { asFiles, type Files, sessionOf, topologyOf } from "./support";

export type Row = {
  readonly name: string;
  readonly before: string | Files;
  readonly changes: readonly Change[];
} & (
  | {
      /** The text after; of several files, only those that change need be named. "unchanged": no edits at all. */
      readonly after: string | Files;
      /** Set where making the same changes again is refused, or changes something again. */
      readonly again?: true;
    }
  | { readonly refused: string | RegExp /** Text at which the refusal points. */; readonly at?: string }
);

/** Checks each row: the text after, edits that are apart and in the text, that doing it again does nothing. */
export function testApiChanges(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)("$name", (row) => {
      const before = asFiles(row.before);
      const plan = planOf(before, row.changes);
      if ("refused" in row) {
        if (plan.ok) throw new Error(`not refused: ${JSON.stringify(applied(before, plan))}`);
        if (typeof row.refused === "string") expect(plan.reason).toBe(row.refused);
        else expect(plan.reason).toMatch(row.refused);
        if (row.at !== undefined)
          expect(before[plan.at?.file ?? ""]?.slice(plan.at?.start).startsWith(row.at), "place").toBe(true);
        return;
      }
      const after = applied(before, plan);
      expect(after).toEqual({ ...before, ...(row.after === "unchanged" ? {} : asFiles(row.after)) });
      if (row.after === "unchanged") expect(plan).toEqual({ ok: true, edits: [] });
      if (!row.again) expect(planOf(after, row.changes), "the same changes again").toEqual({ ok: true, edits: [] });
    });
  });
}

export function planOf(files: string | Files, changes: readonly Change[]): EditPlan {
  return sessionOf(files).plan(topologyOf(files), changes);
}
