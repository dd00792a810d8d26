/**
 * What the diagram costs in the browser, on its own page over a fake host: milliseconds of processor time of the page's
 * main thread on scripts, styles and layout. There is no peer here; the rows have no ratio.
 */
import type { Page } from "playwright-core";
import { busy, type DevBrowser, drawn, startDevBrowser } from "../../test/webview/dev-browser";
import { panFrame } from "../frames";
import { type BenchRow, median, progress, row } from "../harness";

/** Samples of the fake host, their number of nodes, and two nodes of theirs to go back and forth between. */
const samples = [
  { sample: "shop", size: 20, one: "bs-api", other: "bs-legacy" },
  { sample: "huge500", size: 500, one: "lane0-um", other: "lane0-tp" },
  { sample: "huge2000", size: 2000, one: "lane0-um", other: "lane0-tp" },
];
const PAGES = 3;
const ROUNDS = 8;

/** Rows `page-work` (page opened until drawn), `select-by-click`, `select-by-caret`, `pan-frame`. */
export default async function benchWebview(): Promise<BenchRow[]> {
  const browser = await startDevBrowser();
  try {
    const rows: BenchRow[] = [];
    for (const it of samples) {
      progress(`webview: ${it.sample}`);
      rows.push(row("page-work", it.size, "ms", await openingWork(browser, it.sample), {}));
      const page = await browser.open({ sample: it.sample });
      const { click, caret } = await selectionWork(page, it.one, it.other);
      rows.push(row("select-by-click", it.size, "ms", click, {}));
      rows.push(row("select-by-caret", it.size, "ms", caret, {}));
      rows.push(row("pan-frame", it.size, "ms", await panFrame(page), {}));
      await page.context().close();
    }
    return rows;
  } finally {
    await browser.stop();
  }
}

async function openingWork(browser: DevBrowser, sample: string): Promise<number> {
  const works: number[] = [];
  for (let index = 0; index < PAGES; index++) {
    const page = await browser.open({ sample });
    await page.waitForFunction(() => performance.getEntriesByName("lb-topology:drawn").length > 0);
    works.push(await busy(page));
    await page.context().close();
  }
  return median(works);
}

async function selectionWork(page: Page, one: string, other: string) {
  const clicks: number[] = [];
  const carets: number[] = [];
  await page.evaluate(() => document.querySelector<HTMLElement>("[data-node]")?.click());
  await drawn(page, "[data-node][aria-current]");
  for (let round = 0; round < ROUNDS; round++) {
    const before = await busy(page);
    await page.evaluate((id) => document.querySelector<HTMLElement>(`[data-node="${id}"]`)?.click(), one);
    await drawn(page, `[data-node="${one}"][aria-current]`);
    const between = await busy(page);
    await page.evaluate((id) => window.fakeHost.moveCursor(id), other);
    await drawn(page, `[data-node="${other}"][aria-current]`);
    clicks.push(between - before);
    carets.push((await busy(page)) - between);
  }
  return { click: median(clicks), caret: median(carets) };
}
