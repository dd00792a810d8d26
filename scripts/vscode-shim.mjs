#!/usr/bin/env node
/**
 * Stands in for the desktop program where that cannot be downloaded: takes the arguments that @vscode/test-electron
 * gives it, opens the same extension and the same tests in the VS Code server and a headless Chromium, prints what the
 * tests print and ends with their exit status.
 *
 * LB_TOPOLOGY_HOST: "current" or "oldest". LB_TOPOLOGY_WEB=1: the extension and its tests run in the web worker host.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import { chromium } from "playwright-core";
import { ensureChromium, launchArguments } from "./lib/chromium.mjs";
import { startServer } from "./lib/server.mjs";
import { ensureHost } from "./vscode-host.mjs";

const wholeRunMilliseconds = Number(process.env.LB_TOPOLOGY_TIMEOUT ?? 240_000);
/** Printed first by the tests: VS Code's own lines before it are noise. */
const marker = "lb-topology tests begin";

const { folder, development, tests } = parse(process.argv.slice(2));
const host = await ensureHost(process.env.LB_TOPOLOGY_HOST ?? "current");
const inWorker = process.env.LB_TOPOLOGY_WEB === "1";
const server = await startServer({ host, settings: inWorker ? workerSettings() : {} });
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: launchArguments });
const code = await runTests();
await browser.close();
await server.stop();
process.exitCode = code;

async function runTests() {
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
  const held = [];
  let begun = false;
  const print = (line) => {
    if (begun) console.log(line);
    else if (line.includes(marker)) begun = true;
    else held.push(line);
  };
  await page.exposeFunction("codeAutomationLog", (_type, args) => print(format(...args)));
  const exit = new Promise((resolve) => page.exposeFunction("codeAutomationExit", (status) => resolve(status)));
  const crash = new Promise((resolve) => page.on("crash", () => resolve("the page crashed")));
  const end = server.exited.then((status) => `the server ended (exit status ${status})`);
  const late = new Promise((resolve) => {
    setTimeout(() => resolve(`no answer within ${wholeRunMilliseconds / 1000} s`), wholeRunMilliseconds).unref();
  });
  await page.goto(
    server.url(folder, {
      extensionDevelopmentPath: development.map(server.uri),
      extensionTestsPath: server.uri(tests),
    }),
  );
  const outcome = await Promise.race([exit, crash, end, late]);
  if (!begun || typeof outcome === "string") for (const line of held) console.log(line);
  if (typeof outcome === "number") return outcome;
  console.error(`VS Code gave no result: ${outcome}`);
  console.error(server.output());
  return 98;
}

/** The development extension is moved into the worker by its identifier; its tests follow. */
function workerSettings() {
  const kinds = development.map((it) => {
    const { publisher, name } = JSON.parse(readFileSync(path.join(it, "package.json"), "utf8"));
    return [`${publisher}.${name}`, ["web"]];
  });
  return { "remote.extensionKind": Object.fromEntries(kinds) };
}

function parse(args) {
  const flag = (name) => args.filter((it) => it.startsWith(`--${name}=`)).map((it) => it.slice(name.length + 3));
  const development = flag("extensionDevelopmentPath");
  const [tests] = flag("extensionTestsPath");
  const folder = args.find((it) => !it.startsWith("-") && existsSync(it) && statSync(it).isDirectory());
  if (!folder || !development.length || !tests) {
    console.error("usage: vscode-shim FOLDER --extensionDevelopmentPath=PATH --extensionTestsPath=FILE");
    process.exit(2);
  }
  return { folder, development, tests };
}
