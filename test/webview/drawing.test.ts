import { describe, expect, it } from "vitest";
import { devPage, node, seen, still, viewport } from "./dev-page";

const open = devPage();

describe("the drawn topology", () => {
  it("has a lane for each load balancer, with its product in words", async () => {
    const page = await open();
    const titles = await page.locator(".lb-lane h2").allInnerTexts();
    expect(titles.map((it) => it.replace(/\s+/g, " "))).toEqual([
      "shop Global external Application Load Balancer · lb.tf",
      "orders-internal Regional internal Application Load Balancer · europe-west1 · orders.tf",
    ]);
  });

  it("puts kinds into columns whose headings follow sideways and stay at the top", async () => {
    const page = await open();
    const heading = page.locator(".lb-heading", { hasText: "URL map" });
    await expect.poll(() => seen(heading)).toMatch(/URL MAP\s*2/);
    const before = { heading: await heading.boundingBox(), node: await node(page, "um-shop").boundingBox() };
    expect(before.heading?.x).toBeCloseTo(before.node?.x ?? 0, 0);
    await page.locator(".react-flow__pane").hover({ position: { x: 500, y: 640 } });
    await page.mouse.wheel(120, 200);
    await still(page);
    const after = { heading: await heading.boundingBox(), node: await node(page, "um-shop").boundingBox() };
    expect(after.node?.y).toBeLessThan((before.node?.y ?? 0) - 50);
    expect(after.heading?.y).toBe(before.heading?.y);
    expect(after.heading?.x).toBeCloseTo(after.node?.x ?? 0, 0);
  });

  it("draws a URL map as its routing table, each edge leaving from its row", async () => {
    const page = await open();
    const rows = await node(page, "um-orders").locator(".lb-row").allInnerTexts();
    expect(rows.map((it) => it.replace(/\s+/g, " "))).toEqual(["/v1/* 90%", "/v1/* 10% canary"]);
    const row = await node(page, "um-orders").locator(".lb-row").nth(1).boundingBox();
    const edge = await page.locator('[data-id$="bs-v2"] .lb-edge-line').boundingBox();
    const middle = (row?.y ?? 0) + (row?.height ?? 0) / 2;
    expect(Math.abs((edge?.y ?? 0) - middle)).toBeLessThan(2);
    expect(Math.abs((edge?.x ?? 0) - ((row?.x ?? 0) + (row?.width ?? 0)))).toBeLessThan(3);
  });

  it("shows ghosts dashed, with the reason", async () => {
    const page = await open();
    const ghost = node(page, "ghost-neg");
    await expect.poll(() => seen(ghost)).toContain("unknown: variable without a value");
    expect(await ghost.evaluate((it) => getComputedStyle(it).borderStyle)).toBe("dashed");
  });

  it("puts what nothing reaches into the last lane, and marks what stands for many", async () => {
    const page = await open({ sample: "cases", height: 2400 });
    const lanes = await page
      .locator(".lb-lane")
      .evaluateAll((all) => all.map((it) => ({ title: it.textContent ?? "", top: it.getBoundingClientRect().top })));
    lanes.sort((a, b) => a.top - b.top);
    expect(lanes.at(-1)?.title).toContain("Not reached by any forwarding rule");
    expect(await node(page, "bs-many").locator(".lb-many").getAttribute("title")).toContain("count = 3");
  });

  it("cuts no name without giving all of it on hover", async () => {
    const page = await open({ sample: "cases", height: 2400 });
    const cut = await page
      .locator(".lb-node-title > span:first-child, .lb-node-subtitle, .lb-row-label")
      .evaluateAll((all) =>
        all
          .filter((it) => it.scrollWidth > it.clientWidth)
          .map((it) => it.closest("[title]")?.getAttribute("title") ?? `nothing for ${it.textContent}`),
      );
    expect(cut.length).toBeGreaterThan(2);
    for (const title of cut) expect(title).not.toMatch(/^nothing/);
  });

  it("opens a list of endpoints in place, and keeps 10,000 of them off the page", async () => {
    const page = await open({ sample: "cases" });
    const neg = node(page, "neg-big");
    await neg.getByRole("button", { name: "9,997 more…" }).click();
    const list = neg.locator(".lb-row-window");
    await list.waitFor();
    expect(await page.locator(".lb-row").count()).toBeLessThan(200);
    await list.evaluate((it) => it.scrollTo(0, it.scrollHeight));
    await expect.poll(() => seen(neg.locator(".lb-row").last())).toContain("10.0.39.15 : 8443");
    expect(await page.locator(".lb-row").count()).toBeLessThan(200);
    await neg.getByRole("button", { name: "Show fewer" }).click();
    await expect.poll(() => neg.locator(".lb-row").count()).toBe(3);
  });

  it("keeps nodes apart at 700 pixels and at 200% zoom", async () => {
    for (const size of [
      { width: 700, height: 860 },
      { width: 700, height: 430 },
    ]) {
      const page = await open(size);
      const boxes = await page.locator(".lb-node").evaluateAll((all) =>
        all.map((it) => {
          const { left, top, right, bottom } = it.getBoundingClientRect();
          return { left, top, right, bottom };
        }),
      );
      const overlaps = boxes.flatMap((a, index) =>
        boxes
          .slice(index + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
      );
      expect(overlaps).toEqual([]);
      const bars = await page
        .locator(".lb-toolbar, .lb-main, .lb-status")
        .evaluateAll((all) => all.map((it) => it.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]));
      expect(bars[0]?.[1]).toBeLessThanOrEqual(bars[1]?.[0] ?? 0);
      expect(bars[2]?.[1]).toBeLessThanOrEqual(size.height);
    }
  });

  it("keeps place and zoom when the diagram changes, and does not move for new nodes", async () => {
    const page = await open();
    await page.locator(".react-flow__pane").hover({ position: { x: 500, y: 640 } });
    await page.mouse.wheel(30, 60);
    const before = await still(page);
    const legacy = await node(page, "bs-legacy").boundingBox();
    await page.evaluate(() => {
      const { fakeHost } = window;
      const like = fakeHost.diagram.nodes.find((it) => it.id === "bs-v1");
      if (!like) throw new Error("no node bs-v1");
      const added = { ...like, id: "bs-v3", title: "orders-v3", label: "Backend service orders-v3" };
      fakeHost.change((it) => ({ ...it, nodes: [...it.nodes, added] }));
    });
    await node(page, "bs-v3").waitFor();
    expect(await viewport(page)).toBe(before);
    expect(await node(page, "bs-legacy").boundingBox()).toEqual(legacy);
  });

  it("lights nothing that only passes under the pointer while the view moves, and what is there afterwards", async () => {
    const page = await open({ sample: "huge500" });
    const hovered = () => page.evaluate(() => window.session.store.get().hover?.node ?? null);
    const nodes = () =>
      page.locator(".lb-node").evaluateAll((all) =>
        all.map((it) => {
          const { left, top } = it.getBoundingClientRect();
          return { id: it.getAttribute("data-node"), left, top };
        }),
      );
    // Down the column in which there is most to pass by.
    const lefts = (await nodes()).map((it) => it.left);
    const inColumn = (left: number) => lefts.filter((it) => it === left).length;
    const [column = 0] = [...lefts].sort((one, other) => inColumn(other) - inColumn(one));
    const [x, y] = [column + 60, 300];
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 10);
    await still(page);
    // In the page, as a slow machine would leave the view standing between one turn of the wheel and the next.
    const lit = await page.evaluate(async () => {
      const { store } = window.session;
      const seen = new Set<string | undefined>();
      for (let step = 0; step < 40; step++) {
        const wheel = { deltaY: 40, bubbles: true, cancelable: true, view: window };
        document.querySelector(".react-flow__pane")?.dispatchEvent(new WheelEvent("wheel", wheel));
        await new Promise(requestAnimationFrame);
        if (step > 0) seen.add(store.get().hover?.node);
      }
      return seen.size;
    });
    expect(lit).toBe(1);
    await still(page);
    const [below] = (await nodes())
      .filter((it) => Math.abs(it.left - column) < 1 && it.top > y)
      .sort((one, other) => one.top - other.top);
    if (!below) throw new Error("no node in that column is further down");
    // A turn of the wheel moves the view by half of it.
    await page.mouse.wheel(0, 2 * (below.top + 20 - y));
    await still(page);
    await expect.poll(hovered).toBe(below.id);
  });

  it("fits the whole and shows less of each node from afar", async () => {
    const page = await open({ sample: "huge500" });
    for (let step = 0; step < 6; step++) await page.getByRole("button", { name: "Zoom out" }).click();
    await still(page);
    await page.locator(".lb-node.as-name, .lb-node.as-box").first().waitFor();
    await page.getByRole("button", { name: "Fit the diagram" }).click();
    await still(page);
    await expect.poll(() => page.locator(".lb-node:not(.as-name):not(.as-box)").count()).toBeGreaterThan(5);
  });
});
