import { describe, expect, it } from "vitest";
import { asked, devPage, node, seen } from "./dev-page";

const open = devPage();

describe("states without a whole diagram", () => {
  it("says that it is reading", async () => {
    const page = await open({ sample: "loading" });
    await page.getByText("Reading infra/…").waitFor();
    // The diagram is asked for already: it comes as soon as there is one.
    expect(await asked(page, "getDiagram")).toEqual([{ have: null }]);
  });

  it("says that there is nothing, and offers the sample", async () => {
    const page = await open({ sample: "empty" });
    await page.getByRole("heading", { name: "No load balancer resources in this folder" }).waitFor();
    await page.getByRole("button", { name: "Open the sample" }).click();
    await expect.poll(() => asked(page, "openSample")).toEqual([{}]);
  });

  it("says why there is no answer, and tries again", async () => {
    const page = await open({ sample: "failure" });
    await page.getByText("the grammar is missing").waitFor();
    const before = (await asked(page, "getDiagram")).length;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(async () => (await asked(page, "getDiagram")).length).toBe(before + 1);
  });

  it("names the place that could not be read, and shows the rest", async () => {
    const page = await open({ sample: "problem" });
    expect(await seen(page.locator(".lb-banner"))).toBe(
      'main.tf:12:3 Block "backend" is not closed. (and 1 more) — showing what is still understood.',
    );
    expect(await page.locator(".lb-node").count()).toBeGreaterThan(10);
    expect(await seen(page.locator(".lb-status"))).toContain("out of date: 2 syntax problems");
    await page.getByRole("button", { name: "main.tf:12:3" }).click();
    await expect.poll(() => asked(page, "openProblem")).toEqual([{ file: "main.tf", line: 12, column: 3 }]);
  });

  it("goes from empty to a diagram and back as the text changes", async () => {
    const page = await open({ sample: "empty" });
    await page.evaluate(() => {
      const blank = window.fakeHost.diagram;
      const lane = { id: "l", loadBalancers: ["l"], title: "web", product: "a product", because: "", files: "" };
      const it = {
        id: "fr",
        kind: "ForwardingRule",
        kindLabel: "Forwarding rule",
        column: "forwardingRule" as const,
        lane: "l",
        title: "web",
        subtitle: "",
        scope: "global",
        badge: { errors: 0, warnings: 0, infos: 0 },
        rows: [],
        moreRows: 0,
        label: "Forwarding rule web",
      };
      window.fakeHost.change(() => ({ ...blank, lanes: [lane], nodes: [it] }));
    });
    await node(page, "fr").waitFor();
    await page.evaluate(() => window.fakeHost.change((it) => ({ ...it, lanes: [], nodes: [] })));
    await page.getByRole("button", { name: "Open the sample" }).waitFor();
  });

  it("drops what does not parse, logs it and goes on", async () => {
    const page = await open();
    await page.evaluate(() => {
      window.fakeHost.postRaw({ type: "event", name: "selectionChanged", body: { id: 7 } });
      window.fakeHost.postRaw("rubbish");
      window.fakeHost.moveCursor("bs-api");
    });
    await expect.poll(() => node(page, "bs-api").getAttribute("aria-current")).toBe("true");
    const logged = await page.evaluate(() => window.logged);
    expect(logged).toHaveLength(2);
    for (const line of logged) expect(line).toMatch(/^dropped/);
  });

  it("asks for the whole when a patch does not fit what it has", async () => {
    const page = await open();
    await page.evaluate(() => window.session.store.set({ version: 40 }));
    await page.evaluate(() => window.fakeHost.change((it) => ({ ...it, nodes: it.nodes.slice(0, -1) })));
    await expect.poll(() => node(page, "ghost-neg").count()).toBe(0);
    expect(await seen(page.locator(".lb-status"))).toContain("19 resources");
  });
});
