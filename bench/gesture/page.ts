/**
 * The whole way of a gesture, in a browser: the development page with the engine in it, so that its main thread does what
 * in VS Code the extension's process and the webview do. And what a frame costs while the same diagram is moved and
 * zoomed, against stock React Flow with the same nodes at the same places.
 */
import type { Page } from "playwright-core";
import type { Change } from "../../src/core/model/change";
import { busy, type DevBrowser, startDevBrowser } from "../../test/webview/dev-browser";
import { panFrame, zoomFrame } from "../frames";
import { type BenchRow, progress, quantile, row } from "../harness";
import { generateFolder, RESOURCES_PER_BALANCER } from "../parse/generate";
import { gesture } from "./gestures";
import { openStock, shownOn } from "./stock";

/** Nodes that a generated load balancer has in the diagram; its other resources are rows of these. */
const NODES_PER_BALANCER = 7;
const WARM_UPS = 6;
const GESTURES = 36;

/**
 * Rows `gesture-drawn-p50` and `-p95`, `pan-frame` and `zoom-frame`, by the number of nodes; the frames also against React
 * Flow when it is told to leave out what is not in view (`-against-visible`).
 */
export async function pageRows(sizes: readonly number[]): Promise<BenchRow[]> {
  const browser = await startDevBrowser();
  try {
    const rows: BenchRow[] = [];
    for (const size of sizes) rows.push(...(await rowsOf(browser, size)));
    return rows;
  } finally {
    await browser.stop();
  }
}

async function rowsOf(browser: DevBrowser, size: number): Promise<BenchRow[]> {
  const balancers = Math.round(size / NODES_PER_BALANCER);
  const folder = generateFolder(balancers * RESOURCES_PER_BALANCER);
  const files = Object.fromEntries(folder.map(({ path, text }) => [path, text]));
  const page = await browser.open({ files, patience: 180_000 });
  const shown = await shownOn(page);
  progress(`gesture: a page of ${shown.nodes.length} nodes and ${shown.edges.length} edges`);
  const pan = await panFrame(page);
  const zoom = await zoomFrame(page);
  const frames: BenchRow[] = [];
  for (const onlyVisible of [false, true]) {
    const name = onlyVisible ? "react-flow-only-visible" : "react-flow";
    const of = onlyVisible ? "-against-visible" : "";
    const peer = await openStock(browser, { ...shown, onlyVisible }, page);
    if (!peer) {
      progress(`gesture: ${name} does not draw ${size} nodes in time`);
      continue;
    }
    frames.push(row(`pan-frame${of}`, size, "ms", pan, { [name]: await panFrame(peer) }));
    frames.push(row(`zoom-frame${of}`, size, "ms", zoom, { [name]: await zoomFrame(peer) }));
    await peer.context().close();
  }
  const times = (await gestureTimes(page, balancers)).sort((a, b) => a - b);
  await page.context().close();
  return [
    row("gesture-drawn-p50", size, "ms", quantile(times, 0.5), {}),
    row("gesture-drawn-p95", size, "ms", quantile(times, 0.95), {}),
    ...frames,
  ];
}

async function gestureTimes(page: Page, balancers: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < WARM_UPS + GESTURES; index++) {
    const before = await busy(page);
    await page.evaluate(draw, JSON.stringify(gesture(index, balancers)));
    if (index >= WARM_UPS) times.push((await busy(page)) - before);
  }
  return times;
}

/** Runs in the page: makes a change, agrees to what it brings, and waits for the frame that shows it. */
async function draw(written: string): Promise<void> {
  const change: Change = JSON.parse(written);
  const { session } = window;
  const { version } = session.store.get();
  const isDone = await session.edit("Bench", [change]);
  const { edit } = session.store.get();
  if (!isDone && !(edit?.status === "asking" && (await session.answerEdit(true))))
    throw new Error(`${written}: ${JSON.stringify(edit)}`);
  if (session.store.get().version === version) throw new Error(`${written} changed nothing`);
  await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}
