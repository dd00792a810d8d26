#!/usr/bin/env node
/**
 * Try the extension: `npm start`. From a bare clone it installs what is missing, builds, and opens a real VS Code on a
 * copy of the sample workspace: the desktop program where `code` is on PATH, otherwise VS Code's server and the default
 * browser.
 *
 *   npm start -- --no-open      prints the address instead of opening a browser (no display needed)
 *   npm start -- --browser      the server and the browser, even when the desktop program is there
 *   npm start -- FOLDER         your own Terraform folder instead of the sample
 *
 * Only Node's own modules are imported: nothing else is there in a bare clone.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { findOnPath, run } from "./lib/command.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { root, runFolder } from "./lib/paths.mjs";
import { startServer } from "./lib/server.mjs";
import { ensureHost } from "./vscode-host.mjs";

const args = process.argv.slice(2);
const flags = args.filter((it) => it.startsWith("-"));
const unknown = flags.find((it) => !["--no-open", "--browser"].includes(it));
if (unknown) fail(`there is no option ${unknown}; there are --no-open and --browser`, 2);

try {
  await main();
} catch (error) {
  fail(error.message, 1);
}

async function main() {
  await ensureDependencies();
  await build();
  const folder = workspace();
  const desktop = flags.length ? undefined : findOnPath("code");
  if (desktop && (await openDesktop(desktop, folder))) return;
  await openServer(folder);
}

async function build() {
  const { code, output, seconds } = await run(process.execPath, ["scripts/build.mjs"], { cwd: root });
  if (code !== 0) throw new Error(`the build failed:\n${output}`);
  console.log(`Built in ${seconds.toFixed(1)} s.`);
}

/** A fresh copy of the sample: quick fixes write to disk, and the repository stays as it is. */
function workspace() {
  const [own] = args.filter((it) => !it.startsWith("-"));
  if (own) {
    const folder = path.resolve(own);
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`${own} is not a folder`);
    return folder;
  }
  const folder = path.join(runFolder, "start", "shop");
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(root, "test/samples/shop"), folder, { recursive: true });
  return folder;
}

/** False when the desktop program does not want to start, for example without a display. */
async function openDesktop(code, folder) {
  const { code: status, output } = await run(code, [
    "--new-window",
    "--disable-extensions",
    `--extensionDevelopmentPath=${root}`,
    folder,
  ]);
  if (status !== 0) {
    console.log(`The desktop VS Code did not start (${output.trim().split("\n")[0]}): using the browser instead.`);
    return false;
  }
  console.log(`Opened ${folder} in your VS Code, with the extension loaded from ${root}.`);
  console.log("Close that window to stop. Edits stay in the copy.");
  return true;
}

async function openServer(folder) {
  const host = await ensureHost("current");
  const browser = flags.includes("--no-open") ? undefined : browserCommand();
  const server = await startServer({
    host,
    token: randomBytes(16).toString("hex"),
    settings: { "workbench.reduceMotion": "auto", "window.autoDetectColorScheme": true },
    // Where we open the tab, closing it ends everything (after five minutes); otherwise the server waits for visitors.
    flags: browser ? ["--enable-remote-auto-shutdown"] : [],
  });
  const address = server.url(folder, {
    extensionDevelopmentPath: server.uri(root),
    openFile: firstFile(folder).map(server.uri),
  });
  console.log(`\n${host.label} with Load Balancer Topology, on ${folder}:\n\n  ${address}\n`);
  console.log('Look at the underlined text, then run "Load Balancer Topology: Open Topology" (F1).');
  console.log("Stop with Ctrl+C.");
  if (browser) openBrowser(browser, address);
  else if (!flags.includes("--no-open")) console.log("There is no display here: open the address in a browser.");
  const asked = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve("signal"));
  });
  const ended = await Promise.race([asked, server.exited]);
  await server.stop();
  if (ended === "signal" || ended === 0) console.log("\nStopped.");
  else throw new Error(`the VS Code server ended with exit status ${ended}:\n${server.output()}`);
}

/** The file of the sample that has the most to show. */
function firstFile(folder) {
  const file = path.join(folder, "legacy.tf");
  return existsSync(file) ? [file] : [];
}

/** The command that opens the default browser; undefined when there is no screen to open it on. */
function browserCommand() {
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["cmd", "/c", "start", '""'];
  const hasDisplay = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasDisplay && findOnPath("xdg-open") ? ["xdg-open"] : undefined;
}

function openBrowser([command, ...before], address) {
  const child = spawn(command, [...before, address], { stdio: "ignore", detached: true });
  child.on("error", () => console.log("No browser could be opened: open the address above in one."));
  child.unref();
}

function fail(message, status) {
  console.error(`npm start: ${message}`);
  process.exit(status);
}
