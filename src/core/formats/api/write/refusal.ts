/** Why changes cannot be made, thrown inside the writer and given back as data by plan.ts. */
export class Refusal extends Error {
  constructor(
    readonly reason: string,
    /** In the text as it stands when it is thrown. */
    readonly at?: { readonly file: string; readonly start: number },
  ) {
    super(reason);
  }
}
