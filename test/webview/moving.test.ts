/** Nodes put by hand: dragged, moved by keys, kept, and tidied up. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { busy } from "./dev-browser";
import { asked, devPage, node } from "./dev-page";

const open = devPage();

/** Places in the diagram, whatever the view. */
const places = (page: Page) =>
  page.evaluate(() => Object.fromEntries([...(window.session.store.get().layout?.nodes ?? [])]));

async function drag(page: Page, id: string, x: number, y: number, steps = 8): Promise<void> {
  const box = await node(page, id).boundingBox();
  if (!box) throw new Error(`${id} is not in view`);
  const [left, top] = [box.x + box.width / 2, box.y + 20];
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.mouse.move(left + x, top + y, { steps });
  await page.mouse.up();
}

describe("dragging", () => {
  it("puts a node where it is dropped, moves no other, and keeps it with the view", async () => {
    const page = await open();
    const before = await places(page);
    const zoom = await page.evaluate(() => window.session.store.get().viewport?.zoom ?? 1);
    await drag(page, "bs-api", 60, 150);
    const after = await places(page);
    const lane = await page.evaluate(() => {
      const nodes = window.fakeHost.diagram.nodes;
      return nodes.filter((it) => it.lane === nodes.find((own) => own.id === "bs-api")?.lane).map((it) => it.id);
    });
    expect(lane.length).toBeGreaterThan(4);
    for (const id of lane) if (id !== "bs-api") expect(after[id], id).toEqual(before[id]);
    expect(after["bs-api"]?.x).not.toBe(before["bs-api"]?.x);
    expect(Math.abs((after["bs-api"]?.x ?? 0) - (before["bs-api"]?.x ?? 0) - 60 / zoom)).toBeLessThan(60);
    expect(await page.evaluate(() => window.session.store.get().selection)).toBe(null);
    await expect
      .poll(async () => (await asked(page, "saveView")).at(-1))
      .toMatchObject({ positions: { "bs-api": { x: expect.any(Number), y: expect.any(Number) } } });
    const [view] = (await asked(page, "saveView")).slice(-1);
    const again = await open({ view: view as object });
    expect(await places(again)).toEqual(after);
  });

  it("leaves all as it was after Escape, and takes a press without a move for a click", async () => {
    const page = await open();
    const before = await places(page);
    const look = () =>
      node(page, "bs-api").evaluate((it) => it.closest<HTMLElement>(".react-flow__node")?.style.transform);
    const stood = await look();
    const box = await node(page, "bs-api").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 20);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 140, (box?.y ?? 0) + 90, { steps: 5 });
    await expect.poll(look).not.toBe(stood);
    await page.keyboard.press("Escape");
    expect(await look()).toBe(stood);
    await page.mouse.up();
    expect(await places(page)).toEqual(before);
    await node(page, "bs-legacy").click();
    expect(await page.evaluate(() => window.session.store.get().selection)).toBe("bs-legacy");
  });

  it("touches nothing but the node and its edges while it goes on, among 2,000 nodes", async () => {
    const page = await open({ sample: "huge2000" });
    const id = await page.evaluate(() => {
      const seen = [...document.querySelectorAll<HTMLElement>("[data-node]")];
      return seen.find((it) => it.getBoundingClientRect().left > 500)?.dataset.node ?? "";
    });
    const box = await node(page, id).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 20);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 40, { steps: 3 });
    await page.evaluate(() => {
      const touched = new Set<string>();
      new MutationObserver((records) => {
        for (const { target } of records)
          if (target instanceof Element)
            touched.add(target.closest("[data-id]")?.getAttribute("data-id") ?? target.className.toString());
      }).observe(document.querySelector(".react-flow") ?? document.body, {
        subtree: true,
        childList: true,
        attributes: true,
      });
      Object.assign(window, { touched });
    });
    const start = await busy(page);
    await page.mouse.move((box?.x ?? 0) + 160, (box?.y ?? 0) + 140, { steps: 60 });
    const spent = (await busy(page)) - start;
    const touched = await page.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched]);
    const own = await page.evaluate(
      (it) =>
        window.session.store
          .get()
          .arranged?.edges.filter((e) => e.from === it || e.to === it)
          .map((e) => e.id),
      id,
    );
    expect(touched.filter((it) => it !== id && !own?.includes(it))).toEqual([]);
    expect(touched).toContain(id);
    await page.mouse.up();
    // A frame has 16 ms; these are processor milliseconds for 60 moves on a shared machine.
    expect(spent / 60).toBeLessThan(8);
  });
});

describe("moving by keys", () => {
  it("moves the node that has the keyboard, past others, and says so", async () => {
    const page = await open();
    await page.evaluate(() => window.session.select("bs-api", { show: true }));
    await page.keyboard.press("ArrowRight");
    await page.evaluate(() => window.session.focus("bs-api", true));
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-node"))).toBe("bs-api");
    const before = await places(page);
    await page.keyboard.press("Alt+ArrowRight");
    const right = await places(page);
    expect(right["bs-api"]).toEqual({ x: (before["bs-api"]?.x ?? 0) + 10, y: before["bs-api"]?.y });
    expect(await page.evaluate(() => window.session.store.get().announcement)).toMatch(/moved right\.$/);
    await page.keyboard.press("Alt+Shift+ArrowDown");
    expect((await places(page))["bs-api"]?.y).toBeGreaterThan(before["bs-api"]?.y ?? 0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-node"))).toBe("bs-api");
  });
});

describe("tidying up", () => {
  const positions = { "bs-api": { x: 70, y: 420 }, "neg-api": { x: -30, y: 300 } };
  const view = { collapsed: [], filter: [], showEndpoints: true, showAux: false, detailsOpen: true, positions };

  it("goes back to the automatic places by button, key and command, with a glide", async () => {
    const automatic = await places(await open());
    const page = await open({ view });
    expect(await places(page)).not.toEqual(automatic);
    await page.getByRole("button", { name: /Tidy up/ }).evaluate((it) => {
      const seen = new MutationObserver(() => {
        const item = document.querySelector(".react-flow__node");
        if (document.querySelector("[data-tidying]") && item)
          document.body.dataset.glide ??= getComputedStyle(item).transitionProperty;
      });
      seen.observe(document.body, { subtree: true, attributes: true });
      if (it instanceof HTMLElement) it.click();
    });
    await expect.poll(() => places(page)).toEqual(automatic);
    await expect.poll(() => page.evaluate(() => document.body.dataset.glide)).toContain("transform");
    await expect.poll(async () => (await asked(page, "saveView")).at(-1)).toMatchObject({ positions: {} });
    await page.locator("[data-tidying]").waitFor({ state: "detached" });

    const byKey = await open({ view });
    await node(byKey, "bs-legacy").click();
    await byKey.keyboard.press("t");
    await expect.poll(() => places(byKey)).toEqual(automatic);
    const byCommand = await open({ view });
    await byCommand.evaluate(() => window.fakeHost.command("tidy"));
    await expect.poll(() => places(byCommand)).toEqual(automatic);
  });

  it("jumps where motion is not wanted", async () => {
    const page = await open({ view, reducedMotion: true });
    await page.getByRole("button", { name: /Tidy up/ }).click();
    const item = page.locator(".react-flow__node", { has: node(page, "bs-api") });
    expect(await item.evaluate((it) => getComputedStyle(it).transitionDuration)).toMatch(/^0s/);
  });
});

it("keeps everything in place while the text changes, and finds a free place for what is new", async () => {
  const page = await open({ files: "shop" });
  await page.locator(".lb-node").first().waitFor();
  const before = await places(page);
  await page.evaluate(() =>
    window.session.edit("Added", [
      {
        op: "addResource",
        kind: "BackendService",
        name: "extra",
        scope: "global",
        fields: { protocol: "HTTPS", loadBalancingScheme: "EXTERNAL_MANAGED" },
      },
    ]),
  );
  await page.locator('[data-node$="backend_service.extra"]').waitFor({ state: "attached" });
  const after = await places(page);
  for (const id of Object.keys(before)) expect(after[id], id).toEqual(before[id]);
});
