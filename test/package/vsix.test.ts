/** The packed extension, installed the way a user installs it, in a VS Code that knows nothing of the repository. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/lib/paths.mjs";
import { ensureHost } from "../../scripts/vscode-host.mjs";
import { startVSCode, type VSCodeProcess } from "../host/ui/vscode-process";

describe("the packed extension", () => {
  let dataFolder: string;
  let packed: string;
  let vscode: VSCodeProcess | undefined;

  beforeAll(async () => {
    dataFolder = mkdtempSync(path.join(os.tmpdir(), "lbt-vsix-"));
    const vsix = path.join(dataFolder, "lb-topology.vsix");
    packed = execFileSync(process.execPath, ["scripts/package.mjs", "--out", vsix], { cwd: root, encoding: "utf8" });
    const host = await ensureHost("current");
    const folders = ["--extensions-dir", path.join(dataFolder, "extensions"), "--user-data-dir", dataFolder];
    const server = path.join(host.root, "out/server-main.js");
    const accept = ["--accept-server-license-terms", "--server-data-dir", dataFolder];
    execFileSync(host.node, [server, ...accept, ...folders, "--install-extension", vsix], { encoding: "utf8" });
    vscode = await startVSCode({ dataFolder, development: false });
  });

  afterAll(async () => {
    await vscode?.stop();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 3 });
  });

  it("is under 3 MB and says what it holds", () => {
    const size = /: ([\d.]+) MB, \d+ files/.exec(packed)?.[1];
    expect(Number(size)).toBeGreaterThan(0.1);
    expect(Number(size)).toBeLessThan(3);
  });

  it("starts and finds what is wrong with the sample", async () => {
    if (!vscode) throw new Error("VS Code did not start");
    const window = await vscode.open({ file: "legacy.tf" });
    await window.squiggle("warning", "legacy.tf").waitFor();
    await window.close();
  });
});
