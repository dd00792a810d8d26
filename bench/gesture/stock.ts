/** Opens stock React Flow over the nodes and edges that a page of ours shows, at the same places and in the same room. */

import * as esbuild from "esbuild";
import type { Page } from "playwright-core";
import { root } from "../../scripts/lib/paths.mjs";
import type { DevBrowser } from "../../test/webview/dev-browser";
import { zoomRange } from "../../webview/canvas/camera";
import type { Stock } from "./stock-page";

/** Longer than that nobody waits for a picture. */
const LIMIT = 120_000;

/** What a page of ours shows. */
export async function shownOn(page: Page): Promise<Omit<Stock, "onlyVisible">> {
  const shown = await page.evaluate(() => {
    const { arranged, layout, viewport } = window.session.store.get();
    if (!arranged || !layout) throw new Error("nothing is drawn");
    const nodes = [...arranged.nodes.values()].flatMap(({ node, width, height }) => {
      const position = layout.nodes.get(node.id);
      return position ? [{ id: node.id, position: { ...position }, width, height, data: { label: node.title } }] : [];
    });
    const edges = arranged.edges.flatMap(({ id, from, to }) =>
      layout.nodes.has(from) && layout.nodes.has(to) ? [{ id, source: from, target: to }] : [],
    );
    const matrix = new DOMMatrix(
      getComputedStyle(document.querySelector(".react-flow__viewport") ?? document.body).transform,
    );
    return { nodes, edges, viewport: viewport ?? { x: matrix.e, y: matrix.f, zoom: matrix.a } };
  });
  return { ...shown, zoom: zoomRange };
}

/** The page, drawn; undefined where that takes too long. */
export async function openStock(browser: DevBrowser, stock: Stock, like: Page): Promise<Page | undefined> {
  const room = await like.locator(".react-flow").boundingBox();
  const page = await browser.blank({ width: Math.round(room?.width ?? 1400), height: Math.round(room?.height ?? 860) });
  const { script, style } = await bundle();
  await page.setContent('<div id="root" style="width: 100vw; height: 100vh"></div>');
  await page.addStyleTag({ content: `body { margin: 0 } ${style}` });
  await page.evaluate((it) => {
    window.stock = it;
  }, stock);
  try {
    await page.addScriptTag({ content: script });
    await page.locator(".react-flow__node").first().waitFor({ timeout: LIMIT });
    await page.locator(".react-flow__edge").first().waitFor({ state: "attached", timeout: LIMIT });
    return page;
  } catch {
    await page.context().close();
    return undefined;
  }
}

let bundled: { readonly script: string; readonly style: string } | undefined;

async function bundle() {
  if (bundled) return bundled;
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["bench/gesture/stock-page.tsx"],
    outdir: "out/stock-page",
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  const text = (end: string) => outputFiles.find((it) => it.path.endsWith(end))?.text ?? "";
  bundled = { script: text(".js"), style: text(".css") };
  return bundled;
}
