/** An engine over the files named on the command line. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { createEngine } from "../core/engine";
import type { Engine } from "../core/snapshot";
import { UsageError } from "./exit";
import { type InputFile, readFiles, readWanted } from "./read-files";

/**
 * Reads the paths and analyzes them. Files that no format claims are left out; UsageError for one that was named. The
 * caller disposes the engine.
 */
export async function loadEngine(paths: readonly string[]): Promise<Engine> {
  const files = readFiles(paths);
  const engine = await createEngine({
    runtime: wasm("web-tree-sitter.wasm"),
    grammar: wasm("tree-sitter-terraform.wasm"),
  });
  const claimed = files.filter((it) => isClaimed(engine, it));
  engine.update(claimed.map(({ path: file, text }) => ({ path: file, text })));
  readCalled(engine);
  if (claimed.length === 0)
    process.stderr.write(`lb-topology: no Terraform, Config Connector or API files in ${paths.join(", ")}\n`);
  return engine;
}

/** Reads the modules that lie elsewhere and are called from what was named, and those that these call. */
function readCalled(engine: Engine): void {
  const asked = new Set<string>();
  for (;;) {
    const wanted = engine.snapshot.wants.filter((it) => !asked.has(it.path));
    for (const it of wanted) asked.add(it.path);
    const files = wanted.flatMap(readWanted).filter((it) => engine.snapshot.text(it.path) === undefined);
    if (files.length === 0) return;
    engine.update(files.map(({ path: file, text }) => ({ path: file, text })));
  }
}

function isClaimed(engine: Engine, { path: file, text, named }: InputFile): boolean {
  if (engine.claims(file, text) !== undefined) return true;
  if (named)
    throw new UsageError(
      `${file}: no load balancer config: not Terraform, nor YAML or JSON of Config Connector, gcloud or the Compute API`,
    );
  return false;
}

/** The build puts the modules beside the bundle. */
function wasm(name: string): Uint8Array {
  return readFileSync(path.join(__dirname, name));
}
