/**
 * Why a change cannot be carried out. Thrown deep inside the writer and caught once, in plan.ts, which gives it back as
 * data: a refusal stops the whole plan, wherever it comes up. It never leaves this folder.
 */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    /** In the text as it stands when it is thrown. */
    readonly at?: { readonly file: string; readonly start: number },
  ) {
    super(reason);
  }
}
