/** Made by scripts/lib/suite-bundles.mjs: every test file of test/host/suite, loaded when called. */
declare module "suite:files" {
  export const files: readonly (readonly [name: string, load: () => unknown])[];
}

/** Mocha's own bundle for browsers: puts `mocha` on the global object. */
declare module "mocha/mocha.js";
