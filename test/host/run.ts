/**
 * Runs the Mocha suite inside a real VS Code, on a copy of the sample.
 *
 *   node out/host/run.js [current|oldest] [--web]    the server build, in headless Chromium
 *   VSCODE_DESKTOP=1 node out/host/run.js            the desktop build that @vscode/test-electron downloads
 *
 * VSCODE_DESKTOP may also name a version ("1.100.0", "insiders"). MOCHA_GREP chooses tests by their titles (not with --web).
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runTests } from "@vscode/test-electron";

const root = path.resolve(__dirname, "../..");

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const web = args.includes("--web");
  const release = args.find((it) => !it.startsWith("-")) ?? "current";
  const folder = mkdtempSync(path.join(os.tmpdir(), "lbt-shop-"));
  cpSync(path.join(root, "test/samples/shop"), folder, { recursive: true });
  const desktop = process.env.VSCODE_DESKTOP;
  try {
    await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, "out/host", web ? "web" : "node", "index.js"),
      launchArgs: [folder, "--disable-extensions"],
      extensionTestsEnv: {
        LB_TOPOLOGY_HOST: release,
        LB_TOPOLOGY_WEB: web ? "1" : "",
        MOCHA_GREP: process.env.MOCHA_GREP,
      },
      ...(desktop
        ? { version: desktop === "1" ? "stable" : desktop }
        : { vscodeExecutablePath: path.join(root, "scripts/vscode-shim.mjs") }),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
