#!/usr/bin/env node
/**
 * Asks Terraform itself for the results of the calls in cases/ and writes them to table.json, which the test reads.
 * Needs `terraform` 1.11 on the path: `node test/core/formats/terraform/functions/record.mjs`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const batchSize = 60;

const files = readdirSync(path.join(here, "cases")).sort();
const calls = [];
for (const file of files) {
  const { cases } = await import(path.join(here, "cases", file));
  for (const [name, ...args] of cases) calls.push({ name, args });
}

const rows = [];
for (let start = 0; start < calls.length; start += batchSize)
  rows.push(...record(calls.slice(start, start + batchSize)));
const table = path.join(here, "table.json");
writeFileSync(table, ascii(JSON.stringify(rows)));
const formatted = spawnSync("npx", ["biome", "format", "--write", table], { encoding: "utf8" });
if (formatted.status !== 0) throw new Error(formatted.stderr);
console.log(`${rows.length} calls recorded, ${rows.filter((row) => row.error).length} of them refused`);

/** One line for the console; a call that fails gives null instead of the JSON text of its result. */
function record(batch) {
  const tries = batch.map((call) => `try(jsonencode(nonsensitive(${callText(call)})), null)`);
  const folder = mkdtempSync(path.join(tmpdir(), "terraform-console-"));
  const run = spawnSync("terraform", ["console"], {
    cwd: folder,
    input: `base64encode(jsonencode([${tries.join(", ")}]))\n`,
    encoding: "utf8",
    env: { ...process.env, TF_CLI_CONFIG_FILE: "/dev/null" },
  });
  rmSync(folder, { recursive: true });
  if (run.status !== 0 || run.stdout.trim() === "") throw new Error(`terraform console: ${run.stderr}${run.stdout}`);
  // One call that Terraform leaves unknown hides the whole batch: find it and leave it out.
  if (run.stdout.trim() === "(known after apply)") {
    if (batch.length > 1) return batch.flatMap((call) => record([call]));
    console.warn(`left out, unknown: ${callText(batch[0])}`);
    return [];
  }
  const answers = JSON.parse(Buffer.from(JSON.parse(run.stdout.trim()), "base64").toString("utf8"));
  return batch.map((call, at) =>
    answers[at] === null ? { call, error: true } : { call, result: JSON.parse(answers[at]) },
  );
}

function callText({ name, args }) {
  return `${name}(${args.map(expression).join(", ")})`;
}

/** JSON is almost HCL; `{ "$call": … }` stands for an inner call. */
function expression(value) {
  if (Array.isArray(value)) return `[${value.map(expression).join(", ")}]`;
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (value.$call) return callText(value.$call);
  return `{${Object.entries(value)
    .map(([key, it]) => `${quoted(key)} = ${expression(it)}`)
    .join(", ")}}`;
}

function quoted(value) {
  return (
    JSON.stringify(value)
      .replace(/[\u007f-\u{10ffff}]/gu, (it) => `\\U${it.codePointAt(0).toString(16).padStart(8, "0")}`)
      // HCL has no short escapes for these two.
      .replace(/\\[bf\\]/g, (it) => ({ "\\b": "\\u0008", "\\f": "\\u000c" })[it] ?? it)
      // Written as an escape, the sign opens no template.
      .replaceAll(/[$%](?=\{)/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`)
  );
}

function ascii(text) {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
