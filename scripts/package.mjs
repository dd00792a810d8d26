#!/usr/bin/env node
/**
 * `npm run package`: lb-topology-<version>.vsix with what ships and nothing else (.vscodeignore). Its contents
 * are printed by vsce, its size by us; it fails when something strange is inside or the size is over the limit.
 *
 *   node scripts/package.mjs [--out FILE]
 */
import { mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { createVSIX, listFiles } from "@vscode/vsce";
import { run } from "./lib/command.mjs";
import { root } from "./lib/paths.mjs";

const mostMegabytes = 3;
const required = [
  "dist/extension.js",
  "dist/node/extension.js",
  "dist/webview.js",
  "dist/webview.css",
  "dist/licenses.txt",
  "dist/field-docs.json",
  "package.json",
  "README.md",
  "LICENSE",
];
const ships = [
  /^dist\/(extension\.js|node\/\w+\.js|webview\.(js|css)|.*\.wasm|wasm\.json|field-docs\.json|licenses\.txt)$/,
  /^media\//,
  /^docs\/rules\//,
];
const single = ["package.json", "README.md", "CHANGELOG.md", "LICENSE"];

const { name, version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const asked = process.argv.indexOf("--out");
const out = asked > 0 ? path.resolve(process.argv[asked + 1]) : path.join(root, `${name}-${version}.vsix`);
mkdirSync(path.dirname(out), { recursive: true });

const built = await run(process.execPath, ["scripts/build.mjs"], { cwd: root });
if (built.code !== 0) stop(`the build failed:\n${built.output}`);

const files = (await listFiles({ cwd: root, dependencies: false })).map((it) => it.replaceAll("\\", "/"));
const missing = required.filter((it) => !files.includes(it));
if (missing.length) stop(`missing: ${missing.join(", ")}`);
const strange = files.filter((it) => !single.includes(it) && !ships.some((pattern) => pattern.test(it)));
if (strange.length) stop(`must not ship: ${strange.join(", ")}`);

await createVSIX({
  cwd: root,
  packagePath: out,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});

const { size } = statSync(out);
console.log(`${path.relative(process.cwd(), out)}: ${(size / 1024 / 1024).toFixed(2)} MB, ${files.length} files`);
if (size > mostMegabytes * 1024 * 1024) stop(`over ${mostMegabytes} MB`);

function stop(message) {
  console.error(`package: ${message}`);
  process.exit(1);
}
