/**
 * The bundles of the suite that runs inside VS Code: one for its Node host, one for its web worker host, and the
 * launcher. The list of test files is made here, because a bundle cannot look into a folder.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";

const folder = path.join(root, "test/host/suite");

/** @returns {import("esbuild").BuildOptions[]} */
export function suiteBundles(common) {
  const tests = { ...common, minify: false, sourcemap: "inline", define: {}, outdir: "out/host", plugins: [] };
  return [
    {
      ...tests,
      entryPoints: { "node/index": "test/host/index-node.ts" },
      platform: "node",
      format: "cjs",
      external: ["vscode", "mocha"],
      mainFields: ["module", "main"],
      plugins: [suiteFiles],
    },
    {
      ...tests,
      entryPoints: { "web/index": "test/host/index-web.ts" },
      platform: "browser",
      format: "cjs",
      external: ["vscode"],
      define: { global: "globalThis", "process.env.NODE_DEBUG": "undefined" },
      alias: { "node:assert/strict": path.join(root, "test/host/assert-web.ts") },
      inject: ["test/host/process-shim.ts"],
      plugins: [suiteFiles],
    },
    {
      ...tests,
      entryPoints: { run: "test/host/run.ts" },
      platform: "node",
      format: "cjs",
      external: ["@vscode/test-electron"],
    },
  ];
}

/** `import { files } from "suite:files"`: every test file of test/host/suite, loaded when asked. */
const suiteFiles = {
  name: "suite-files",
  setup(build) {
    build.onResolve({ filter: /^suite:files$/ }, ({ path: name }) => ({ path: name, namespace: "suite" }));
    build.onLoad({ filter: /.*/, namespace: "suite" }, () => {
      const names = readdirSync(folder).filter((it) => it.endsWith(".test.ts"));
      const rows = names.sort().map((it) => `[${JSON.stringify(it)}, () => require("./${it}")]`);
      return { contents: `export const files = [${rows.join(", ")}];`, resolveDir: folder, watchDirs: [folder] };
    });
  },
};
