/** How TypeScript of the repository is bundled to be run by Node, by scripts and benches. */
import { root } from "./paths.mjs";
import { scriptsStay } from "./scripts-stay.mjs";

/** @satisfies {import("esbuild").BuildOptions} */
export const nodeBundle = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "warning",
  plugins: [scriptsStay],
};
