/** One browser and one server for a test file; a fresh page for each test. */
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { FakeHost } from "../../webview/channel/fake-channel";
import type { LiveHost } from "../../webview/dev/live-host";
import type { Session } from "../../webview/state/session";
import { type DevBrowser, type Opening, startDevBrowser } from "./dev-browser";

declare global {
  interface Window {
    fakeHost: FakeHost;
    liveHost: LiveHost;
    session: Session;
    logged: string[];
  }
}

let browser: DevBrowser | undefined;
const pages: Page[] = [];
const complaints: string[] = [];

/** Call once at the top of a test file. A page that complains on its console fails its test. */
export function devPage(): (opening?: Opening) => Promise<Page> {
  beforeAll(async () => {
    browser = await startDevBrowser();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => browser?.stop());
  return async (opening) => {
    if (!browser) throw new Error("The browser is not there before the first test begins.");
    const page = await browser.open(opening, (text) => complaints.push(text));
    pages.push(page);
    return page;
  };
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

/** Waits until the view has stopped moving. */
export async function still(page: Page): Promise<string> {
  for (let before = ""; ; ) {
    const now = await viewport(page);
    if (now === before) return now;
    before = now;
    await page.waitForTimeout(120);
  }
}
