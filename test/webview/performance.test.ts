import { describe, expect, it } from "vitest";
import { devPage, node, seen } from "./dev-page";

const open = devPage();

// What speed comes from. How long it takes is measured in bench/webview.
describe("speed", () => {
  it("keeps what is out of view off the page, also after panning", async () => {
    const page = await open({ sample: "huge2000" });
    expect(await page.locator(".lb-node").count()).toBeLessThan(150);
    await page.locator(".react-flow__pane").hover({ position: { x: 560, y: 400 } });
    for (let step = 0; step < 40; step++) {
      await page.mouse.wheel(0, 30);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    expect(await page.locator(".lb-node").count()).toBeLessThan(150);
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
