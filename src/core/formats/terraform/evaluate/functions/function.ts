/**
 * The contract between the evaluator and the function library: functions work on plain known values only.
 *
 * The evaluator answers for unknowns, references and `null` rules of `try`, `can`, `coalesce` arguments that are not
 * known; it calls a function only when every argument is fully known. `Plain` is JSON with Terraform's meaning: strings,
 * numbers, booleans, null, lists (tuples, sets), and objects (maps).
 */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Throws FunctionError when the arguments do not fit; its message ends the sentence "the call fails: …". */
export type PureFunction = (...args: readonly Plain[]) => Plain;

/** The arguments do not fit: Terraform itself would refuse the call. `try` and `can` look at this. */
export class FunctionError extends Error {}

/**
 * The call is beyond this library (a number too large for JavaScript, a rare encoding): Terraform may well answer, so
 * the result is unknown. `try` and `can` must not take this for a failure.
 */
export class UnsupportedCall extends Error {}
