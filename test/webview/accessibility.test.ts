import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Opening } from "./dev-browser";
import { devPage, node, seen } from "./dev-page";

const open = devPage();

async function violations(page: Page) {
  // Playwright's page type of @axe-core is that of the full package; the objects are the same.
  const builder = new AxeBuilder({ page: page as never });
  const { violations: found } = await builder.analyze();
  return found.map((it) => `${it.id}: ${it.nodes.map((each) => each.target.join(" ")).slice(0, 3)}`);
}

describe("accessibility", () => {
  const themes = ["dark", "light", "hc-dark", "hc-light"] as const;
  it.each(themes)("is clean for axe in %s, with and without a selection", async (theme) => {
    const page = await open({ theme });
    expect(await violations(page)).toEqual([]);
    await node(page, "bs-legacy").click({ position: { x: 80, y: 12 } });
    await page.getByRole("tablist").waitFor();
    await page.mouse.move(400, 700);
    await page.waitForTimeout(200);
    expect(await violations(page)).toEqual([]);
  });

  it.each<Opening>([
    { sample: "cases", theme: "light" },
    { sample: "problem", width: 700 },
    { sample: "empty" },
    { sample: "loading", theme: "light" },
    { sample: "failure" },
    { sample: "huge500", theme: "light" },
  ])("is clean for axe: $sample", async (opening) => {
    expect(await violations(await open(opening))).toEqual([]);
  });

  it("is clean for axe with each tab, the filter and a search open", async () => {
    const page = await open();
    await page.getByRole("button", { name: "All load balancers" }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await node(page, "um-shop").click({ position: { x: 80, y: 12 } });
    for (const tab of ["Fields", "Findings", "Routes"]) {
      await page.getByRole("tab", { name: tab }).click();
      expect(await violations(page)).toEqual([]);
    }
    await page.keyboard.press("/");
    await page.keyboard.type("shop");
    await page.getByRole("textbox", { name: "Find a resource, host or IP address" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("gives every node its name, and reads them column by column, lane by lane", async () => {
    const page = await open();
    const order = await page
      .locator(".lb-lane h2 strong, [data-node]")
      .evaluateAll((all) => all.map((it) => it.getAttribute("data-node") ?? it.textContent));
    expect(order.slice(0, 4)).toEqual(["shop", "fr-https", "fr-http", "tp-https"]);
    expect(order.indexOf("orders-internal")).toBeLessThan(order.indexOf("fr-orders"));
    const group = page.getByRole("group", { name: "Backend service legacy-origin, HTTPS · CDN, 1 warnings" });
    expect(await group.getAttribute("data-node")).toBe("bs-legacy");
  });

  it("says counts when they change, and is silent when they do not", async () => {
    const page = await open();
    const log = page.getByRole("log");
    await expect.poll(() => seen(log)).toBe("2 load balancers. 2 errors, 2 warnings.");
    await page.evaluate(() => window.fakeHost.change((it) => ({ ...it, summary: { ...it.summary, unknowns: 5 } })));
    await page.getByText("5 unknown values").waitFor();
    expect(await seen(log)).toBe("2 load balancers. 2 errors, 2 warnings.");
    await page.evaluate(() =>
      window.fakeHost.change((it) => ({ ...it, summary: { ...it.summary, errors: 1, warnings: 0 } })),
    );
    await expect.poll(() => seen(log)).toBe("1 error.");
  });

  it("moves at once where motion is to be reduced", async () => {
    const page = await open({ height: 400, reducedMotion: true });
    const frames = await page.evaluate(async () => {
      const seen = new Set<string>();
      const element = document.querySelector<HTMLElement>(".react-flow__viewport");
      window.fakeHost.moveCursor("ghost-neg");
      for (let frame = 0; frame < 20; frame++) {
        await new Promise(requestAnimationFrame);
        seen.add(element?.style.transform ?? "");
      }
      return seen.size;
    });
    expect(frames).toBeLessThanOrEqual(2);
  });
});
