import { describe, expect, it } from "vitest";
import { asked, devPage, node, seen, still, viewport } from "./dev-page";

const open = devPage();
const plain = { collapsed: [], filter: [], showEndpoints: true, showAux: false, detailsOpen: true };

describe("what is shown", () => {
  it("filters by load balancer", async () => {
    const page = await open();
    await page.getByRole("button", { name: "All load balancers (2)" }).click();
    await page.getByRole("dialog").getByRole("checkbox", { name: "orders-internal" }).click();
    await expect.poll(() => page.locator(".lb-lane").count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "orders-internal", exact: true }).click();
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(() => page.locator(".lb-lane").count()).toBe(2);
  });

  it("hides endpoints, and shows certificates and policies, on demand", async () => {
    const page = await open({ width: 1800 });
    expect(await node(page, "neg-api").locator(".lb-row").count()).toBe(2);
    await page.getByRole("checkbox", { name: "Endpoints" }).click();
    await expect.poll(() => node(page, "neg-api").locator(".lb-row").count()).toBe(0);
    expect(await node(page, "cert-shop").count()).toBe(0);
    await page.getByRole("checkbox", { name: "Certificates, policies" }).click();
    await node(page, "cert-shop").waitFor();
    await page.locator(".lb-heading", { hasText: "Certificates" }).waitFor();
  });

  it("folds a lane and a node, and remembers", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Hide the resources of orders-internal" }).click();
    await expect.poll(() => node(page, "bs-v1").count()).toBe(0);
    expect(await seen(page.locator(".lb-lane", { hasText: "orders-internal" }))).toContain("7 resources");
    await node(page, "um-shop").hover();
    await page.getByRole("button", { name: "Hide the rows of shop" }).click();
    await expect.poll(() => node(page, "um-shop").locator(".lb-row").count()).toBe(0);
    await expect
      .poll(async () => (await asked(page, "saveView")).at(-1))
      .toMatchObject({ collapsed: ["orders", "um-shop"] });
  });

  it("comes back as it was left", async () => {
    const view = { ...plain, viewport: { x: -40, y: -30, zoom: 0.8 }, collapsed: ["orders"], showEndpoints: false };
    const page = await open({ view });
    expect(await viewport(page)).toBe("translate(-40px, -30px) scale(0.8)");
    expect(await node(page, "bs-v1").count()).toBe(0);
    expect(await node(page, "neg-api").locator(".lb-row").count()).toBe(0);
  });

  it("opens again the lists that were open, and remembers when one is closed", async () => {
    const page = await open({ view: { ...plain, opened: ["neg-api"] } });
    await expect.poll(() => node(page, "neg-api").locator(".lb-row").count()).toBe(12);
    await page.getByRole("button", { name: "Show fewer of 12" }).click();
    await expect.poll(async () => (await asked(page, "saveView")).at(-1)).toMatchObject({ opened: [] });
    await page.getByRole("button", { name: "10 more…" }).click();
    await expect.poll(async () => (await asked(page, "saveView")).at(-1)).toMatchObject({ opened: ["neg-api"] });
  });

  it("takes a view that was stored before lists were", async () => {
    const page = await open({ view: { ...plain, showEndpoints: false } });
    expect(await node(page, "neg-api").locator(".lb-row").count()).toBe(0);
  });

  it("starts with its top in view, however it is fitted", async () => {
    const page = await open({ height: 1400 });
    await page.getByRole("button", { name: "Fit the diagram" }).click();
    expect(await still(page)).toMatch(/, 8px\)/);
  });

  it("keeps its toolbar in one line beside the text", async () => {
    const page = await open({ width: 512, height: 800 });
    const tops = await page
      .locator(".lb-toolbar > *")
      .evaluateAll((all) => all.map((it) => it.getBoundingClientRect()).filter((it) => it.height > 0))
      .then((all) => all.map((it) => Math.round(it.top + it.height / 2)));
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(6);
    expect((await page.locator(".lb-toolbar").boundingBox())?.height).toBeLessThan(45);
  });

  it("starts afresh when the stored place shows nothing", async () => {
    const page = await open({ view: { ...plain, viewport: { x: 90_000, y: 0, zoom: 1 } } });
    await expect.poll(() => page.locator(".lb-node").count()).toBeGreaterThan(10);
  });

  it("saves place and zoom once, after the movement", async () => {
    const page = await open();
    await page.locator(".react-flow__pane").hover({ position: { x: 500, y: 640 } });
    for (let step = 0; step < 5; step++) await page.mouse.wheel(0, 10);
    const transform = await still(page);
    await expect.poll(async () => (await asked(page, "saveView")).length).toBe(1);
    const [saved] = (await asked(page, "saveView")) as { viewport: { x: number; y: number; zoom: number } }[];
    const { x = 0, y = 0, zoom = 0 } = saved?.viewport ?? {};
    const [px, py, pz] = [...transform.matchAll(/-?[\d.]+/g)].map((it) => Number(it[0]));
    expect([x, y, zoom].map((it) => it.toFixed(2))).toEqual([px, py, pz].map((it) => it?.toFixed(2)));
  });

  it("does what the host's commands ask", async () => {
    const page = await open();
    await page.evaluate(() => window.fakeHost.command("search"));
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("VSCODE-TEXT-FIELD");
    await page.evaluate(() => window.fakeHost.command("focusDiagram"));
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-node"))).toBe("fr-https");
    await page.evaluate(() => window.session.camera?.zoomBy(0.5));
    expect(await still(page)).toMatch(/scale\(0\.(5|49)/);
    await page.evaluate(() => window.fakeHost.command("fit"));
    expect(await still(page)).toMatch(/scale\((1|0\.99\d*)\)/);
  });
});
