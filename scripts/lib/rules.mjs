/** The rules themselves, for the scripts that write what is made from them. */
import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./paths.mjs";

/** Every rule of src/core/constraints/all.ts, bundled and imported, in the order of ids. */
export async function loadRules() {
  const outfile = path.join(os.tmpdir(), `rules-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(root, "src/core/constraints/all.ts")],
    bundle: true,
    format: "esm",
    outfile,
    logLevel: "error",
  });
  try {
    const { constraints } = await import(pathToFileURL(outfile).href);
    return [...constraints].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
  } finally {
    rmSync(outfile, { force: true });
  }
}
