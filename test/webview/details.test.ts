import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { asked, devPage, node, seen } from "./dev-page";

const open = devPage();

async function select(page: Page, id: string) {
  await node(page, id).click({ position: { x: 80, y: 12 } });
  const details = page.getByRole("complementary", { name: "Details" });
  await details.getByRole("tablist").waitFor();
  return details;
}

describe("the details panel", () => {
  it("lists everything that is wrong while nothing is selected, gravest first", async () => {
    const page = await open({ sample: "huge2000" });
    const rows = page.locator(".lb-overview li");
    const found = await page.evaluate(
      () => window.fakeHost.diagram.nodes.filter(({ badge }) => badge.errors || badge.warnings || badge.infos).length,
    );
    expect(found).toBeGreaterThan(24);
    await expect.poll(() => rows.count()).toBe(Math.min(found, 200));
    expect(await seen(rows.first())).toMatch(/[1-9]\d* errors/);
    expect(await seen(rows.last())).toMatch(/^(?!.*[1-9]\d* errors)/);
  });

  it("says what the resource is, what is wrong and what the repair does", async () => {
    const page = await open();
    const details = await select(page, "bs-legacy");
    expect(await seen(details.locator(".lb-details-head"))).toMatch(
      /legacy-origin\s+Backend service · global · lb.tf:41/,
    );
    expect(await seen(details.getByRole("tab", { selected: true }))).toBe("Findings 1");
    const finding = details.locator(".lb-finding");
    expect(await seen(finding)).toContain("no SNI is sent");
    expect(await seen(finding)).toContain("30 to 90 seconds of 502");
    await finding.getByRole("button", { name: "internet-neg-ip-no-tls-validation" }).click();
    await expect.poll(() => asked(page, "openRule")).toEqual([{ rule: "internet-neg-ip-no-tls-validation" }]);
  });

  it("applies a fix and shows the repaired diagram, said aloud", async () => {
    const page = await open();
    const details = await select(page, "bs-legacy");
    await details.getByRole("button", { name: "Switch to FQDN…" }).click();
    await expect.poll(() => asked(page, "applyFix")).toEqual([{ version: 1, finding: "bs-legacy/finding-0", fix: 0 }]);
    await expect.poll(() => node(page, "bs-legacy").locator(".lb-badge").count()).toBe(0);
    await expect.poll(() => seen(page.getByRole("log"))).toBe("2 errors. Fixed: Switch to FQDN.");
    await details.getByText("Nothing is wrong with it").waitFor();
  });

  it("keeps the keyboard when the repaired finding goes away with its buttons", async () => {
    const page = await open();
    const details = await select(page, "bs-legacy");
    await details.getByRole("button", { name: "Switch to FQDN…" }).focus();
    await page.keyboard.press("Enter");
    await details.getByText("Nothing is wrong with it").waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("tabpanel");
  });

  it.each([
    { outcome: "refused" as const, says: "The block comes from a module that is read only." },
    { outcome: "stale" as const, says: "The text changed in the meantime" },
    { outcome: "cancelled" as const, says: undefined },
  ])("explains a fix that was $outcome", async ({ outcome, says }) => {
    const page = await open();
    await page.evaluate((it) => {
      window.fakeHost.outcome = it;
    }, outcome);
    const details = await select(page, "bs-legacy");
    await details.getByRole("button", { name: "Switch to FQDN…" }).click();
    await expect.poll(() => asked(page, "applyFix").then((it) => it.length)).toBe(1);
    if (says === undefined) expect(await details.getByRole("alert").count()).toBe(0);
    else expect(await seen(details.getByRole("alert"))).toContain(says);
    await expect.poll(() => details.getByRole("button", { name: "Switch to FQDN…" }).isEnabled()).toBe(true);
  });

  it("silences a finding", async () => {
    const page = await open();
    const details = await select(page, "bs-legacy");
    await details.getByRole("button", { name: "Ignore…" }).click();
    await expect.poll(() => asked(page, "suppress")).toEqual([{ version: 1, finding: "bs-legacy/finding-0" }]);
  });

  it("shows where a value came from, and its place in the text", async () => {
    const page = await open();
    const details = await select(page, "bs-api");
    const protocol = details.locator(".lb-fields > div", { hasText: "protocol" });
    expect((await seen(protocol)).replace(/\s+/g, " ")).toBe("protocol HTTPS local.https");
    await protocol.getByRole("button").click();
    await expect
      .poll(async () => (await asked(page, "reveal")).at(-1))
      .toEqual({
        id: "bs-api",
        field: "protocol",
        focus: false,
      });
  });

  it("leads along connections", async () => {
    const page = await open();
    const details = await select(page, "bs-legacy");
    await details.getByRole("tab", { name: "Connections 2" }).click();
    expect((await seen(details.getByRole("tabpanel"))).replace(/\s+/g, " ")).toContain(
      "Reached from shop URL map · *.legacy.example.com",
    );
    await details.getByRole("button", { name: "shop", exact: true }).click();
    await expect.poll(() => node(page, "um-shop").getAttribute("aria-current")).toBe("true");
    await details.getByRole("tab", { name: "Routes 4" }).waitFor();
  });

  it("lists what needs a look while nothing is selected", async () => {
    const page = await open();
    const details = page.getByRole("complementary", { name: "Details" });
    const names = await details.locator("li").allInnerTexts();
    expect(names.map((it) => it.split("\n")[0])).toEqual(["orders-v2", "legacy-origin", "legacy-origin"]);
    await details.getByRole("button", { name: /orders-v2/ }).click();
    await expect.poll(() => node(page, "bs-v2").getAttribute("aria-current")).toBe("true");
  });

  it("stands beside the diagram where there is room, below it where there is not", async () => {
    const wide = await open();
    const narrow = await open({ width: 700 });
    for (const [page, below] of [
      [wide, false],
      [narrow, true],
    ] as const) {
      const details = await (await select(page, "bs-legacy")).boundingBox();
      const canvas = await page.locator(".lb-canvas").boundingBox();
      expect((details?.y ?? 0) >= (canvas?.y ?? 0) + (canvas?.height ?? 0) - 1).toBe(below);
    }
  });
});
