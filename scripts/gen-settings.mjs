#!/usr/bin/env node
/**
 * Writes what settings offer, from the rules themselves: the setting `lb-topology.rules` in package.json, and the JSON
 * schemas of `.lb-topology.yaml` and of lists of changes. With --check it writes nothing and fails when they are out of date.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./lib/paths.mjs";
import { loadRules, loadSchemas } from "./lib/rules.mjs";

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

const schemas = await loadSchemas();
write("media/lb-topology.schema.json", projectSchema(schemas.project));
write("media/changes.schema.json", schemas.changes);

function write(name, schema) {
  const file = path.join(root, name);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    console.error(`${name} is out of date. Run: node scripts/gen-settings.mjs`);
    process.exitCode = 1;
  }
}

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
