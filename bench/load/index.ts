/**
 * Loading a whole folder with nested module calls, cold, each time in a process of its own: time until findings are there and
 * the process's peak memory, against `@cdktf/hcl2json` reading the same files; and how both grow with the folder.
 */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type BenchRow, median, progress, row } from "../harness";

const SIZES = [100, 1000, 10_000];
const RUNS = 3;
const PEER = "@cdktf/hcl2json";

interface Load {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly resources: number;
}

/** Rows `load` (ms) and `load-memory` (MB) by size, and `load-growth`: the exponent between the smallest and the largest. */
export default async function benchLoad(): Promise<BenchRow[]> {
  const loads = SIZES.map((size) => {
    progress(`load: ${size} resources`);
    const ours = measure("ours", size);
    const peer = measure("hcl2json", size);
    if (ours.resources !== peer.resources)
      throw new Error(`ours read ${ours.resources} resources, the peer ${peer.resources}`);
    return { size, ours, peer };
  });
  const smallest = loads[0];
  const largest = loads.at(-1);
  if (!smallest || !largest) throw new Error("nothing was loaded");
  const exponent = (of: "ours" | "peer") =>
    Math.log(largest[of].milliseconds / smallest[of].milliseconds) / Math.log(largest.size / smallest.size);
  return [
    ...loads.map((it) => row("load", it.size, "ms", it.ours.milliseconds, { [PEER]: it.peer.milliseconds })),
    ...loads.map((it) => row("load-memory", it.size, "MB", it.ours.megabytes, { [PEER]: it.peer.megabytes })),
    row("load-growth", largest.size, "exponent", exponent("ours"), { [PEER]: exponent("peer") }),
  ];
}

function measure(who: "ours" | "hcl2json", size: number): Load {
  const worker = path.join(path.dirname(fileURLToPath(import.meta.url)), "load-worker.mjs");
  const loads = Array.from({ length: RUNS }, () => {
    const answer = execFileSync(process.execPath, [worker, who, String(size)], { maxBuffer: 1 << 20 });
    return JSON.parse(answer.toString("utf8")) as Load;
  });
  return {
    milliseconds: median(loads.map((it) => it.milliseconds)),
    megabytes: median(loads.map((it) => it.megabytes)),
    resources: loads[0]?.resources ?? 0,
  };
}
