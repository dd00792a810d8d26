/**
 * Splits a bundle at its dynamic imports for hosts that load CommonJS: esbuild splits ES modules only, so each of them is
 * written as CommonJS afterwards. For builds with `format: "esm"`, `splitting` and `write: false`, into a folder of their own.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

export const commonjsChunks = {
  name: "commonjs-chunks",
  setup(build) {
    const { esbuild, initialOptions } = build;
    const { absWorkingDir, outdir, minify, sourcemap, target } = initialOptions;
    const folder = path.join(absWorkingDir, outdir);
    build.onEnd(async ({ outputFiles }) => {
      if (!outputFiles?.length) return;
      const scripts = outputFiles.filter((it) => it.path.endsWith(".js"));
      const written = await Promise.all(
        scripts.map(async (it) => {
          const { code } = await esbuild.transform(it.text, {
            ...{ format: "cjs", platform: "node", target, minify, sourcemap: sourcemap ? "inline" : false },
            legalComments: "none",
            // Node's own `import()` takes ES modules; these are none any more.
            supported: { "dynamic-import": false },
          });
          return { file: it.path, code };
        }),
      );
      mkdirSync(folder, { recursive: true });
      for (const { file, code } of written) writeFileSync(file, code);
      const now = new Set(written.map((it) => path.basename(it.file)));
      for (const name of readdirSync(folder)) if (!now.has(name)) rmSync(path.join(folder, name));
    });
  },
};
