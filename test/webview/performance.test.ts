import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { busy, devPage, node, seen } from "./dev-page";

const open = devPage();

/** Waits in the page until `selector` is there and a frame with it has been drawn. */
async function drawn(page: Page, selector: string): Promise<void> {
  await page.locator(selector).waitFor({ state: "attached" });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
}

// Limits are on the page's own work (processor time of its main thread): how long that takes on a clock depends on what
// else the machine does. The clock is printed.
describe("speed", () => {
  it("draws 500 nodes within a second", async () => {
    const page = await open({ sample: "huge500" });
    await expect.poll(() => page.evaluate(() => performance.getEntriesByName("lb-topology:drawn").length)).toBe(1);
    const work = await busy(page);
    const clock = await page.evaluate(() => performance.getEntriesByName("lb-topology:drawn")[0]?.startTime ?? 0);
    console.log(`500 nodes: ${Math.round(work)} ms of work, drawn ${Math.round(clock)} ms after the page's start`);
    expect(work).toBeLessThan(1000);
  });

  it.each([
    { sample: "shop", one: "bs-api", other: "bs-legacy" },
    { sample: "huge2000", one: "lane0-um", other: "lane0-tp" },
  ])("selects within 100 ms, by click and by cursor: $sample", async ({ sample, one, other }) => {
    const page = await open({ sample });
    await page.evaluate(() => document.querySelector<HTMLElement>("[data-node]")?.click());
    await drawn(page, "[data-node][aria-current]");
    const works: number[] = [];
    for (let round = 0; round < 3; round++) {
      const before = await busy(page);
      await page.evaluate((id) => document.querySelector<HTMLElement>(`[data-node="${id}"]`)?.click(), one);
      await drawn(page, `[data-node="${one}"][aria-current]`);
      const between = await busy(page);
      await page.evaluate((id) => window.fakeHost.moveCursor(id), other);
      await drawn(page, `[data-node="${other}"][aria-current]`);
      works.push(between - before, (await busy(page)) - between);
    }
    console.log(`selecting in ${sample}: ${works.map(Math.round).join(", ")} ms of work`);
    for (const work of works) expect(work).toBeLessThan(100);
  });

  it("keeps what is out of view off the page, and pans 2,000 nodes smoothly", async () => {
    const page = await open({ sample: "huge2000" });
    expect(await page.locator(".lb-node").count()).toBeLessThan(150);
    await page.locator(".react-flow__pane").hover({ position: { x: 560, y: 400 } });
    const before = await busy(page);
    const steps = 40;
    for (let step = 0; step < steps; step++) {
      await page.mouse.wheel(0, 30);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    const work = ((await busy(page)) - before) / steps;
    console.log(`panning 2,000 nodes: ${work.toFixed(1)} ms of work a frame`);
    expect(work).toBeLessThan(10);
  });

  it("draws again only what a patch touches", async () => {
    const page = await open();
    const touched = await page.evaluate(async () => {
      const ids = new Set<string>();
      const observer = new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          const id = element?.closest("[data-node]")?.getAttribute("data-node");
          if (id) ids.add(id);
        }
      });
      const flow = document.querySelector(".react-flow");
      if (!flow) throw new Error("no diagram");
      observer.observe(flow, { subtree: true, childList: true, attributes: true, characterData: true });
      window.fakeHost.change((it) => ({
        ...it,
        nodes: it.nodes.map((each) => (each.id === "bs-api" ? { ...each, subtitle: "HTTP2" } : each)),
      }));
      await new Promise((resolve) => setTimeout(resolve, 300));
      return [...ids];
    });
    expect(touched).toEqual(["bs-api"]);
    expect(await seen(node(page, "bs-api"))).toContain("HTTP2");
  });
});
