/** An engine over the files named on the command line. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { createEngine } from "../core/engine";
import type { Engine } from "../core/snapshot";
import { readFiles } from "./read-files";

/** Reads the paths and analyzes them. The caller disposes the engine. */
export async function loadEngine(paths: readonly string[]): Promise<Engine> {
  const files = readFiles(paths);
  const engine = await createEngine({
    runtime: wasm("web-tree-sitter.wasm"),
    grammar: wasm("tree-sitter-terraform.wasm"),
  });
  engine.update(files);
  if (!files.length) process.stderr.write(`lb-topology: no Terraform files (*.tf) in ${paths.join(", ")}\n`);
  return engine;
}

/** The build puts the modules beside the bundle. */
function wasm(name: string): Uint8Array {
  return readFileSync(path.join(__dirname, name));
}
