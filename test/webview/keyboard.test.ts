import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { asked, devPage, node } from "./dev-page";

const open = devPage();

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-node") ?? document.activeElement?.className);

/** Tab until the focus is on a node of the diagram. */
async function tabToDiagram(page: Page) {
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.hasAttribute("data-node") ?? false)) return;
  }
  throw new Error("Tab never reaches the diagram");
}

describe("the keyboard", () => {
  it("reaches one node with Tab and walks the graph with arrows", async () => {
    const page = await open();
    await tabToDiagram(page);
    const walk = async (key: string) => {
      await page.keyboard.press(key);
      return focused(page);
    };
    expect(await focused(page)).toBe("fr-https");
    expect(await walk("ArrowRight")).toBe("tp-https");
    expect(await walk("ArrowRight")).toBe("um-shop");
    expect(await walk("ArrowRight")).toBe("bs-api");
    expect(await walk("ArrowDown")).toBe("bb-static");
    expect(await walk("ArrowDown")).toBe("bs-legacy");
    expect(await walk("ArrowDown")).toBe("bs-v1");
    expect(await walk("ArrowLeft")).toBe("um-orders");
    expect(await walk("PageUp")).toBe("fr-https");
    expect(await walk("End")).toBe("ghost-neg");
    expect(await walk("Home")).toBe("fr-https");
    expect(await walk("ArrowLeft")).toBe("fr-https");
    expect(await page.locator('[data-node][tabindex="0"]').count()).toBe(1);
  });

  it("goes into the diagram with an arrow when nothing has the keyboard yet", async () => {
    const page = await open();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused(page)).toBe("fr-https");
  });

  it("shows where it is", async () => {
    const page = await open();
    await tabToDiagram(page);
    const outline = await node(page, "fr-https").evaluate((it) => getComputedStyle(it).outline);
    expect(outline).toMatch(/solid 2px/);
  });

  it("reveals with Enter, selects with Space, goes back with Escape", async () => {
    const page = await open();
    await tabToDiagram(page);
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => asked(page, "reveal"))
      .toEqual([
        { id: "fr-https", focus: false },
        { id: "fr-https", focus: true },
      ]);
    expect(await node(page, "fr-https").getAttribute("aria-current")).toBe("true");
    await page.keyboard.press("Escape");
    expect(await page.locator("[aria-current]").count()).toBe(0);
    expect(await focused(page)).toBe("fr-https");
  });

  it.each(["f", "."])("goes to the fixes with %s and back with Escape", async (key) => {
    const page = await open();
    await tabToDiagram(page);
    await page.evaluate(() => window.session.focus("bs-legacy", true));
    await page.keyboard.press(key);
    const on = () => page.evaluate(() => `${document.activeElement?.localName} ${document.activeElement?.textContent}`);
    await expect.poll(on).toMatch(/^vscode-button Switch to FQDN/);
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe("bs-legacy");
  });

  it("brings a node that is out of view onto the page and the focus to it", async () => {
    const page = await open({ sample: "huge500" });
    await tabToDiagram(page);
    await page.keyboard.press("End");
    const last = await page.evaluate(() => [...(window.session.store.get().arranged?.nodes.keys() ?? [])].at(-1));
    await expect.poll(() => focused(page)).toBe(last);
  });

  it("keeps the canvas in hand when the node with the focus is moved out of view", async () => {
    const page = await open({ sample: "huge500" });
    await tabToDiagram(page);
    const start = await focused(page);
    await page.locator(".react-flow__pane").hover({ position: { x: 700, y: 400 } });
    await page.mouse.wheel(0, 4000);
    await expect.poll(() => page.locator(`[data-node="${start}"]`).count()).toBe(0);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => focused(page)).toBe("lane0-tp");
  });

  it("finds an endpoint among those that are only counted, and scrolls to it", async () => {
    const page = await open({ sample: "cases" });
    await page.keyboard.press("/");
    await page.keyboard.type("10.0.19.135");
    await expect.poll(() => page.locator(".lb-field-note").innerText()).toBe("1");
    await page.keyboard.press("Enter");
    const row = node(page, "neg-big").locator(".lb-row.sought");
    await row.waitFor();
    expect(await row.innerText()).toBe("10.0.19.135 : 8443");
    const list = await node(page, "neg-big").locator(".lb-row-window").boundingBox();
    const place = await row.boundingBox();
    expect(place?.y).toBeGreaterThan(list?.y ?? Number.NaN);
    expect(place?.y).toBeLessThan((list?.y ?? Number.NaN) + (list?.height ?? 0));
    expect(await page.locator("[aria-current]").getAttribute("data-node")).toBe("neg-big");
  });

  it("says none only when the host has looked too", async () => {
    const page = await open({ sample: "cases" });
    const isAsking = await page.evaluate(() => {
      window.session.search("10.99.99.99");
      return window.session.store.get().searching;
    });
    expect(isAsking).toBe(true);
    await expect.poll(() => page.locator(".lb-field-note").innerText()).toBe("none");
  });

  it("searches with / and Ctrl+F, cycles with Enter", async () => {
    const page = await open();
    await tabToDiagram(page);
    await page.keyboard.press("/");
    await page.keyboard.type("legacy");
    const current = () => page.evaluate(() => window.session.store.get().selection);
    await page.keyboard.press("Enter");
    const seen = [await current()];
    await page.keyboard.press("Enter");
    seen.push(await current());
    await page.keyboard.press("Enter");
    seen.push(await current());
    expect(seen).toEqual(["um-shop", "bs-legacy", "neg-legacy"]);
    await page.keyboard.press("Enter");
    expect(await current()).toBe("um-shop");
    await page.keyboard.press("Shift+Enter");
    expect(await current()).toBe("neg-legacy");
    await page.keyboard.press("Escape");
    expect(await page.locator(".lb-node.match").count()).toBe(0);
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe("neg-legacy");
    await page.keyboard.press("Control+f");
    await page.keyboard.type("8443");
    await expect.poll(() => page.locator(".lb-node.match").count()).toBe(1);
  });
});
