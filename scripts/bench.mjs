#!/usr/bin/env node
/**
 * Runs the benches and prints what they found.
 *
 *   node scripts/bench.mjs                   every bench, as a table
 *   node scripts/bench.mjs layout            only bench/layout
 *   node scripts/bench.mjs --json            one JSON object: { benchmarks: [{ name, size, ours, peers, unit, ratio }] }
 *
 * A bench is bench/NAME/index.ts with `export default async function (): Promise<BenchRow[]>`. It is bundled to
 * .cache/bench/NAME/, together with every worker beside it (bench/NAME/*-worker.ts); packages are not bundled.
 * Progress goes to stderr. Exit status: 0, or 1 when a bench failed (the others still run).
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { nodeBundle } from "./lib/node-bundle.mjs";
import { root } from "./lib/paths.mjs";

const benchFolder = path.join(root, "bench");
const args = process.argv.slice(2);
const unknown = args.filter((it) => it.startsWith("-") && it !== "--json");
const wanted = args.filter((it) => !it.startsWith("-"));
const present = readdirSync(benchFolder)
  .filter((name) => existsSync(path.join(benchFolder, name, "index.ts")))
  .sort();
const missing = wanted.filter((name) => !present.includes(name));
if (unknown.length || missing.length) {
  console.error(
    `bench: ${[...unknown, ...missing].join(", ")} not known; benches: ${present.join(", ")}; option: --json`,
  );
  process.exit(2);
}

/** @type {import("../bench/harness").BenchRow[]} */
const benchmarks = [];
for (const name of wanted.length ? wanted : present) {
  console.error(`bench: ${name}`);
  try {
    const { default: run } = await import(pathToFileURL(await bundle(name)).href);
    benchmarks.push(...(await run()));
  } catch (error) {
    process.exitCode = 1;
    console.error(`bench: ${name} failed`, error);
  }
}
if (args.includes("--json")) console.log(JSON.stringify({ benchmarks }, null, 2));
else printTable(benchmarks);
// Peers may leave timers or workers behind; the answer is complete. Exits once it is written, even to a pipe.
process.stdout.write("", () => process.exit());

/** @param {string} name */
async function bundle(name) {
  const folder = path.join(benchFolder, name);
  const out = path.join(root, ".cache", "bench", name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const entries = readdirSync(folder).filter((file) => file === "index.ts" || file.endsWith("-worker.ts"));
  await esbuild.build({
    ...nodeBundle,
    entryPoints: entries.map((file) => path.join(folder, file)),
    outdir: out,
    outExtension: { ".js": ".mjs" },
  });
  return path.join(out, "index.mjs");
}

/** @param {typeof benchmarks} rows */
function printTable(rows) {
  const head = ["benchmark", "size", "ours", "peers", "unit", "ratio"];
  const lines = rows.map((row) => [
    row.name,
    String(row.size),
    number(row.ours),
    Object.entries(row.peers)
      .map(([peer, value]) => `${peer} ${number(value)}`)
      .join(", ") || "-",
    row.unit,
    row.ratio === null ? "-" : `${number(row.ratio)}x`,
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column].length)));
  for (const line of [head, ...lines])
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    );
}

/** @param {number} value */
function number(value) {
  return value >= 100 ? value.toFixed(0) : String(Math.round(value * 100) / 100);
}
