/**
 * Judging by every rule: the time of each over 10,000 resources, how that grows from 1,000, and what one keystroke judges
 * again. No peer judges load balancers, so there is none to compare with.
 */
import { constraints } from "../../src/core/constraints/all";
import { recall } from "../../src/core/constraints/memory";
import { runConstraints } from "../../src/core/constraints/run";
import { createEngine } from "../../src/core/engine";
import type { Engine } from "../../src/core/snapshot";
import type { Topology } from "../../src/core/topology/topology";
import { grammarBytes } from "../grammar";
import { type BenchRow, progress, row } from "../harness";
import { type GeneratedFile, generateFolder } from "../parse/generate";

const SIZES = [1000, 10_000] as const;
const RUNS = 7;
/** Below this a time is mostly the clock's own. */
const MEASURABLE = 5;

export default async function (): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const [small, large] = SIZES;
  const times = new Map<number, ReadonlyMap<string, number>>();
  for (const size of SIZES) {
    progress(`lint: ${size} resources`);
    const files = generateFolder(size);
    const engine = await createEngine(grammarBytes());
    engine.update(files);
    const { topology } = engine.snapshot;
    times.set(size, timesOf(topology));
    rows.push(row("lint", size, "ms", sum([...(times.get(size)?.values() ?? [])]), {}));
    rows.push(...keystroke(engine, files, size));
    engine.dispose();
  }
  const growths: { readonly rule: string; readonly growth: number }[] = [];
  const slowestFirst = [...(times.get(large) ?? [])].sort(([, a], [, b]) => b - a);
  for (const [rule, time] of slowestFirst) {
    const before = times.get(small)?.get(rule) ?? 0;
    const growth = Math.log10(time / before) / Math.log10(large / small);
    if (time >= MEASURABLE && before > 0) growths.push({ rule, growth });
    rows.push(row(`rule ${rule}`, large, "ms", time, {}));
  }
  const [worst] = growths.sort((a, b) => b.growth - a.growth);
  if (worst) {
    progress(`lint: grows fastest: ${worst.rule}`);
    rows.push(row("lint-growth-worst-rule", large, "exponent", worst.growth, {}));
  }
  return rows;
}

/** Least milliseconds of processor time that each rule takes over the whole topology. */
function timesOf(topology: Topology): ReadonlyMap<string, number> {
  const all = new Map<string, number[]>();
  for (let run = -1; run < RUNS; run++)
    runConstraints(topology, {
      onRule: (rule, work) => {
        const start = process.cpuUsage();
        work();
        const { user, system } = process.cpuUsage(start);
        if (run >= 0) all.set(rule, [...(all.get(rule) ?? []), (user + system) / 1000]);
      },
    });
  return new Map([...all].map(([rule, times]) => [rule, Math.min(...times)]));
}

/** One digit of a port is typed: how many of the islands are judged again, and by how many of the rules. */
function keystroke(engine: Engine, files: readonly GeneratedFile[], size: number): BenchRow[] {
  const before = engine.snapshot.topology;
  const { memory } = runConstraints(before);
  const file = files.at(-1);
  if (!file || !memory) throw new Error("nothing to type in");
  const text = file.text.replace(/(port +)= 443/, "$1= 444");
  const { topology } = engine.update([{ path: file.path, text }]);
  const { islands, kinds } = recall(topology, memory);
  const judged = islands.filter((it) => it.open);
  const concerned = constraints.filter(({ meta }) => meta.reads.some((it) => kinds?.has(it) ?? true));
  if (judged.length === 0) throw new Error("the keystroke changed nothing");
  progress(
    `lint: a keystroke among ${size} resources judges ${judged.length} of ${islands.length} islands ` +
      `(${judged.flatMap((it) => it.members).length} resources); ` +
      `by ${concerned.length} of ${constraints.length} rules, ` +
      `of which ${concerned.filter((it) => !it.meta.local).length} look at everything`,
  );
  return [row("keystroke-islands", size, "islands", judged.length, { all: islands.length })];
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
