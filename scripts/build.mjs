#!/usr/bin/env node
/**
 * Every bundle of the product, in one file.
 *
 *   node scripts/build.mjs            what ships: minified, no source maps
 *   node scripts/build.mjs --dev      readable, with source maps
 *   node scripts/build.mjs --watch    --dev, again at every change
 *   node scripts/build.mjs --tests    also the suite that runs inside VS Code (to out/)
 *
 * The extension is built twice: dist/extension.js, one file for VS Code's web worker, which can load no second one; and
 * dist/node/, split at its dynamic imports, so that the Node host reads little at the start. Both may require nothing but `vscode`.
 */
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { apiDocsSource } from "./lib/api-docs.mjs";
import { commonjsChunks } from "./lib/chunks-plugin.mjs";
import { fieldDocs } from "./lib/field-docs.mjs";
import { notices } from "./lib/notices.mjs";
import { root } from "./lib/paths.mjs";
import { suiteBundles } from "./lib/suite-bundles.mjs";
import { treeSitterWithoutNode } from "./lib/tree-sitter-plugin.mjs";
import { vscodeByName } from "./lib/vscode-plugin.mjs";
import { zodInEnglish, zodThatParses } from "./lib/zod-plugin.mjs";

const watch = process.argv.includes("--watch");
const development = watch || process.argv.includes("--dev");
const dist = path.join(root, "dist");

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  outdir: "dist",
  target: "es2022",
  minify: !development,
  keepNames: false,
  sourcemap: development,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  logOverride: { "empty-import-meta": "silent" },
  mainFields: ["browser", "module", "main"],
  plugins: [treeSitterWithoutNode, zodInEnglish],
};

/** @type {esbuild.BuildOptions} */
const extension = {
  ...common,
  entryPoints: { extension: "src/extension.ts" },
  platform: "browser",
  plugins: [...common.plugins, vscodeByName],
};

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  { ...extension, format: "cjs" },
  {
    ...extension,
    outdir: "dist/node",
    format: "esm",
    splitting: true,
    chunkNames: "[hash]",
    write: false,
    sourcemap: development && "inline",
    plugins: [...extension.plugins, commonjsChunks],
  },
  {
    ...common,
    entryPoints: { webview: "webview/main.tsx" },
    plugins: [...common.plugins, zodThatParses],
    platform: "browser",
    format: "iife",
    jsx: "automatic",
    jsxDev: false,
    define: { "process.env.NODE_ENV": development ? '"development"' : '"production"' },
    loader: { ".svg": "dataurl", ".ttf": "dataurl", ".woff2": "dataurl" },
  },
  {
    ...common,
    entryPoints: { cli: "src/cli/main.ts" },
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    banner: { js: "#!/usr/bin/env node" },
  },
];

/** The wasm files that the host, the command line and the tests load their own way. */
const wasm = [
  { package: "web-tree-sitter", file: "web-tree-sitter.wasm" },
  { package: "@tree-sitter-grammars/tree-sitter-hcl", file: "tree-sitter-terraform.wasm" },
];

const isPresent = (options) => Object.values(options.entryPoints).every((it) => existsSync(path.join(root, it)));
const all = [...bundles, ...(process.argv.includes("--tests") ? suiteBundles(common) : [])];
const missing = all.filter((it) => !isPresent(it));
if (missing.length) {
  for (const it of missing) console.error(`build: ${Object.values(it.entryPoints).join(", ")} does not exist`);
  process.exitCode = 1;
}
const wanted = all.filter(isPresent);

mkdirSync(dist, { recursive: true });
copyWasm();
writeFileSync(path.join(dist, "field-docs.json"), await fieldDocs());
if (watch) await watchAll();
else await buildAll();

async function buildAll() {
  const began = performance.now();
  const results = await Promise.allSettled(wanted.map((it) => esbuild.build(it)));
  const failed = results.filter((it) => it.status === "rejected");
  for (const it of failed) {
    // esbuild has printed its own errors with their places; anything else is ours.
    if (!it.reason?.errors) console.error(it.reason);
  }
  const problems = results.flatMap((it) => (it.status === "fulfilled" ? foreignImports(it.value.metafile) : []));
  for (const problem of problems) console.error(`build: ${problem}`);
  if (failed.length || problems.length) {
    console.error(`build: failed (${failed.length + problems.length} of ${wanted.length} bundles)`);
    process.exitCode = 1;
    return;
  }
  if (existsSync(path.join(dist, "cli.js"))) chmodSync(path.join(dist, "cli.js"), 0o755);
  const metafiles = results.map((it) => it.value.metafile);
  writeNotices(metafiles);
  report(metafiles);
  console.log(`build: done in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

async function watchAll() {
  const announce = {
    name: "announce",
    setup(build) {
      const entry = Object.values(build.initialOptions.entryPoints).join(", ");
      // The two marker lines are what the tasks of .vscode/tasks.json wait for.
      build.onStart(() => console.log(`build started: ${entry}`));
      build.onEnd((result) => console.log(`build finished: ${entry}, ${result.errors.length} errors`));
    },
  };
  for (const options of wanted) {
    const context = await esbuild.context({ ...options, plugins: [...options.plugins, announce] });
    await context.watch();
  }
}

/** The extension's bundles may ask the host for `vscode` only: a web worker has nothing else. */
function foreignImports(metafile) {
  return Object.entries(metafile.outputs)
    .filter(([name]) => isExtension(name))
    .flatMap(([name, output]) =>
      output.imports
        .filter((it) => it.external && it.path !== "vscode")
        .map((it) => `${name} must not require "${it.path}": it also runs in a web worker`),
    );
}

function isExtension(output) {
  return output === "dist/extension.js" || output.startsWith("dist/node/");
}

function copyWasm() {
  const note = wasm.map((it) => {
    const folder = path.join(root, "node_modules", it.package);
    const target = path.join(dist, it.file);
    rmSync(target, { force: true });
    copyFileSync(path.join(folder, it.file), target);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const sha256 = createHash("sha256").update(readFileSync(target)).digest("hex");
    return { file: it.file, package: it.package, version, license, sha256 };
  });
  writeFileSync(path.join(dist, "wasm.json"), `${JSON.stringify({ files: note }, null, 2)}\n`);
}

/** dist/licenses.txt: of all that the extension's and the diagram's bundles hold, of the wasm files and the API's texts. */
function writeNotices(metafiles) {
  const shipped = metafiles.filter((it) =>
    Object.keys(it.outputs).some((name) => /^dist\/(extension|webview)\./.test(name)),
  );
  const inputs = shipped.flatMap((it) => Object.keys(it.inputs));
  const grammars = wasm.map((it) => `node_modules/${it.package}/${it.file}`);
  writeFileSync(path.join(dist, "licenses.txt"), notices([...inputs, ...grammars, apiDocsSource]));
}

/** Prints each file's size; out/build.json keeps the sizes and what each bundle is made of. */
function report(metafiles) {
  const outputs = Object.fromEntries(metafiles.flatMap((it) => Object.entries(it.outputs)));
  const data = [...wasm.map((it) => `dist/${it.file}`), "dist/field-docs.json"];
  const files = [...Object.keys(outputs), ...data].filter((it) => !it.endsWith(".map"));
  const sizes = files.map((file) => {
    const bytes = statSync(path.join(root, file)).size;
    return { file, bytes, gzip: gzipSync(readFileSync(path.join(root, file))).length };
  });
  const line = (name, bytes, gzip) => console.log(`  ${name.padEnd(34)} ${kilobytes(bytes)}  gzip ${kilobytes(gzip)}`);
  const [parts, whole] = [true, false].map((is) => sizes.filter((it) => it.file.startsWith("dist/node/") === is));
  for (const it of whole) line(it.file, it.bytes, it.gzip);
  const sum = (key) => parts.reduce((all, it) => all + it[key], 0);
  line(`dist/node (${parts.length} files)`, sum("bytes"), sum("gzip"));
  const inputs = Object.fromEntries(
    Object.entries(outputs).map(([file, output]) => [
      file,
      Object.fromEntries(Object.entries(output.inputs).map(([name, it]) => [name, it.bytesInOutput])),
    ]),
  );
  mkdirSync(path.join(root, "out"), { recursive: true });
  writeFileSync(path.join(root, "out/build.json"), `${JSON.stringify({ sizes, inputs }, null, 2)}\n`);
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(8)} kB`;
}
