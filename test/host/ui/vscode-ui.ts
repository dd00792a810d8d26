/**
 * A real VS Code for a test file: one server and one browser, a fresh window with its own copy of the sample for each
 * `open`.
 *
 *   const vscode = useVSCode();
 *   it("…", async () => {
 *     const window = await vscode.open();
 *     …
 *   });
 *
 * A failing test leaves a picture in .cache/ui/.
 */
import path from "node:path";
import { afterAll, afterEach, beforeAll } from "vitest";
import { runFolder } from "../../../scripts/lib/paths.mjs";
import { type ServerOptions, startVSCode, type VSCode, type VSCodeProcess } from "./vscode-process";
import type { VSCodeWindow } from "./vscode-window";

const pictures = path.join(runFolder, "ui");

/** Registers the hooks of a test file and gives the handle; usable inside tests and hooks. */
export function useVSCode(options: ServerOptions = {}): VSCode {
  let started: VSCodeProcess | undefined;
  let windows: VSCodeWindow[] = [];
  const running = () => {
    if (!started) throw new Error("VS Code is up inside tests and hooks only");
    return started;
  };
  beforeAll(async () => {
    started = await startVSCode(options);
  });
  afterEach(async ({ task }) => {
    for (const window of windows) {
      if (task.result?.state === "fail") await window.keepPicture(`${task.file.name} ${task.name}`, pictures);
      await window.close();
    }
    windows = [];
  });
  afterAll(async () => {
    await started?.stop();
  });
  return {
    get server() {
      return running().server;
    },
    get browser() {
      return running().browser;
    },
    async open(windowOptions) {
      const window = await running().open(windowOptions);
      windows.push(window);
      return window;
    },
  };
}
