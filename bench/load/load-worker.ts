/** One cold load in a process of its own: `node load-worker.mjs ours|hcl2json SIZE` prints {milliseconds, megabytes, resources}. */
import hcl2json from "@cdktf/hcl2json";
import { createEngine } from "../../src/core/engine";
import { grammarBytes } from "../grammar";
import { generateNested } from "./generate";

const [who, size] = process.argv.slice(2);
const files = generateNested(Number(size));
const grammar = grammarBytes();
const start = performance.now();
const resources = who === "ours" ? await ours() : await theirs();
const milliseconds = performance.now() - start;
// The whole process, as the system counted it: WebAssembly memory is no part of the JavaScript heap.
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ milliseconds, megabytes, resources }), () => process.exit());

/** Text to findings and problems. */
async function ours(): Promise<number> {
  const engine = await createEngine(grammar);
  const { topology, findings } = engine.update(files);
  if (findings.length === 0) throw new Error("no rule has run");
  return topology.resources.length;
}

/** Text to JSON, file by file. */
async function theirs(): Promise<number> {
  let blocks = 0;
  for (const file of files) {
    const json: { resource?: Record<string, object> } = await hcl2json.parse(file.path, file.text);
    for (const type of Object.values(json.resource ?? {})) blocks += Object.keys(type).length;
  }
  return blocks;
}
