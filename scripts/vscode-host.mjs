#!/usr/bin/env node
/**
 * Installs the VS Code server builds that `npm start` and the tests use, once for all clones on a machine.
 *
 *   node scripts/vscode-host.mjs                 both releases
 *   node scripts/vscode-host.mjs current         one of them
 *
 * Node built-ins only: it works before `npm ci`. No compiler and no administrator rights are needed.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { cached } from "./lib/cache.mjs";
import { npm } from "./lib/command.mjs";
import { nodePackages, releases, ripgrepPackages } from "./lib/host-releases.mjs";
import { unpackPackage } from "./lib/npm-package.mjs";

/** Part of the folder's name: raised when the steps below change, so that older installs are made again. */
const recipe = 1;
const platform = `${process.platform}-${process.arch}`;

/**
 * Gives the server build of a release and the Node to run it with, installing what is missing.
 *
 * @param {"current" | "oldest"} which
 * @param {(line: string) => void} [log]
 * @returns {Promise<{ root: string, node: string, label: string, version: string }>}
 */
export async function ensureHost(which, log = console.log) {
  const release = releases[which];
  if (!release) throw new Error(`unknown release "${which}": ${Object.keys(releases).join(" or ")}`);
  const root = await cached(`vscode-host/${release.version}-${recipe}`, async (folder) => {
    const began = performance.now();
    log(`Installing ${release.label} (server build ${release.version}, once): fetching…`);
    await unpackPackage({ name: "code-server", ...release }, folder, { only: "lib/vscode" });
    log(`Installing ${release.label}: its dependencies…`);
    await installModules(folder);
    if (release.ripgrep === "missing") await addRipgrep(folder);
    quieten(folder);
    prune(folder);
    log(`${release.label} installed in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
  });
  const node = fits(process.versions.node, release.node) ? process.execPath : await ensureNode(log);
  return { root, node, label: release.label, version: release.version };
}

async function installModules(folder) {
  // Not `npm ci`: the package's own lock file lacks an entry. Nothing that the server needs has an install script.
  const { code, output } = await npm(
    ["install", "--prefix", folder, "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"],
    { cwd: folder },
  );
  if (code !== 0) throw new Error(`npm could not install the dependencies of VS Code:\n${output}`);
}

async function addRipgrep(folder) {
  const wanted = ripgrepPackages[platform];
  if (!wanted) throw new Error(`no search program is known for ${platform}`);
  const source = await cached(`ripgrep/${wanted.version}-${platform}`, (it) => unpackPackage(wanted, it));
  const target = path.join(folder, "node_modules/@vscode/ripgrep/bin");
  mkdirSync(target, { recursive: true });
  cpSync(path.join(source, "bin"), target, { recursive: true });
}

async function ensureNode(log) {
  const wanted = nodePackages[platform];
  if (!wanted) {
    throw new Error(
      `Node ${process.versions.node} is too old for this VS Code, and no newer one is known for ${platform}. ` +
        "Install Node 24 and try again.",
    );
  }
  const folder = await cached(`node/${wanted.version}-${platform}`, async (it) => {
    log(`Fetching Node ${wanted.version} for it…`);
    await unpackPackage(wanted, it);
    rmSync(path.join(it, "include"), { recursive: true, force: true });
  });
  const node = path.join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(node)) throw new Error(`${wanted.name}@${wanted.version} holds no ${path.basename(node)}`);
  if (process.platform !== "win32") chmodSync(node, 0o755);
  return node;
}

function fits(version, { least, below }) {
  const [major, minor] = version.split(".").map(Number);
  return major < below && (major > least[0] || (major === least[0] && minor >= least[1]));
}

/**
 * Two native modules that are not built without a compiler: one writes log files, one ends the server when its parent
 * is gone. Their places are taken by plain JavaScript that does as much as is needed, without stack traces in the log.
 */
function quieten(folder) {
  const log = [
    "class Logger { setPattern() {} clearFormatters() {} setLevel() {} trace() {} debug() {} info() {} warn() {}",
    "  error() {} critical() {} flush() {} drop() {} }",
    "exports.setLevel = exports.setFlushOn = () => {};",
    "exports.Logger = Logger;",
    "exports.createRotatingLogger = exports.createAsyncRotatingLogger = async () => new Logger();",
  ];
  const watchdog = [
    "exports.start = (id) => setInterval(() => {",
    "  try { process.kill(id, 0); } catch { process.exit(); }",
    "}, 1000).unref();",
    "exports.exit = (code) => process.exit(code || 0);",
  ];
  replace(path.join(folder, "node_modules/@vscode/spdlog"), log);
  replace(path.join(folder, "node_modules/native-watchdog"), watchdog);
  replace(path.join(folder, "node_modules/@vscode/native-watchdog"), watchdog);
}

function replace(module, lines) {
  if (existsSync(module)) writeFileSync(path.join(module, "index.js"), `${lines.join("\n")}\n`);
}

/** Half of the newer build is assistants that neither the tests nor a visitor need. */
function prune(folder) {
  const unneeded = ["extensions/copilot", "extensions/mermaid-markdown-features", "node_modules/@microsoft/mxc-sdk"];
  const github = path.join(folder, "node_modules/@github");
  if (existsSync(github)) {
    for (const name of readdirSync(github).filter((it) => it.startsWith("copilot-sdk")))
      unneeded.push(`node_modules/@github/${name}`);
  }
  const ripgrep = path.join(folder, "node_modules/@vscode/ripgrep-universal/bin");
  if (existsSync(path.join(ripgrep, platform))) {
    for (const name of readdirSync(ripgrep).filter((it) => it !== platform))
      unneeded.push(`node_modules/@vscode/ripgrep-universal/bin/${name}`);
  }
  for (const name of unneeded) rmSync(path.join(folder, name), { recursive: true, force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const asked = process.argv.slice(2);
  for (const which of asked.length ? asked : Object.keys(releases)) {
    const { label, root, node } = await ensureHost(which);
    console.log(`${label}: ${root} (run with ${node})`);
  }
}
