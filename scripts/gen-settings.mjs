#!/usr/bin/env node
/**
 * Writes what settings offer, from the rules themselves: the setting `lb-topology.rules` in package.json, and the JSON
 * schema of `.lb-topology.yaml`. With --check it writes nothing and fails when they are out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./lib/paths.mjs";
import { loadProjectSchema, loadRules } from "./lib/rules.mjs";

const file = path.join(root, "package.json");
const before = readFileSync(file, "utf8");
const manifest = JSON.parse(before);
const properties = {};
const rules = await loadRules();
for (const { meta } of rules)
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

const schemaFile = path.join(root, "media/lb-topology.schema.json");
const schema = `${JSON.stringify(projectSchema(await loadProjectSchema()), null, 2)}\n`;
if (process.argv.includes("--check")) {
  if (readFileSync(schemaFile, "utf8") !== schema) {
    console.error("media/lb-topology.schema.json is out of date. Run: node scripts/gen-settings.mjs");
    process.exitCode = 1;
  }
} else writeFileSync(schemaFile, schema);

/** The schema of the file, with every rule by name. */
function projectSchema(made) {
  const named = Object.fromEntries(
    rules.map(({ meta }) => [
      meta.id,
      { $ref: "#/definitions/level", description: `${meta.title} (${meta.severity})` },
    ]),
  );
  const rulesOf = (it) => ({
    description: it.description,
    type: "object",
    properties: named,
    additionalProperties: false,
  });
  made.properties.rules = rulesOf(made.properties.rules);
  made.properties.overrides.items.properties.rules = { $ref: "#/properties/rules" };
  return {
    ...made,
    title: "Load Balancer Topology: configuration of a repository",
    definitions: { level: { enum: ["off", "error", "warning", "info"] } },
  };
}
