/**
 * Reading and re-reading a folder, against the reference HCL parser compiled to WebAssembly (`@cdktf/hcl2json`), which
 * only turns text into JSON: ours goes on to resources, topology and findings.
 */
import hcl2json from "@cdktf/hcl2json";
import { createEngine, type GrammarBytes } from "../../src/core/engine";
import type { Engine } from "../../src/core/snapshot";
import { grammarBytes } from "../grammar";
import { type BenchRow, medianTime, progress, row } from "../harness";
import { type GeneratedFile, generateFolder } from "./generate";

const SIZE = 500;
const PEER = "@cdktf/hcl2json";

export default async function (): Promise<BenchRow[]> {
  const files = generateFolder(SIZE);
  const grammar = grammarBytes();
  const rows: BenchRow[] = [];

  progress(`parse: ${SIZE} resources in ${files.length} files, cold`);
  // Cold means the first time in this process, WebAssembly set-up included, for both.
  const ourCold = await once(async () => analyze(await createEngine(grammar), files));
  const peerCold = await once(() => parseAll(files));
  rows.push(row("parse-cold", SIZE, "ms", ourCold, { [PEER]: peerCold }));

  progress("parse: warm");
  const effort = { warmUps: 2, runs: 11, budget: 20_000 };
  const engines: Engine[] = [];
  for (let index = 0; index < effort.warmUps + effort.runs; index++) engines.push(await createEngine(grammar));
  const ourWarm = await medianTime(
    () => engines.pop(),
    (engine) => engine && analyze(engine, files),
    effort,
  );
  const peerWarm = await medianTime(() => files, parseAll, effort);
  rows.push(row("parse-warm", SIZE, "ms", ourWarm, { [PEER]: peerWarm }));

  progress("parse: one keystroke, text change to findings ready");
  rows.push(row("keystroke", SIZE, "ms", await keystroke(files, grammar), { [PEER]: peerWarm }));
  rows.push(
    row("keystroke-one-file", SIZE, "ms", await keystroke([joined(files)], grammar), {
      [PEER]: await medianTime(() => [joined(files)], parseAll, effort),
    }),
  );
  return rows;
}

/** Typing a number into the port of one endpoint, one digit a run; every run changes a value that rules read. */
async function keystroke(files: readonly GeneratedFile[], grammar: GrammarBytes): Promise<number> {
  const engine = await createEngine(grammar);
  analyze(engine, files);
  const file = files.at(-1);
  if (!file) throw new Error("the generated folder is empty");
  const at = file.text.lastIndexOf("port                          = 443") + "port                          = ".length;
  let text = file.text;
  const time = await medianTime(
    () => (text = text.slice(0, at) + String((Number(text[at]) + 1) % 10) + text.slice(at + 1)),
    (next) => {
      const deltas = [{ start: at, end: at + 1, newText: next[at] ?? "" }];
      const snapshot = engine.update([{ path: file.path, text: next, deltas }]);
      return snapshot.findings.length + snapshot.problems.length;
    },
    { warmUps: 20, runs: 101, budget: 20_000 },
  );
  engine.dispose();
  return time;
}

function analyze(engine: Engine, files: readonly GeneratedFile[]): void {
  const snapshot = engine.update(files);
  if (snapshot.topology.resources.length < SIZE - 10) throw new Error("not all resources were read");
  if (snapshot.findings.length === 0) throw new Error("no rule has run");
}

async function parseAll(files: readonly GeneratedFile[]): Promise<void> {
  for (const file of files) await hcl2json.parse(file.path, file.text);
}

function joined(files: readonly GeneratedFile[]): GeneratedFile {
  return { path: "bench/main.tf", text: files.map((it) => it.text).join("\n") };
}

async function once(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
