/** One browser and one server for a test file; a fresh page for each test. */
import { type Browser, type CDPSession, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { startDevPage } from "../../scripts/dev-webview.mjs";
import { ensureChromium, launchArguments } from "../../scripts/lib/chromium.mjs";
import type { FakeHost } from "../../webview/channel/fake-channel";
import type { Session } from "../../webview/state/session";

declare global {
  interface Window {
    fakeHost: FakeHost;
    session: Session;
    logged: string[];
  }
}

export interface Opening {
  readonly sample?: string;
  readonly theme?: "dark" | "light" | "hc-dark" | "hc-light";
  readonly width?: number;
  readonly height?: number;
  readonly view?: object;
  readonly reducedMotion?: boolean;
}

let browser: Browser;
let server: Awaited<ReturnType<typeof startDevPage>>;
const pages: Page[] = [];
const meters = new WeakMap<Page, CDPSession>();
const complaints: string[] = [];

/** Call once at the top of a test file. A page that complains on its console fails its test. */
export function devPage(): (opening?: Opening) => Promise<Page> {
  beforeAll(async () => {
    server = await startDevPage();
    browser = await chromium.launch({ executablePath: await ensureChromium(), args: launchArguments });
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return open;
}

async function open({
  sample = "shop",
  theme = "dark",
  width = 1400,
  height = 860,
  view,
  reducedMotion,
}: Opening = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
  });
  const page = await context.newPage();
  pages.push(page);
  // Errors only: what the webview logs on purpose is a warning.
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const meter = await context.newCDPSession(page);
  await meter.send("Performance.enable", { timeDomain: "threadTicks" });
  meters.set(page, meter);
  const query = new URLSearchParams({ sample, theme, ...(view ? { view: JSON.stringify(view) } : {}) });
  await page.goto(`${server.url}?${query}`);
  await page.locator(".lb-node, .lb-state").first().waitFor();
  return page;
}

export const node = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);

/** Text as it is on the screen: without what is hidden, in the case in which it is drawn. */
export async function seen(element: Locator): Promise<string> {
  return element.innerText();
}

/** What the host was asked, by method. */
export const asked = (page: Page, method: string): Promise<unknown[]> =>
  page.evaluate((name) => window.fakeHost.asked.filter((it) => it.method === name).map((it) => it.params), method);

export const viewport = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLElement>(".react-flow__viewport")?.style.transform ?? "");

const OWN_WORK = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];

/**
 * Milliseconds of processor time that the page's main thread has spent on scripts, styles and layout since it was opened.
 * Painting is left out: these browsers paint without a graphics processor.
 */
export async function busy(page: Page): Promise<number> {
  const answer = await meters.get(page)?.send("Performance.getMetrics");
  const parts = OWN_WORK.map((name) => answer?.metrics.find((it) => it.name === name)?.value ?? Number.NaN);
  return 1000 * parts.reduce((sum, it) => sum + it, 0);
}

/** Waits until the view has stopped moving. */
export async function still(page: Page): Promise<string> {
  for (let before = ""; ; ) {
    const now = await viewport(page);
    if (now === before) return now;
    before = now;
    await page.waitForTimeout(120);
  }
}
