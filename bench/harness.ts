/** What every bench shares: the row that is printed, and how a time is measured. */

/** One line of the answer; the shape is fixed, other tools read it. */
export interface BenchRow {
  readonly name: string;
  readonly size: number;
  readonly ours: number;
  /** A peer that could not finish within its time is left out. */
  readonly peers: Readonly<Record<string, number>>;
  readonly unit: string;
  /** The best (lowest) peer's value divided by ours: above 1, we are ahead. Null without peers. */
  readonly ratio: number | null;
}

/** A row with its ratio. Both values are counted from 1 where ours is 0, so that "none against some" has a ratio. */
export function row(name: string, size: number, unit: string, ours: number, peers: Record<string, number>): BenchRow {
  const values = Object.values(peers);
  const best = values.length ? Math.min(...values) : undefined;
  const shift = ours === 0 ? 1 : 0;
  const ratio = best === undefined ? null : round((best + shift) / (ours + shift));
  return { name, size, ours: round(ours), peers: mapValues(peers, round), unit, ratio };
}

export interface Effort {
  readonly warmUps: number;
  readonly runs: number;
  /** No further run is begun after this many milliseconds; at least one run is always made. */
  readonly budget: number;
}

/** Median milliseconds of several runs after warm-up. `prepare` is not timed: what a run consumes is made there. */
export async function medianTime<T>(prepare: () => T, run: (input: T) => unknown, effort: Effort): Promise<number> {
  const times: number[] = [];
  const end = performance.now() + effort.budget;
  for (let index = -effort.warmUps; index < effort.runs; index++) {
    const late = performance.now() > end;
    if (late && times.length) break;
    const input = prepare();
    const start = performance.now();
    await run(input);
    const time = performance.now() - start;
    if (index >= 0 || late) times.push(time);
  }
  return median(times);
}

/** The middle value; the mean of the two middle ones for an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The value below which a part of sorted values lies. */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Progress for whoever waits; stdout is for the answer. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function mapValues(record: Record<string, number>, change: (value: number) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
