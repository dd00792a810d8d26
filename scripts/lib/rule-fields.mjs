/** Which fields each rule is about: found by letting the rules judge their own examples, and from what their pages name. */
import { readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./paths.mjs";
import { treeSitterWithoutNode } from "./tree-sitter-plugin.mjs";
import { zodInEnglish } from "./zod-plugin.mjs";

/** `{"BackendService.protocol": ["internet-neg-protocol", …]}`: ids of rules by kind and API path without indexes. */
export async function ruleFields() {
  const core = await loadCore();
  const modules = path.join(root, "node_modules");
  const engine = await core.createEngine({
    runtime: readFileSync(path.join(modules, "web-tree-sitter/web-tree-sitter.wasm")),
    grammar: readFileSync(path.join(modules, "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm")),
  });
  const found = new Map();
  const add = (rule, kind, field) => {
    const key = `${kind}.${field.replace(/\[\d+\]/g, "")}`;
    if (!found.has(key)) found.set(key, new Set());
    found.get(key).add(rule);
  };
  for (const { meta } of core.constraints) {
    for (const { kind, path: field } of namedIn(core, meta)) add(meta.id, kind, field);
    if (!meta.examples) continue;
    const snapshot = engine.update([{ path: "main.tf", text: meta.examples.bad }]);
    const kindOf = (id) => snapshot.topology.get(id)?.kind;
    for (const finding of snapshot.findings) {
      if (finding.rule !== meta.id) continue;
      if (finding.field) add(meta.id, kindOf(finding.resource), finding.field);
      for (const { op, resource, field } of finding.fixes.flatMap((it) => it.changes))
        if ((op === "setField" || op === "removeField") && kindOf(resource)) add(meta.id, kindOf(resource), field);
    }
  }
  engine.dispose();
  return Object.fromEntries([...found].sort().map(([key, rules]) => [key, [...rules].sort()]));
}

/** Fields of the kinds that a rule lands on which its page names as code, by the API's name or Terraform's. */
function namedIn({ kindSpec }, meta) {
  const words = new Set([...`${meta.docs}\n${meta.repair}`.matchAll(/`([\w.]+)`/g)].map((it) => it[1]));
  const result = [];
  const visit = (kind, fields, above) => {
    for (const field of fields) {
      const at = above ? `${above}.${field.name}` : field.name;
      const terraform = field.name.replace(/[A-Z]/g, (it) => `_${it.toLowerCase()}`);
      // Names such as `name` and `path` mean this field only where the page gives the way to it.
      const names = above ? [at, at.replace(/^.*\.(?=\w+\.\w+$)/, "")] : [at];
      if (!above || /[A-Z]/.test(field.name)) names.push(field.name, terraform);
      if (names.some((it) => words.has(it))) result.push({ kind, path: at });
      visit(kind, field.fields ?? [], at);
    }
  };
  for (const kind of meta.appliesTo) visit(kind, kindSpec(kind).fields, "");
  return result;
}

/** The rules and the engine as one bundle. */
async function loadCore() {
  const outfile = path.join(os.tmpdir(), `core-${process.pid}.mjs`);
  const contents = `
    export { createEngine } from "./src/core/engine";
    export { constraints } from "./src/core/constraints/all";
    export { kindSpec } from "./src/core/kinds/registry";`;
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "browser",
    mainFields: ["browser", "module", "main"],
    plugins: [treeSitterWithoutNode, zodInEnglish],
    outfile,
    logLevel: "error",
    logOverride: { "empty-import-meta": "silent" },
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
