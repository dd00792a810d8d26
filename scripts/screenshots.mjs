#!/usr/bin/env node
/**
 * Takes the pictures of the README in a real VS Code, on the sample: the diagram in VS Code's four themes and the diagram
 * beside its text. Written to media/screenshots/.
 *
 *   npm run screenshots [-- OUTPUT_FOLDER]
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { run } from "./lib/command.mjs";
import { nodeBundle } from "./lib/node-bundle.mjs";
import { root } from "./lib/paths.mjs";

const folder = path.resolve(root, process.argv[2] ?? "media/screenshots");
const viewport = { width: 1400, height: 980 };
const file = "legacy.tf";

const built = await run(process.execPath, ["scripts/build.mjs"], { cwd: root });
if (built.code !== 0) {
  console.error(built.output);
  process.exit(1);
}
const { startVSCode, themes } = await loadLibrary();
const vscode = await startVSCode();
try {
  await takeAll();
} finally {
  await vscode.stop();
}

async function takeAll() {
  const window = await vscode.open({ file, viewport });
  await window.squiggle("warning", file).waitFor();
  await window.runCommand("View: Close Primary Side Bar");
  await window.runCommand("Load Balancer Topology: Open Topology");
  await drawn(window);
  await window.placeCaret(window.squiggle("warning", file));
  await settled(window);
  await take(window, "beside-the-text");
  await window.tab(file).click();
  await window.runCommand("View: Close Editor");
  await window.tab(file).waitFor({ state: "detached" });
  for (const theme of Object.keys(themes)) {
    await window.setTheme(theme);
    await drawn(window);
    await window.runCommand("Load Balancer Topology: Fit Diagram to View");
    await settled(window);
    await take(window, theme);
  }
}

async function take(window, name) {
  const target = path.join(folder, `${name}.png`);
  await window.screenshot(target);
  console.log(path.relative(process.cwd(), target));
}

/** The diagram has nodes on screen. */
async function drawn(window) {
  await window.webview().locator(".react-flow__node").first().waitFor();
}

/** Two pictures in a row are the same: nothing moves or loads any more. */
async function settled(window) {
  let before = Buffer.alloc(0);
  for (let attempt = 0; attempt < 40; attempt++) {
    await window.page.waitForTimeout(250);
    const now = await window.page.screenshot({ caret: "hide" });
    if (now.equals(before)) return;
    before = now;
  }
  throw new Error("the window does not come to rest");
}

/** The test library is TypeScript: bundled first, with our own scripts left where they are. */
async function loadLibrary() {
  const outfile = path.join(root, "out/ui/library.mjs");
  await esbuild.build({
    ...nodeBundle,
    stdin: {
      contents: 'export * from "./vscode-process"; export { themes } from "./vscode-window";',
      resolveDir: path.join(root, "test/host/ui"),
    },
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}
