/** The rules themselves, and their examples in other formats, for the scripts that write what is made from them. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { cacheFolder } from "./cache.mjs";
import { root } from "./paths.mjs";
import { treeSitterWithoutNode } from "./tree-sitter-plugin.mjs";

/** Every rule of src/core/constraints/all.ts, bundled and imported, in the order of ids. */
export async function loadRules() {
  const { module } = await bundled('export { constraints } from "./src/core/constraints/all";');
  return [...module.constraints].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
}

/** Every kind of API object, as src/core/kinds has it. */
export async function loadKinds() {
  const { module } = await bundled('export { allKinds } from "./src/core/kinds/registry";');
  return module.allKinds;
}

/** JSON schemas (draft 7, which editors know best): `project` of `.lb-topology.yaml`, `changes` of what `apply` takes. */
export async function loadSchemas() {
  const { module } = await bundled(
    'export { changesJsonSchema, projectJsonSchema } from "./src/core/config/json-schema";',
  );
  return { project: module.projectJsonSchema(), changes: module.changesJsonSchema() };
}

/** Every product in the order in which the documentation lists them, with its name: `[["classic-alb", "Classic…"], …]`. */
export async function loadProducts() {
  const { module } = await bundled('export { allProducts, productName } from "./src/core/topology/products";');
  return module.allProducts.map((it) => [it, module.productName(it)]);
}

/**
 * Gives a function from a rule's metadata to its examples in Config Connector (src/core/examples). They depend on the
 * formats, the kinds and the topology only, so they are kept until one of those changes.
 */
export async function exampleWriter() {
  const { module, hash } = await bundled(`
    export { inConfigConnector } from "./src/core/examples/in-config-connector";
    export { loadTerraformGrammar, terraformFormat } from "./src/core/formats/terraform";
  `);
  const folder = path.join(examplesFolder(), hash);
  mkdirSync(folder, { recursive: true });
  let format;
  return async ({ id, examples }) => {
    if (!examples) return undefined;
    const key = createHash("sha256")
      .update(JSON.stringify([id, examples]))
      .digest("hex");
    const file = path.join(folder, `${key}.json`);
    try {
      return JSON.parse(readFileSync(file, "utf8"));
    } catch {
      // Not there yet, or half written by a run that was interrupted.
    }
    format ??= module.terraformFormat(await module.loadTerraformGrammar(grammar()));
    const written = module.inConfigConnector(format, { id, examples });
    writeFileSync(file, JSON.stringify(written));
    return written;
  };
}

const week = 7 * 24 * 60 * 60 * 1000;

/** Where examples are kept, one folder for each state of the core; what is old is thrown away. */
function examplesFolder() {
  const folder = path.join(cacheFolder(), "rule-examples");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const one = path.join(folder, name);
    if (Date.now() - statSync(one).mtimeMs > week) rmSync(one, { recursive: true, force: true });
  }
  return folder;
}

function grammar() {
  const read = (name, file) => readFileSync(path.join(root, "node_modules", name, file));
  return {
    runtime: read("web-tree-sitter", "web-tree-sitter.wasm"),
    grammar: read("@tree-sitter-grammars/tree-sitter-hcl", "tree-sitter-terraform.wasm"),
  };
}

/** A few lines of TypeScript, bundled and imported, with the hash of the bundle. */
async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    mainFields: ["browser", "module", "main"],
    plugins: [treeSitterWithoutNode],
    logLevel: "error",
    logOverride: { "empty-import-meta": "silent" },
  });
  const [{ text }] = outputFiles;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const file = path.join(os.tmpdir(), `rules-${process.pid}-${hash}.mjs`);
  writeFileSync(file, text);
  try {
    return { module: await import(pathToFileURL(file).href), hash };
  } finally {
    rmSync(file, { force: true });
  }
}
