#!/usr/bin/env node
/**
 * Writes the rules that the setting `lb-topology.rules` offers into package.json, from the rules themselves.
 * With --check it writes nothing and fails when they are out of date.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const file = path.join(root, "package.json");
const before = readFileSync(file, "utf8");
const manifest = JSON.parse(before);
const properties = {};
for (const { meta } of await loadRules())
  properties[meta.id] = {
    enum: ["off", "error", "warning", "info"],
    default: meta.severity,
    description: meta.title,
  };
manifest.contributes.configuration.properties["lb-topology.rules"].properties = properties;
const after = `${JSON.stringify(manifest, null, 2)}\n`;
if (process.argv.includes("--check")) {
  if (JSON.stringify(JSON.parse(before)) !== JSON.stringify(manifest)) {
    console.error("package.json does not list the rules as they are. Run: node scripts/gen-settings.mjs");
    process.exitCode = 1;
  }
} else if (after !== before) writeFileSync(file, after);

async function loadRules() {
  const outfile = path.join(os.tmpdir(), `rule-settings-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(root, "src/core/constraints/all.ts")],
    bundle: true,
    format: "esm",
    outfile,
    logLevel: "error",
  });
  try {
    const { constraints } = await import(pathToFileURL(outfile).href);
    return [...constraints].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
  } finally {
    rmSync(outfile, { force: true });
  }
}
