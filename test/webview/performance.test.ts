import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { devPage, node, seen } from "./dev-page";

const open = devPage();

/** Milliseconds from `act` in the page until `selector` is there and a frame with it has been drawn. */
async function untilDrawn(page: Page, act: string, selector: string): Promise<number> {
  return page.evaluate(
    async ([code, wanted]) => {
      const begin = performance.now();
      const [method = "", argument = ""] = /^(\S+) (.*)$/.exec(code ?? "")?.slice(1) ?? [];
      if (method === "click") document.querySelector<HTMLElement>(argument)?.click();
      else window.fakeHost.moveCursor(argument);
      while (!document.querySelector(wanted ?? "")) await new Promise((resolve) => setTimeout(resolve, 0));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      return performance.now() - begin;
    },
    [act, selector],
  );
}

describe("speed", () => {
  it("draws 500 nodes within a second of the page's start", async () => {
    const times: number[] = [];
    // The best of three: what else the machine does is not ours.
    for (let round = 0; round < 3; round++) {
      const page = await open({ sample: "huge500" });
      await expect.poll(() => page.evaluate(() => performance.getEntriesByName("lb-topology:drawn").length)).toBe(1);
      times.push(
        await page.evaluate(() => performance.getEntriesByName("lb-topology:drawn")[0]?.startTime ?? Number.NaN),
      );
    }
    console.log(`500 nodes drawn after ${times.map(Math.round).join(", ")} ms`);
    expect(Math.min(...times)).toBeLessThan(1000);
  });

  it.each(["shop", "huge2000"])("selects within 100 ms, by click and by cursor: %s", async (sample) => {
    const page = await open({ sample });
    const [one, other] = sample === "shop" ? ["bs-api", "bs-legacy"] : ["lane0-um", "lane0-tp"];
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      times.push(await untilDrawn(page, `click [data-node="${one}"]`, `[data-node="${one}"][aria-current]`));
      times.push(await untilDrawn(page, `cursor ${other}`, `[data-node="${other}"][aria-current]`));
    }
    console.log(`${sample}: ${times.map((it) => Math.round(it)).join(", ")} ms`);
    const median = times.sort((a, b) => a - b)[3] ?? Number.POSITIVE_INFINITY;
    expect(median).toBeLessThan(100);
  });

  it("keeps what is out of view off the page, and pans 2,000 nodes smoothly", async () => {
    const page = await open({ sample: "huge2000" });
    expect(await page.locator(".lb-node").count()).toBeLessThan(150);
    await page.locator(".react-flow__pane").hover({ position: { x: 560, y: 400 } });
    const frames = page.evaluate(async () => {
      const times: number[] = [];
      for (let last = performance.now(), n = 0; n < 60; n++) {
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times.sort((a, b) => a - b);
    });
    for (let step = 0; step < 40; step++) await page.mouse.wheel(0, 30);
    const times = await frames;
    const median = times[30] ?? Number.POSITIVE_INFINITY;
    console.log(
      `frames while panning 2,000 nodes: median ${median.toFixed(1)} ms, 9 in 10 below ${times[54]?.toFixed(1)} ms`,
    );
    expect(median).toBeLessThan(34);
  });

  it("draws again only what a patch touches", async () => {
    const page = await open();
    const touched = await page.evaluate(async () => {
      const seen = new Set<string>();
      const observer = new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          const id = element?.closest("[data-node]")?.getAttribute("data-node");
          if (id) seen.add(id);
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
      return [...seen];
    });
    expect(touched).toEqual(["bs-api"]);
    expect(await seen(node(page, "bs-api"))).toContain("HTTP2");
  });
});
