#!/usr/bin/env node
/**
 * Asks Terraform itself for the values of the expressions in cases.mjs and writes them to table.json, which the test
 * reads. Needs `terraform` 1.11 on the path: `node test/core/formats/terraform/expressions/record.mjs`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expressions, module } from "./cases.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const table = path.join(here, "table.json");
const rows = record(expressions);
writeFileSync(table, JSON.stringify(rows));
const formatted = spawnSync("npx", ["biome", "format", "--write", table], { encoding: "utf8" });
if (formatted.status !== 0) throw new Error(formatted.stderr);
console.log(`${rows.length} expressions recorded, ${rows.filter((row) => row.error).length} of them refused`);

/** A value that Terraform refuses while evaluating gives null; one refused at once is found by halving the batch. */
function record(batch) {
  const folder = mkdtempSync(path.join(tmpdir(), "terraform-console-"));
  const locals = batch.map((it, index) => `  answer_${index} = ${it.trimEnd()}\n`);
  const tries = batch.map((_, index) => `try(jsonencode(nonsensitive(local.answer_${index})), null)`);
  writeFileSync(path.join(folder, "main.tf"), `${module}\nlocals {\n${locals.join("")}}\n`);
  const run = spawnSync("terraform", ["console"], {
    cwd: folder,
    input: `base64encode(jsonencode([${tries.join(", ")}]))\n`,
    encoding: "utf8",
    env: { ...process.env, TF_CLI_CONFIG_FILE: "/dev/null" },
  });
  rmSync(folder, { recursive: true });
  if (run.status !== 0 || run.stdout.trim() === "" || /^\(|│|Error/.test(run.stdout)) {
    if (batch.length === 1) return [{ expression: batch[0], error: true }];
    const half = Math.ceil(batch.length / 2);
    return [...record(batch.slice(0, half)), ...record(batch.slice(half))];
  }
  const answers = JSON.parse(Buffer.from(JSON.parse(run.stdout.trim()), "base64").toString("utf8"));
  return batch.map((expression, at) =>
    answers[at] === null ? { expression, error: true } : { expression, result: JSON.parse(answers[at]) },
  );
}
