/**
 * Why changes cannot be made. Thrown deep inside a writer and caught once, by `planned`, which gives it back as data: a
 * refusal stops the whole plan, wherever it comes up.
 */
import type { ChangeValue, EditPlan, TextEdit } from "../model/change";

export class Refusal extends Error {
  constructor(
    readonly reason: string,
    /** In the text as it stands when it is thrown. */
    readonly at?: { readonly file: string; readonly start: number },
  ) {
    super(reason);
  }
}

/** Files under edit: what has been done to them, and where what stands in them now stood before. */
export interface Edited {
  edits(): TextEdit[];
  toOriginal(path: string, current: number): number | undefined;
}

/** What came of the work on files, or the refusal of the whole. */
export function planned(bench: Edited, work: () => void): EditPlan {
  try {
    work();
    return { ok: true, edits: bench.edits() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason, at } = error;
    if (!at) return { ok: false, reason };
    // Places are those of the text given, not of the text in between.
    return { ok: false, reason, at: { file: at.file, start: bench.toOriginal(at.file, at.start) ?? 0 } };
  }
}

/** Refuses a value in which a question still waits for its answer. */
export function refuseQuestions(value: ChangeValue): void {
  if (typeof value !== "object" || value === null) return;
  const members = Object.entries(value);
  const [only] = members;
  if (!Array.isArray(value) && members.length === 1 && only?.[0] === "ask")
    throw new Refusal(`The question "${String(only[1])}" has not been answered yet.`);
  for (const [, member] of members) refuseQuestions(member);
}
