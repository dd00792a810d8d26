/** One running VS Code server with a folder of its own, so that runs share nothing. Node built-ins only. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const readyWithinMilliseconds = 60_000;

/** Nothing but the editor: no welcome, no assistants, no questions, no outside requests. */
export const quietSettings = {
  "telemetry.telemetryLevel": "off",
  "workbench.colorTheme": "Default Dark Modern",
  "window.autoDetectColorScheme": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.layoutControl.enabled": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "files.autoSave": "off",
  "workbench.reduceMotion": "on",
};

const running = new Set();
process.on("exit", () => {
  for (const stop of running) stop();
});

/**
 * Starts a server on a free port of 127.0.0.1.
 *
 * @param {object} options
 * @param {{ root: string, node: string }} options.host from `ensureHost`
 * @param {object} [options.settings] user settings on top of the quiet ones
 * @param {string} [options.dataFolder] kept when given; otherwise a temporary one that goes with the server
 * @param {string} [options.token] asked of every page; without it none is
 * @param {boolean} [options.trust] false leaves workspace trust switched on (everything starts restricted)
 * @param {readonly string[]} [options.flags] more flags
 * @param {NodeJS.ProcessEnv} [options.env] on top of this process's
 * @param {(text: string) => void} [options.onOutput]
 */
export async function startServer({
  host,
  settings = {},
  dataFolder,
  token,
  trust = true,
  flags = [],
  env = {},
  onOutput = () => {},
}) {
  const data = dataFolder ?? mkdtempSync(path.join(os.tmpdir(), "lbt-"));
  mkdirSync(path.join(data, "User"), { recursive: true });
  writeFileSync(path.join(data, "User/settings.json"), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  const args = [
    path.join(host.root, "out/server-main.js"),
    ...["--host", "127.0.0.1", "--port", "0"],
    ...(token ? ["--connection-token", token] : ["--without-connection-token"]),
    "--accept-server-license-terms",
    ...["--user-data-dir", data, "--server-data-dir", data, "--extensions-dir", path.join(data, "extensions")],
    ...["--telemetry-level", "off", "--disable-getting-started-override", "--disable-update-check"],
    ...(trust ? ["--disable-workspace-trust"] : []),
    // Without it a built server ignores extensions and tests under development.
    "--enable-smoke-test-driver",
    ...flags,
  ];
  const child = spawn(host.node, args, {
    env: { ...process.env, EXTENSIONS_GALLERY: "{}", TMPDIR: data, XDG_RUNTIME_DIR: data, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exited = new Promise((resolve) => {
    child.on("error", (error) => {
      output += error.message;
      resolve(127);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
  const end = () => {
    child.kill("SIGTERM");
    if (!dataFolder) rmSync(data, { recursive: true, force: true, maxRetries: 3 });
  };
  running.add(end);
  const port = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`the VS Code server ${why}:\n${output}`));
    const timer = setTimeout(() => fail("did not get ready"), readyWithinMilliseconds);
    const take = (chunk) => {
      output = (output + chunk).slice(-20_000);
      onOutput(String(chunk));
      const match = /Extension host agent listening on (\d+)/.exec(output);
      if (match) {
        clearTimeout(timer);
        resolve(Number(match[1]));
      }
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    exited.then((code) => {
      clearTimeout(timer);
      fail(`ended with exit status ${code}`);
    });
  });
  return {
    port,
    data,
    /** Resolves with the exit status when the server ends, for whatever reason. */
    exited,
    output: () => output,
    /** The address that opens `folder`; `payload`: pairs that VS Code's web page reads. */
    url: (folder, payload = {}) => pageAddress({ port, token, folder, payload }),
    /** An address of a file as the page names it. */
    uri: (file) => `vscode-remote://127.0.0.1:${port}${path.posix.resolve("/", toSlashes(file))}`,
    async stop() {
      running.delete(end);
      child.kill("SIGTERM");
      const stubborn = setTimeout(() => child.kill("SIGKILL"), 5000);
      await exited;
      clearTimeout(stubborn);
      if (!dataFolder) rmSync(data, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
    },
  };
}

function pageAddress({ port, token, folder, payload }) {
  const address = new URL(`http://127.0.0.1:${port}/`);
  if (token) address.searchParams.set("tkn", token);
  address.searchParams.set("folder", path.posix.resolve("/", toSlashes(folder)));
  const pairs = Object.entries(payload).flatMap(([key, value]) => [value].flat().map((it) => [key, it]));
  if (pairs.length) address.searchParams.set("payload", JSON.stringify(pairs));
  return address.href;
}

function toSlashes(file) {
  return file.replaceAll("\\", "/");
}
