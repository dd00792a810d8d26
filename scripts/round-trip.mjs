#!/usr/bin/env node
/**
 * Does what the diagram's gestures do, on every resource of real configurations, and takes it back: the text must be the
 * same to the byte.
 *
 *   node scripts/round-trip.mjs PATH…            folders of configurations, at any depth
 *   node scripts/round-trip.mjs --show PATH…     and every text that came back different, every refusal
 *   node scripts/round-trip.mjs --every PATH…    every field that is not there, not one of each type only
 *   node scripts/round-trip.mjs --json PATH…     for machines
 *
 * Where there is a `terraform`, it also tells whether `terraform fmt` leaves alone after each gesture what it left alone
 * before. Exit status: 0, or 1 where a text came back different or lost its layout.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createTwoFilesPatch } from "diff";
import * as esbuild from "esbuild";
import { nodeBundle } from "./lib/node-bundle.mjs";
import { runFolder } from "./lib/paths.mjs";
import { hasTerraform, newlyUnformatted } from "./lib/terraform-fmt.mjs";

const args = process.argv.slice(2);
const options = args.filter((it) => it.startsWith("-"));
const paths = args.filter((it) => !it.startsWith("-"));
if (paths.length === 0 || options.some((it) => !["--show", "--json", "--every"].includes(it))) {
  console.error("usage: node scripts/round-trip.mjs [--every] [--show] [--json] PATH…");
  process.exit(2);
}
const core = await bundled();
const cases = paths.flatMap(casesIn);
/** @type {Map<string, Record<string, number>>} */
const counts = new Map();
/** @type {Map<string, string[]>} */
const reasons = new Map();
const differing = [];
/** Texts that came back with other blanks. */
const unaligned = [];
/** Texts before and after for the formatter, each once. */
const formatted = new Map();

const engine = await core.createEngine(core.grammarBytes());
for (const folder of cases) {
  const files = core.readFiles([folder]).filter((it) => engine.claims(it.path, it.text) !== undefined);
  engine.update(files.map(({ path: file, text }) => ({ path: file, text })));
  const original = new Map(files.map((it) => [it.path, it.text]));
  const formats = new Map(files.map((it) => [it.path, engine.snapshot.formatOf(it.path) ?? ""]));
  for (const { gesture, outcome } of core.roundTrips(engine, options.includes("--every"))) {
    const key = `${gesture.operation} (${formats.get(fileOf(engine, gesture.change)) ?? "?"})`;
    const row = counts.get(key) ?? {};
    row[outcome.is] = (row[outcome.is] ?? 0) + 1;
    counts.set(key, row);
    const told = `${folder}: ${JSON.stringify(gesture.change)}`;
    if (outcome.reason !== undefined)
      note(`${key}, ${outcome.is}: ${general(outcome.reason)}`, `${told}\n    ${outcome.reason}`);
    if (outcome.is === "differs") differing.push({ told, original, after: outcome.after });
    if (outcome.is === "blanks")
      for (const [file, text] of original)
        if (outcome.after.get(file) !== text) unaligned.push({ told, file, text, original, after: outcome.after });
    for (const [file, text] of outcome.between ?? [])
      if (file.endsWith(".tf") && text !== original.get(file))
        formatted.set(`${file}\n${text}`, { told, file, before: original.get(file) ?? "", after: text });
  }
  engine.update(files.map(({ path: file }) => ({ path: file, text: undefined })));
}
// Only text that the formatter would change anyhow may come back in another layout.
const untidy = new Set(
  (newlyUnformatted(unaligned.map((it) => ({ before: "", after: it.text }))) ?? []).map((it) => it.after),
);
differing.push(...unaligned.filter((it) => hasTerraform() && !untidy.has(it.text)));
const moved = newlyUnformatted([...formatted.values()]);

if (options.includes("--json"))
  console.log(
    JSON.stringify(
      {
        cases: cases.length,
        operations: Object.fromEntries(counts),
        reasons: Object.fromEntries([...reasons].map(([reason, it]) => [reason, it.length])),
        formatted: moved && { texts: formatted.size, changed: moved.length },
      },
      null,
      2,
    ),
  );
else print();
process.exitCode = differing.length > 0 || (moved ?? []).length > 0 ? 1 : 0;

function print() {
  const show = options.includes("--show");
  console.log(`${cases.length} configurations`);
  const outcomes = ["done", "same values", "blanks", "refused", "no way back", "differs"];
  console.log(["operation".padEnd(34), ...outcomes.map((it) => it.padStart(12))].join(""));
  for (const [key, row] of [...counts].sort())
    console.log([key.padEnd(34), ...outcomes.map((it) => String(row[it] ?? 0).padStart(12))].join(""));
  console.log("\nwhy not");
  for (const [reason, told] of [...reasons].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`${String(told.length).padStart(6)}  ${reason}`);
    for (const it of show ? told.slice(0, 3) : []) console.log(`        ${it}`);
  }
  if (moved === undefined) console.log("\nthere is no terraform here, so its formatter was not asked");
  else console.log(`\nterraform fmt: ${formatted.size} edited texts, ${moved.length} that it leaves alone no more`);
  if (!show) return;
  for (const { told, file, diff } of moved ?? []) console.log(`\nLAYOUT ${told} (${file})\n${diff}`);
  for (const { told, original, after } of differing) {
    console.log(`\nDIFFERS ${told}`);
    for (const [file, text] of original)
      if (after.get(file) !== text)
        console.log(createTwoFilesPatch(file, file, text, after.get(file) ?? "", "", "", { context: 2 }));
  }
}

/** @param {string} reason @param {string} told */
function note(reason, told) {
  reasons.set(reason, [...(reasons.get(reason) ?? []), told]);
}

/** A reason without the names in it, so that the same ones count together. */
function general(reason) {
  return reason
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/the expression [^;]*;/, "the expression …;")
    .replace(/\b(?:google_\w+\.[\w.[\]"-]+|(?:Compute|CertificateManager|NetworkServices)\w+\/\S+|projects\/\S+)/g, "…")
    .replace(/\b[a-z]\w*(?:(?:\[\d+\])|\.[a-z]\w*)+/g, "…")
    .replace(/^[a-z]\w* of /, "… of ")
    .replace(/\(.*\)/g, "(…)");
}

function fileOf(engine, change) {
  return engine.snapshot.topology.get(change.resource ?? change.from)?.range.file ?? "";
}

/** Folders that hold files themselves; one that holds folders only is several. @param {string} given */
function casesIn(given) {
  if (!statSync(given).isDirectory()) return [given];
  const entries = readdirSync(given, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (entries.some((it) => it.isFile() && isConfig(path.join(given, it.name)))) return [given];
  return entries.filter((it) => it.isDirectory()).flatMap((it) => casesIn(path.join(given, it.name)));
}

/** @param {string} file */
function isConfig(file) {
  return /\.(?:tf|ya?ml|jsonl?|ndjson)$/.test(file) && core.formatOf(file, readFileSync(file, "utf8")) !== undefined;
}

async function bundled() {
  const folder = path.join(runFolder, "round-trip");
  mkdirSync(folder, { recursive: true });
  const outfile = path.join(folder, `core-${process.pid}.mjs`);
  await esbuild.build({
    ...nodeBundle,
    entryPoints: ["test/support/round-trip/index.ts"],
    outfile,
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
