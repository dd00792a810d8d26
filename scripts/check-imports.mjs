#!/usr/bin/env node
/**
 * The import direction of ARCHITECTURE.md, checked: which folder may import what. Prints one line a violation and
 * exits with 1 when there is one.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const corePackages = ["zod", "web-tree-sitter", "yaml", "jsonc-parser"];
/** First match wins. `own`: folders of this repository; `packages`: bare module names (prefixes). */
const layers = [
  { folder: "src/core/model", own: ["src/core/model", "src/core/kinds/kind"], packages: ["zod"] },
  { folder: "src/core/kinds", own: ["src/core/model", "src/core/kinds"], packages: [] },
  {
    folder: "src/core/formats",
    own: [
      "src/core/model",
      "src/core/kinds",
      "src/core/formats",
      "src/core/topology/topology",
      "src/core/topology/links",
      "src/core/topology/self-link",
      "src/core/changes/resolve",
      "src/core/changes/roads",
    ],
    packages: corePackages,
  },
  { folder: "src/core/topology", own: ["src/core/model", "src/core/kinds", "src/core/topology"], packages: [] },
  {
    folder: "src/core/constraints",
    own: ["src/core/model", "src/core/kinds", "src/core/topology", "src/core/constraints"],
    packages: [],
  },
  { folder: "src/core/layout", own: ["src/core/layout"], packages: [] },
  {
    folder: "src/core/diagram",
    own: ["src/core/model", "src/core/kinds", "src/core/topology", "src/core/layout", "src/core/diagram"],
    packages: ["zod"],
  },
  { folder: "src/core", own: ["src/core"], packages: corePackages },
  {
    folder: "src/protocol",
    own: ["src/core/model", "src/core/diagram", "src/core/kinds", "src/core/editing", "src/protocol"],
    packages: ["zod"],
  },
  { folder: "src/host", own: ["src/core", "src/protocol", "src/host"], packages: ["vscode"] },
  { folder: "src/extension.ts", own: ["src/host"], packages: ["vscode"] },
  { folder: "src/cli", own: ["src/core", "src/cli", "package.json"], packages: ["node:", "diff"] },
  {
    // The development page brings its own host.
    folder: "webview/dev",
    own: ["webview", "src/core", "src/protocol", "src/host/features/panel/diagram-store"],
    packages: ["react", "react-dom", "@xyflow/react"],
  },
  {
    folder: "webview",
    own: [
      "webview",
      "src/protocol",
      "src/core/model",
      "src/core/kinds",
      "src/core/topology",
      "src/core/constraints",
      "src/core/diagram",
      "src/core/editing",
      "src/core/layout",
      "src/core/editing",
    ],
    packages: ["react", "react-dom", "@xyflow/react", "@vscode/webview-ui-toolkit", "zod"],
  },
];

const violations = [];
for (const file of [...walk("src"), ...walk("webview")]) {
  const layer = layers.find((it) => file === it.folder || file.startsWith(`${it.folder}/`));
  if (!layer) continue;
  const text = readFileSync(path.join(root, file), "utf8");
  for (const match of text.matchAll(
    /^\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
  )) {
    const name = match[1] ?? match[2] ?? match[3];
    const line = text.slice(0, match.index).split("\n").length;
    if (name.startsWith(".")) {
      const target = path.posix.join(path.posix.dirname(file), name);
      if (!layer.own.some((it) => target === it || target.startsWith(`${it}/`) || target === it.replace(/\.ts$/, "")))
        violations.push(`${file}:${line}: ${layer.folder} must not import ${target}`);
    } else if (!layer.packages.some((it) => name === it || name.startsWith(it.endsWith(":") ? it : `${it}/`))) {
      violations.push(`${file}:${line}: ${layer.folder} must not import "${name}"`);
    }
  }
}
for (const line of violations) console.error(line);
if (violations.length) process.exitCode = 1;
else console.log("imports: every folder keeps its direction");

function walk(folder) {
  const full = path.join(root, folder);
  return readdirSync(full).flatMap((name) => {
    const rel = `${folder}/${name}`;
    if (statSync(path.join(root, rel)).isDirectory()) return walk(rel);
    return /\.(ts|tsx)$/.test(name) ? [rel] : [];
  });
}
