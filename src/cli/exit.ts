/** Exit statuses of the command line, and the error that ends it with status 2. */
export const FINE = 0;
export const FINDINGS = 1;
export const UNUSABLE = 2;

/** Bad usage or unreadable input: one clear line for stderr. */
export class UsageError extends Error {}
