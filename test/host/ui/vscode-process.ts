/**
 * One VS Code server and one browser, and windows in it with folders of their own. LB_TOPOLOGY_HOST chooses the release
 * ("current", "oldest"). Without a test around it: scripts that take pictures use it too.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { ensureChromium, launchArguments } from "../../../scripts/lib/chromium.mjs";
import { root } from "../../../scripts/lib/paths.mjs";
import { type Server, startServer } from "../../../scripts/lib/server.mjs";
import { ensureHost } from "../../../scripts/vscode-host.mjs";
import { VSCodeWindow } from "./vscode-window";

export interface ServerOptions {
  /** User settings on top of the quiet ones of the tests. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** false: workspace trust is on and nothing is trusted. */
  readonly trust?: boolean;
  /** false: the extension is not loaded from the repository (it may be installed in `dataFolder`). */
  readonly development?: boolean;
  readonly dataFolder?: string;
}

export interface WindowOptions {
  /** Files put into the folder instead of the sample. */
  readonly files?: Readonly<Record<string, string>>;
  /** A file that is open at once. */
  readonly file?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface VSCode {
  open(options?: WindowOptions): Promise<VSCodeWindow>;
  readonly server: Server;
  readonly browser: Browser;
}

export interface VSCodeProcess extends VSCode {
  stop(): Promise<void>;
}

/** Starts it. Whoever starts it stops it. */
export async function startVSCode(options: ServerOptions = {}): Promise<VSCodeProcess> {
  const host = await ensureHost(process.env.LB_TOPOLOGY_HOST === "oldest" ? "oldest" : "current");
  const { development = true, ...serverOptions } = options;
  const server = await startServer({ host, ...serverOptions });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: launchArguments });
  return {
    server,
    browser,
    async open({ files, file, viewport = { width: 1400, height: 900 } } = {}) {
      const temporary = mkdtempSync(path.join(os.tmpdir(), "lbt-ui-"));
      const folder = path.join(temporary, "shop");
      mkdirSync(folder);
      if (files) writeFiles(folder, files);
      else cpSync(path.join(root, "test/samples/shop"), folder, { recursive: true });
      const context = await browser.newContext({ viewport });
      const page = await context.newPage();
      await page.goto(
        server.url(folder, {
          skipWelcome: "true",
          ...(development ? { extensionDevelopmentPath: server.uri(root) } : {}),
          ...(file ? { openFile: server.uri(path.join(folder, file)) } : {}),
        }),
      );
      const window = new VSCodeWindow(page, folder, async () => {
        await context.close();
        rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
      });
      await window.ready();
      return window;
    },
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}
