/** Packages that stand in for Node's modules in the worker look for `process`. */
// @ts-expect-error: the package has no types, and only bundled packages use it.
export { default as process } from "process/browser";
