import { describe, expect, it } from "vitest";
import { asked, devPage, node, still, viewport } from "./dev-page";

const open = devPage();

describe("selection", () => {
  it("reveals the clicked node's text, lights its whole path and dims the rest", async () => {
    const page = await open();
    await node(page, "bs-legacy").click({ position: { x: 80, y: 12 } });
    await page.mouse.move(500, 700);
    await expect.poll(() => asked(page, "reveal")).toEqual([{ id: "bs-legacy", focus: false }]);
    await expect.poll(() => page.locator(".lb-node.lit").count()).toBe(5);
    const lit = await page.locator(".lb-node.lit").evaluateAll((all) => all.map((it) => it.getAttribute("data-node")));
    expect(lit.sort()).toEqual(["bs-legacy", "fr-https", "neg-legacy", "tp-https", "um-shop"]);
    expect(await page.locator(".lb-row.lit").allInnerTexts()).toEqual(["everything else"]);
    expect(await page.locator(".lb-edge.lit").count()).toBe(4);
    expect(await page.locator(".lb-edge-label").allInnerTexts()).toEqual(["*.legacy.example.com"]);
  });

  it("lights the path of a single route while it is hovered", async () => {
    const page = await open();
    await node(page, "um-shop").locator(".lb-row", { hasText: "/static/*" }).hover();
    await expect.poll(() => node(page, "bb-static").getAttribute("class")).toContain("lit");
    expect(await node(page, "bs-api").getAttribute("class")).not.toContain("lit");
    await page.mouse.move(500, 700);
    await expect.poll(() => page.locator(".lb-node.lit").count()).toBe(0);
  });

  it("names an edge while it is hovered", async () => {
    const page = await open();
    const box = await page.locator('[data-id$="bs-v2"] .lb-edge-line').boundingBox();
    await page.mouse.move((box?.x ?? 0) + 5, box?.y ?? 0);
    await expect.poll(() => page.locator(".lb-edge-label").allInnerTexts()).toEqual(["/v1/* · 10% canary"]);
  });

  it("shows the text of a route, and of an endpoint, when its row is clicked", async () => {
    const page = await open();
    await node(page, "um-shop").locator(".lb-row", { hasText: "/api/*" }).click();
    await node(page, "neg-api").locator(".lb-row").first().click();
    await expect
      .poll(() => asked(page, "reveal"))
      .toEqual([
        { id: "um-shop", field: "pathMatchers[0].pathRules[0].service", focus: false },
        { id: "ep-1", focus: false },
        { id: "neg-api", focus: false },
      ]);
  });

  it("follows the text cursor, bringing the node into view, and asks for no text then", async () => {
    const page = await open({ height: 400 });
    expect(await node(page, "ghost-neg").count()).toBe(0);
    const before = await viewport(page);
    await page.evaluate(() => window.fakeHost.moveCursor("ghost-neg"));
    await node(page, "ghost-neg").waitFor();
    expect(await still(page)).not.toBe(before);
    const box = await node(page, "ghost-neg").boundingBox();
    expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThan(400);
    expect(await node(page, "ghost-neg").getAttribute("aria-current")).toBe("true");
    expect(await asked(page, "reveal")).toEqual([]);
    await page.evaluate(() => window.fakeHost.moveCursor(null));
    await expect.poll(() => page.locator("[aria-current]").count()).toBe(0);
  });

  it("does not move when the node is in view already", async () => {
    const page = await open();
    const before = await viewport(page);
    await page.evaluate(() => window.fakeHost.moveCursor("bs-api"));
    await expect.poll(() => node(page, "bs-api").getAttribute("aria-current")).toBe("true");
    expect(await still(page)).toBe(before);
  });

  it("forgets a selection whose node is gone", async () => {
    const page = await open();
    await node(page, "ghost-neg").click({ position: { x: 60, y: 12 } });
    await page.getByRole("complementary", { name: "Details" }).getByText("var.neg_self_link").waitFor();
    await page.evaluate(() =>
      window.fakeHost.change((it) => ({
        ...it,
        nodes: it.nodes.filter((each) => each.id !== "ghost-neg"),
        edges: it.edges.filter((each) => each.to !== "ghost-neg"),
      })),
    );
    await expect.poll(() => node(page, "ghost-neg").count()).toBe(0);
    await page.getByRole("complementary", { name: "Details" }).getByText("2 load balancers").waitFor();
  });
});
