#!/usr/bin/env node
/**
 * Writes what is made from the rules: src/core/constraints/all.ts from the folder, docs/rules/ from their metadata.
 * With --check it writes nothing and fails when something is out of date.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./lib/paths.mjs";
import { loadRules } from "./lib/rules.mjs";

const rulesFolder = path.join(root, "src/core/constraints");
const docsFolder = path.join(root, "docs/rules");
const check = process.argv.includes("--check");
const stale = [];

write(path.join(rulesFolder, "all.ts"), registry());
const rules = await loadRules();
const pages = new Map(rules.map(({ meta }) => [`${meta.id}.md`, page(meta)]));
pages.set("README.md", index(rules.map((it) => it.meta)));
mkdirSync(docsFolder, { recursive: true });
for (const [name, text] of pages) write(path.join(docsFolder, name), text);
for (const name of readdirSync(docsFolder)) {
  if (pages.has(name)) continue;
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

function page(meta) {
  const facts = [
    `**${meta.severity}**`,
    `on ${meta.appliesTo.map((it) => `\`${it}\``).join(", ")}`,
    ...(meta.fixable ? ["has quick fixes"] : []),
  ];
  const products = meta.products === "all" ? "every load balancer" : meta.products.map((it) => `\`${it}\``).join(", ");
  const examples = meta.examples
    ? [
        "## Example",
        "Reported:",
        `\`\`\`hcl\n${meta.examples.bad.trimEnd()}\n\`\`\``,
        "Right:",
        `\`\`\`hcl\n${meta.examples.good.trimEnd()}\n\`\`\``,
      ]
    : [];
  return `${[
    `<!-- Written by scripts/gen-docs.mjs from src/core/constraints; do not edit. -->`,
    `# ${meta.title}`,
    `\`${meta.id}\` · ${facts.join(" · ")}`,
    meta.docs.trim(),
    "## How to repair it",
    meta.repair.trim(),
    ...examples,
    "## Silence it",
    `Write \`# lb-topology:ignore ${meta.id} the reason\` on or above the block, or set the rule to \`"off"\` (or to another severity) under \`lb-topology.rules\` in the settings.`,
    "## Products",
    products,
    "## Sources",
    meta.sources.map((it) => `- ${it.startsWith("https://") ? `<${it}>` : it}`).join("\n"),
  ].join("\n\n")}\n`;
}

function index(metas) {
  const row = (meta) =>
    `| [${meta.id}](${meta.id}.md) | ${meta.severity} | ${meta.title} | ${meta.fixable ? "yes" : ""} |`;
  const table = (list) => [
    "| rule | severity | what it says | quick fix |",
    "| --- | --- | --- | --- |",
    ...list.map(row),
  ];
  const kinds = [...new Set(metas.flatMap((it) => it.appliesTo))].sort();
  const products = [...new Set(metas.flatMap((it) => (it.products === "all" ? [] : it.products)))].sort();
  const count = (severity) => metas.filter((it) => it.severity === severity).length;
  return `${[
    "<!-- Written by scripts/gen-docs.mjs from src/core/constraints; do not edit. -->",
    "# Rules",
    "",
    `${metas.length} rules: ${count("error")} errors, ${count("warning")} warnings, ${count("info")} infos. An error is refused by the API or the provider, or can never carry traffic; a warning is accepted but unsafe, without effect or against the documentation; an info is worth knowing. What cannot be known from the text is never reported.`,
    "",
    "## By kind",
    ...kinds.flatMap((kind) => ["", `### ${kind}`, "", ...table(metas.filter((it) => it.appliesTo.includes(kind)))]),
    "",
    "## By product",
    "",
    "| product | rules |",
    "| --- | --- |",
    `| every load balancer | ${links(metas.filter((it) => it.products === "all"))} |`,
    ...products.map(
      (id) => `| \`${id}\` | ${links(metas.filter((it) => it.products !== "all" && it.products.includes(id)))} |`,
    ),
  ].join("\n")}\n`;
}

function links(metas) {
  return metas.map((it) => `[${it.id}](${it.id}.md)`).join(", ") || "none";
}
