/** The engine over Terraform text, loaded once for a test run. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createEngine } from "../../src/core/engine";
import type { Format } from "../../src/core/formats/format";
import { loadTerraformGrammar, terraformFormat } from "../../src/core/formats/terraform";
import type { Engine, Snapshot } from "../../src/core/snapshot";

const modules = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../node_modules");
const bytes = {
  runtime: wasm("web-tree-sitter", "web-tree-sitter.wasm"),
  grammar: wasm("@tree-sitter-grammars/tree-sitter-hcl", "tree-sitter-terraform.wasm"),
};

/** An engine that holds the given files, by path. */
export async function engineOf(files: Readonly<Record<string, string>>): Promise<Engine> {
  const engine = await createEngine(bytes);
  engine.update(Object.entries(files).map(([path, text]) => ({ path, text })));
  return engine;
}

/** Terraform as a format of its own. */
export async function terraformOf(): Promise<Format> {
  return terraformFormat(await loadTerraformGrammar(bytes));
}

/** What the engine makes of some Terraform text, or of several files. */
export async function snapshotOf(files: string | Readonly<Record<string, string>>): Promise<Snapshot> {
  const engine = await engineOf(typeof files === "string" ? { "main.tf": files } : files);
  return engine.snapshot;
}

function wasm(name: string, file: string): Uint8Array {
  return readFileSync(path.join(modules, name, file));
}
