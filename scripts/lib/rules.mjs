/** The rules themselves, for the scripts that write what is made from them. */
import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./paths.mjs";

/** Every rule of src/core/constraints/all.ts, bundled and imported, in the order of ids. */
export async function loadRules() {
  const { constraints } = await load("src/core/constraints/all.ts");
  return [...constraints].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
}

/** JSON schemas (draft 7, which editors know best): `project` of `.lb-topology.yaml`, `changes` of what `apply` takes. */
export async function loadSchemas() {
  const { changesJsonSchema, projectJsonSchema } = await load("src/core/config/json-schema.ts");
  return { project: projectJsonSchema(), changes: changesJsonSchema() };
}

/** A module of the core, bundled and imported. */
async function load(file) {
  const outfile = path.join(os.tmpdir(), `${path.basename(file, ".ts")}-${process.pid}.mjs`);
  await build({ entryPoints: [path.join(root, file)], bundle: true, format: "esm", outfile, logLevel: "error" });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
