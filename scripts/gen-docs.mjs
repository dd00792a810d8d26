#!/usr/bin/env node
/**
 * Writes what is made from the rules: src/core/constraints/all.ts from the folder, docs/rules/ from their metadata.
 * With --check it writes nothing and fails when something is out of date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./lib/paths.mjs";
import { ruleIndex, rulePage } from "./lib/rule-pages.mjs";
import { exampleWriter, loadProducts, loadRules } from "./lib/rules.mjs";

const rulesFolder = path.join(root, "src/core/constraints");
const docsFolder = path.join(root, "docs/rules");
/** Written by hand: what the catalogue has and the product does not, with the reasons. */
const notImplemented = "not-implemented.md";
const check = process.argv.includes("--check");
const stale = [];

write(path.join(rulesFolder, "all.ts"), registry());
const rules = await loadRules();
const metas = rules.map((it) => it.meta);
const products = await loadProducts();
const pages = new Map();
const inConfigConnector = await exampleWriter();
for (const meta of metas) pages.set(`${meta.id}.md`, rulePage(meta, await inConfigConnector(meta), products));
pages.set("README.md", ruleIndex(metas, products, existsSync(path.join(docsFolder, notImplemented))));
mkdirSync(docsFolder, { recursive: true });
for (const [name, text] of pages) write(path.join(docsFolder, name), text);
for (const name of readdirSync(docsFolder)) {
  if (pages.has(name) || name === notImplemented) continue;
  if (check) stale.push(`docs/rules/${name} belongs to no rule`);
  else rmSync(path.join(docsFolder, name));
}
if (stale.length > 0) {
  console.error(`${stale.join("\n")}\nRun: node scripts/gen-docs.mjs`);
  process.exitCode = 1;
} else console.log(`rules: ${rules.length}, pages ${check ? "current" : "written"}`);

function write(file, text) {
  let before;
  try {
    before = readFileSync(file, "utf8");
  } catch {
    before = undefined; // Not there yet.
  }
  if (before === text) return;
  if (check) stale.push(`${path.relative(root, file)} is out of date`);
  else writeFileSync(file, text);
}

/** Explicit imports, so that bundlers and readers see every rule. */
function registry() {
  const files = readdirSync(rulesFolder, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .flatMap((folder) =>
      readdirSync(path.join(rulesFolder, folder.name))
        .filter((it) => it.endsWith(".ts") && isRule(path.join(rulesFolder, folder.name, it)))
        .map((it) => `${folder.name}/${it.slice(0, -3)}`),
    )
    .sort();
  const name = (file) => path.basename(file).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const imports = [
    { from: "./constraint", text: 'import type { Constraint } from "./constraint";' },
    ...files.map((it) => ({ from: `./${it}`, text: `import ${name(it)} from "./${it}";` })),
  ].sort((a, b) => (folderFirst(a.from) < folderFirst(b.from) ? -1 : 1));
  return `/** Every rule. Written by scripts/gen-docs.mjs from the folders beside this file; do not edit. */
${imports.map((it) => it.text).join("\n")}

export const constraints: readonly Constraint[] = [
${files.map((it) => `  ${name(it)},`).join("\n")}
];
`;
}

/** As the linter sorts: folder by folder, so "a/" comes before "a-b/". */
function folderFirst(file) {
  return file.replaceAll("/", "\0");
}

/** A folder may hold helpers of its rules as well: they export nothing by default. */
function isRule(file) {
  return /^export default /m.test(readFileSync(file, "utf8"));
}
