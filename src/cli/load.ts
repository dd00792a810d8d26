/** An engine over the files named on the command line. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { isProjectConfig } from "../core/config/is-project-config";
import type { PresetId } from "../core/config/presets";
import { createEngine, type GrammarBytes } from "../core/engine";
import type { Engine } from "../core/snapshot";
import { UsageError } from "./exit";
import type { InputFile } from "./read-files";
import { diskSource, type FileSource } from "./sources";

/** How what is named on the command line is to be read. */
export interface Reading {
  /** Terraform's `-var-file`: relative to each root module, as where Terraform is run in it. */
  readonly variableFiles: readonly string[];
  /** Levels of rules where no `.lb-topology.yaml` says them. */
  readonly preset?: PresetId | undefined;
  /** Nothing is said of it when no file is config: the command makes the first one. */
  readonly mayBeEmpty?: boolean;
}

/**
 * Reads the paths and analyzes them. Files that no format claims are left out; UsageError for one that was named. The
 * caller disposes the engine.
 */
export function loadEngine(paths: readonly string[], reading: Reading): Promise<Engine> {
  return loadFrom(diskSource(paths), reading);
}

/** The same of files from anywhere. */
export async function loadFrom(source: FileSource, { variableFiles, preset, mayBeEmpty }: Reading): Promise<Engine> {
  const files = source.files();
  const engine = await createEngine(grammarBytes(), source.home);
  engine.configure({}, preset);
  engine.setVariableFiles(variableFiles);
  engine.update(files.filter((it) => isProjectConfig(it.path)).map(({ path: file, text }) => ({ path: file, text })));
  const claimed = files.filter((it) => isClaimed(engine, it));
  engine.update(claimed.map(({ path: file, text }) => ({ path: file, text })));
  readWantedBy(engine, source);
  const missing = variableFiles.filter((it) => !engine.snapshot.wants.some((want) => isRead(engine, want.path, it)));
  if (missing[0] !== undefined && claimed.some((it) => /\.tf(?:\.json)?$/.test(it.path)))
    throw new UsageError(`${missing[0]}: no such file beside any root module`);
  if (claimed.length === 0 && !mayBeEmpty)
    process.stderr.write(`lb-topology: no Terraform, Config Connector or API files in ${source.name}\n`);
  return engine;
}

/** Whether a chosen file of variables was found for a root module. */
function isRead(engine: Engine, wanted: string, chosen: string): boolean {
  const end = path.posix.normalize(chosen).replace(/^(?:\.\.\/)+/, "");
  return (wanted === end || wanted.endsWith(`/${end}`)) && engine.snapshot.text(wanted) !== undefined;
}

/** Reads what is elsewhere and called or read from what was named, and what that calls and reads. */
function readWantedBy(engine: Engine, source: FileSource): void {
  const asked = new Set<string>();
  for (;;) {
    const wanted = engine.snapshot.wants.filter((it) => !asked.has(it.path));
    for (const it of wanted) asked.add(it.path);
    const files = wanted.flatMap((it) => source.wanted(it)).filter((it) => engine.snapshot.text(it.path) === undefined);
    if (files.length === 0) return;
    engine.update(files.map(({ path: file, text }) => ({ path: file, text })));
  }
}

function isClaimed(engine: Engine, { path: file, text, named }: InputFile): boolean {
  if (engine.claims(file, text) !== undefined) return true;
  if (named && !isProjectConfig(file) && !engine.leavesOut(file))
    throw new UsageError(
      `${file}: no load balancer config: not Terraform, nor YAML or JSON of Config Connector, gcloud or the Compute API`,
    );
  return false;
}

/** What Terraform's parser is made of. */
export function grammarBytes(): GrammarBytes {
  return { runtime: wasm("web-tree-sitter.wasm"), grammar: wasm("tree-sitter-terraform.wasm") };
}

/** The build puts the modules beside the bundle. */
function wasm(name: string): Uint8Array {
  return readFileSync(path.join(__dirname, name));
}
