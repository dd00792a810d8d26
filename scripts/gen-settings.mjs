#!/usr/bin/env node
/**
 * Writes the rules that the setting `lb-topology.rules` offers into package.json, from the rules themselves.
 * With --check it writes nothing and fails when they are out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./lib/paths.mjs";
import { loadRules } from "./lib/rules.mjs";

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
