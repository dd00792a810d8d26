/** A browser on the webview's own page over the fake host, for tests and benches. */
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { startDevPage } from "../../scripts/dev-webview.mjs";
import { ensureChromium, launchArguments } from "../../scripts/lib/chromium.mjs";

export interface Opening {
  readonly sample?: string;
  readonly theme?: "dark" | "light" | "hc-dark" | "hc-light";
  readonly width?: number;
  readonly height?: number;
  readonly view?: object;
  /** A live host over these files (path to text), or over the sample. */
  readonly files?: Readonly<Record<string, string>> | "shop";
  readonly reducedMotion?: boolean;
  /** Milliseconds until it must be drawn. */
  readonly patience?: number;
}

export interface DevBrowser {
  /** A page of its own with the diagram drawn; `complain` is told what it says on its console as an error. */
  open(opening?: Opening, complain?: (text: string) => void): Promise<Page>;
  /** An empty page, for something else to be measured in the same browser. */
  blank(size: { readonly width: number; readonly height: number }): Promise<Page>;
  stop(): Promise<void>;
}

const meters = new WeakMap<Page, CDPSession>();

export async function startDevBrowser(): Promise<DevBrowser> {
  const server = await startDevPage();
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: launchArguments });
  return {
    open: (opening = {}, complain = () => undefined) => open(browser, server.url, opening, complain),
    blank: (size) => blank(browser, size, "no-preference"),
    stop: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

async function open(browser: Browser, url: string, opening: Opening, complain: (text: string) => void): Promise<Page> {
  const { sample = "shop", theme = "dark", width = 1400, height = 860, view, reducedMotion, files, patience } = opening;
  const page = await blank(browser, { width, height }, reducedMotion ? "reduce" : "no-preference");
  // Errors only: what the webview logs on purpose is a warning.
  page.on("console", (message) => message.type() === "error" && complain(message.text()));
  page.on("pageerror", (error) => complain(error.message));
  const query = new URLSearchParams({ sample, theme, ...(view ? { view: JSON.stringify(view) } : {}) });
  if (files) query.set("files", "shop");
  // A folder may be longer than an address can be.
  if (typeof files === "object") await page.route("**/shop.json", (it) => it.fulfill({ json: files }));
  await page.goto(`${url}?${query}`);
  await page.locator(".lb-node, .lb-state").first().waitFor({ timeout: patience });
  return page;
}

async function blank(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
  reducedMotion: "reduce" | "no-preference",
): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion });
  const page = await context.newPage();
  const meter = await context.newCDPSession(page);
  await meter.send("Performance.enable", { timeDomain: "threadTicks" });
  meters.set(page, meter);
  return page;
}

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

/** Waits in the page until `selector` is there and a frame with it has been drawn. */
export async function drawn(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor({ state: "attached" });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
}
