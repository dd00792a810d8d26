/** Why an edit cannot be made. Thrown inside the writers and caught where a plan is given back as data. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    /** In the text as it stands when it is thrown. */
    readonly start?: number,
  ) {
    super(reason);
  }
}
