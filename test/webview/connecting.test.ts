/** Connecting over the engine itself: dragged, and by keyboard; what the rules say of it while it is being done. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { devPage, node, viewport } from "./dev-page";

const open = devPage();
const MAIN = `resource "google_compute_url_map" "web" {
  name            = "web-map"
  default_service = google_compute_backend_service.api.id
  host_rule {
    hosts        = ["api.example.com"]
    path_matcher = "api"
  }
  path_matcher {
    name            = "api"
    default_service = google_compute_backend_service.api.id
    path_rule {
      paths   = ["/v1/*"]
      service = google_compute_backend_service.origin.id
    }
  }
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web-proxy"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_backend_service" "api" {
  name          = "api"
  protocol      = "HTTP"
  health_checks = ["projects/p/global/healthChecks/hc"]
  backend {
    group                 = google_compute_network_endpoint_group.a.id # zone a
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 250
  }
}

resource "google_compute_backend_service" "origin" {
  name     = "origin"
  protocol = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

resource "google_compute_backend_service" "spare" {
  name          = "spare"
  protocol      = "HTTP"
  health_checks = ["projects/p/global/healthChecks/hc"]
}

resource "google_compute_network_endpoint_group" "a" {
  name    = "neg-a"
  zone    = "europe-west1-b"
  network = "default"
}

resource "google_compute_network_endpoint_group" "b" {
  name    = "neg-b"
  zone    = "europe-west1-c"
  network = "default"
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin-neg"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 443
}
`;
const map = "google_compute_url_map.web";
const proxy = "google_compute_target_http_proxy.web";
const service = (name: string) => `google_compute_backend_service.${name}`;
const neg = (name: string) => `google_compute_network_endpoint_group.${name}`;

const start = async (more: Parameters<typeof open>[0] = {}) => {
  const page = await open({ files: { "main.tf": MAIN }, ...more });
  await node(page, service("api")).waitFor();
  return page;
};
const text = (page: Page) => page.evaluate(() => window.liveHost.texts()["main.tf"]);
const said = (page: Page) => page.evaluate(() => window.session.store.get().announcement);
const state = (page: Page, id: string) => node(page, id).getAttribute("data-connect");

async function middle(page: Page, id: string, y = 14) {
  const box = await node(page, id).boundingBox();
  if (!box) throw new Error(`${id} is not on the page`);
  return { x: box.x + box.width / 2, y: box.y + y };
}

/** Takes hold of a node's port and moves over another node, without letting go. */
async function drag(page: Page, from: string, side: "source" | "target", to: string) {
  await node(page, from).hover({ position: { x: 60, y: 12 } });
  await node(page, from).locator(`.lb-port.${side}`).hover();
  await page.mouse.down();
  const there = await middle(page, to);
  await page.mouse.move(there.x - 30, there.y + 4, { steps: 3 });
  await page.mouse.move(there.x, there.y, { steps: 3 });
}

const twoBackends = MAIN.replace(
  `    max_rate_per_endpoint = 250
  }
`,
  `    max_rate_per_endpoint = 250
  }
  backend {
    group                 = google_compute_network_endpoint_group.b.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 250
  }
`,
);

async function focusOn(page: Page, id: string) {
  await page.evaluate((it) => window.session.focus(it, true), id);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-node"))).toBe(id);
}

describe("a connection that is dragged", () => {
  it("shows of every node whether it would be accepted, and connects", async () => {
    const page = await start();
    await drag(page, neg("b"), "target", service("api"));
    await expect.poll(() => state(page, service("api"))).toBe("fits");
    await expect.poll(() => state(page, service("origin"))).toBe("refused");
    expect(await state(page, map)).toBe("impossible");
    expect(await state(page, neg("b"))).toBe("source");
    const mark = await node(page, service("api")).evaluate((it) => getComputedStyle(it, "::after").content);
    expect(mark).toContain("✓");
    const hint = page.locator(".lb-connect-hint");
    await hint.getByText("With balancingMode RATE, maxRatePerEndpoint 250.").waitFor();
    await page.mouse.up();
    await expect.poll(() => text(page)).toBe(twoBackends);
    await expect.poll(() => said(page)).toContain("Connected api to neg-b.");
    expect(await page.locator("[data-connect]").count()).toBe(0);
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toBe(MAIN);
  });

  it("refuses a zonal NEG beside an internet NEG with the reason, and leaves the text as it is", async () => {
    const page = await start();
    await drag(page, neg("b"), "target", service("origin"));
    const hint = page.locator(".lb-connect-hint");
    await hint.getByText("internet-neg-not-alone").waitFor();
    expect(await hint.innerText()).toMatch(/neg-b.*\./s);
    await page.mouse.up();
    const question = page.getByRole("alertdialog");
    await question.getByText("internet-neg-not-alone").waitFor();
    expect(await text(page)).toBe(MAIN);
    await question.getByRole("button", { name: "Leave it" }).click();
    await question.waitFor({ state: "detached" });
    expect(await text(page)).toBe(MAIN);
    await drag(page, neg("b"), "target", service("origin"));
    await page.mouse.up();
    await question.getByRole("button", { name: "Do it all the same" }).click();
    await expect.poll(() => text(page)).not.toBe(MAIN);
  });

  it("says why what has nothing to do with each other cannot be connected", async () => {
    const page = await start();
    await drag(page, neg("b"), "target", map);
    await page.locator(".lb-connect-hint").getByText("by way of a backend service, not directly").waitFor();
    await page.mouse.up();
    await page.getByRole("alert").getByText("by way of a backend service").waitFor();
    expect(await page.getByRole("button", { name: "Do it all the same" }).count()).toBe(0);
    expect(await text(page)).toBe(MAIN);
  });

  it("sends a row's requests to what is dropped on it, or to what it is dropped on", async () => {
    const page = await start();
    const row = node(page, map).locator('[data-row="pathMatchers[0].pathRules[0].service"]');
    await node(page, service("spare")).hover({ position: { x: 60, y: 12 } });
    await node(page, service("spare")).locator(".lb-port.target").hover();
    await page.mouse.down();
    const box = await row.boundingBox();
    if (!box) throw new Error("no row");
    await page.mouse.move(box.x + 40, box.y + 8, { steps: 4 });
    await page.locator(".lb-connect-hint").getByText("Takes the place of origin.").waitFor();
    await page.mouse.up();
    const after = MAIN.replace("backend_service.origin.id\n    }", "backend_service.spare.id\n    }");
    await expect.poll(() => text(page)).toBe(after);
    await row.hover();
    await row.locator(".lb-row-port").hover();
    await page.mouse.down();
    const there = await middle(page, service("origin"));
    await page.mouse.move(there.x, there.y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => text(page)).toBe(MAIN);
  });

  it("lets choose which requests where there are several ways", async () => {
    const page = await start();
    await drag(page, map, "source", service("spare"));
    await expect.poll(() => state(page, service("spare"))).toBe("fits");
    await page.mouse.up();
    await page.getByRole("option", { name: /^accepted: api: \/v1\/\* Takes the place of origin/ }).click();
    await expect.poll(() => text(page)).toContain(`service = ${service("spare")}.id`);
  });

  it("takes the only way that the rules leave without asking", async () => {
    const policy = 'resource "google_compute_security_policy" "armor" {\n  name = "armor"\n  type = "CLOUD_ARMOR"\n}\n';
    const page = await start({ files: { "main.tf": `${MAIN}\n${policy}` }, width: 1900 });
    const armor = "google_compute_security_policy.armor";
    await page.evaluate(() => window.session.setView({ showAux: true }));
    await node(page, armor).waitFor();
    await drag(page, armor, "target", service("api"));
    await expect.poll(() => state(page, service("api"))).toBe("fits");
    await page.locator(".lb-connect-hint").getByText("Security policy").waitFor();
    await page.mouse.up();
    await expect.poll(() => text(page)).toContain(`security_policy = ${armor}.id`);
    expect(await page.getByRole("option").count()).toBe(0);
  });

  it("moves the view at its border, no further than there is something to see", async () => {
    const page = await start();
    const place = async () =>
      /translate\((-?[\d.]+)px, (-?[\d.]+)px\)/
        .exec(await viewport(page))
        ?.slice(1)
        .map(Number);
    await drag(page, neg("b"), "target", service("api"));
    const before = await place();
    const box = await page.locator(".lb-flow").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 10, (box?.y ?? 0) + (box?.height ?? 0) - 10, { steps: 3 });
    // Long enough for a view that moved to be far away.
    await page.waitForTimeout(500);
    const [x = Number.NaN, y] = (await place()) ?? [];
    expect(x).toBeLessThan(60);
    expect(y).toBe(before?.[1]);
    await page.keyboard.press("Escape");
    await page.mouse.up();
  });

  it("ends with Escape, and tells those who want to know where it was dropped on nothing", async () => {
    const page = await start();
    await page.evaluate(() => {
      window.session.onDroppedOnNothing((source) => document.body.setAttribute("data-dropped", source.id));
    });
    await drag(page, neg("b"), "target", service("api"));
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await page.locator(".lb-connect-layer").count()).toBe(0);
    await drag(page, neg("b"), "target", service("api"));
    await page.mouse.move(500, 800, { steps: 3 });
    await page.mouse.up();
    expect(await page.evaluate(() => document.body.dataset.dropped)).toBe(neg("b"));
    expect(await text(page)).toBe(MAIN);
  });

  it("draws no node again while it only moves, in a diagram of any size", async () => {
    const page = await open({ sample: "huge2000" });
    const first = page.locator(".lb-node").nth(4);
    const id = (await first.getAttribute("data-node")) ?? "";
    await first.hover({ position: { x: 60, y: 12 } });
    await first.locator(".lb-port").first().hover();
    await page.mouse.down();
    await page.mouse.move(700, 500, { steps: 2 });
    await expect.poll(() => page.locator(`[data-node="${id}"][data-connect="source"]`).count()).toBe(1);
    await page.evaluate(() => {
      const changed = new Set<string>();
      Object.assign(window, { changed });
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          const at = element?.closest("[data-node]")?.getAttribute("data-node");
          if (at) changed.add(at);
        }
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await page.mouse.move(900, 640, { steps: 20 });
    expect(await page.evaluate(() => [...(window as unknown as { changed: Set<string> }).changed])).toEqual([]);
    await page.keyboard.press("Escape");
    await page.mouse.up();
  });
});

describe("an edge", () => {
  const edge = `${service("api")}>backends[0].group`;

  it("is chosen with a click and taken away with Delete", async () => {
    const page = await start();
    await page.evaluate((id) => window.session.selectEdge(id), edge);
    await page.locator(".lb-grip").first().waitFor();
    await page.evaluate(() => window.session.selectEdge(null));
    const line = page.locator(`[data-id="${edge}"] .lb-edge-reach`);
    const box = await line.boundingBox();
    if (!box) throw new Error("no edge");
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => page.evaluate(() => window.session.store.get().edge)).toBe(edge);
    await page.keyboard.press("Delete");
    await expect.poll(() => text(page)).not.toContain("zone a");
    expect(await said(page)).toContain("Disconnected api from neg-a.");
    expect(await said(page)).toContain("Nothing else refers to neg-a.");
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toBe(MAIN);
  });

  it("moves a backend with its settings when its end is taken to another service", async () => {
    const page = await start();
    await page.evaluate((id) => window.session.selectEdge(id), edge);
    await page.locator(".lb-grip").first().hover();
    await page.mouse.down();
    const there = await middle(page, service("spare"));
    await page.mouse.move(there.x - 20, there.y, { steps: 3 });
    await page.mouse.move(there.x, there.y, { steps: 2 });
    await page.locator(".lb-connect-hint").getByText("Keeps balancingMode RATE, maxRatePerEndpoint 250.").waitFor();
    await page.mouse.up();
    await expect.poll(() => said(page)).toContain("Moved neg-a from api to spare.");
    const after = (await text(page)) ?? "";
    expect(after.slice(after.indexOf('"spare"'))).toContain("max_rate_per_endpoint = 250");
    expect(after.match(/max_rate_per_endpoint/g)).toHaveLength(1);
  });
});

describe("connections by keyboard", () => {
  it("connects: C, what for, to what by typing, Enter", async () => {
    const page = await start();
    await focusOn(page, neg("b"));
    await page.keyboard.press("c");
    const list = page.getByRole("listbox");
    await list.getByRole("option", { name: /^accepted: api/ }).waitFor();
    const names = await list.getByRole("option").allInnerTexts();
    expect(names.findIndex((it) => it.includes("origin"))).toBeGreaterThan(
      names.findIndex((it) => it.includes("spare")),
    );
    await list.getByText("internet-neg-not-alone").waitFor();
    await page.keyboard.type("api");
    await expect.poll(() => list.getByRole("option").count()).toBe(1);
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe(twoBackends);
    await expect.poll(() => said(page)).toContain("Connected api to neg-b.");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-node"))).toBe(neg("b"));
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toBe(MAIN);
  });

  it("asks for the way first where there are several, and Escape goes back to the node", async () => {
    const page = await start();
    await focusOn(page, map);
    await page.keyboard.press("c");
    await page.getByRole("dialog", { name: "Connect web-map as" }).waitFor();
    await page.keyboard.type("/v1");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: /Connect web-map \(api: \/v1/ }).waitFor();
    await page.keyboard.type("spare");
    await page.getByRole("option", { name: /^accepted: spare/ }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toContain(`service = ${service("spare")}.id`);
    await page.evaluate((it) => window.session.focus(it, true), map);
    await page.keyboard.press("c");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-node"))).toBe(map);
  });

  it("says why one cannot be chosen, and asks before errors", async () => {
    const page = await start();
    await focusOn(page, neg("b"));
    await page.keyboard.press("c");
    await page.getByRole("option", { name: /^refused: origin/ }).waitFor();
    await page.keyboard.type("origin");
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog").getByText("internet-neg-not-alone").waitFor();
    expect(await text(page)).toBe(MAIN);
    await page.keyboard.press("Escape");
  });

  it("steps through the edges of a node and takes one away", async () => {
    const page = await start();
    await focusOn(page, map);
    await page.keyboard.press("e");
    await expect.poll(() => said(page)).toMatch(/^Connection 1 of 4 to origin, api\.example\.com \/v1\/\*/);
    await page.keyboard.press("e");
    await expect.poll(() => said(page)).toMatch(/^Connection 2 of 4 to api/);
    await page.keyboard.press("Shift+E");
    await expect.poll(() => said(page)).toMatch(/^Connection 1 of 4/);
    await page.keyboard.press("Delete");
    await expect.poll(() => text(page)).not.toContain("/v1/*");
    expect(await said(page)).toContain("Disconnected web-map from origin.");
  });

  it("lists the connections of a node to take one away", async () => {
    const page = await start();
    await focusOn(page, proxy);
    await page.keyboard.press("d");
    await page.getByRole("option", { name: /web-map URL map/ }).waitFor();
    await page.keyboard.press("Escape");
    await focusOn(page, service("api"));
    await page.keyboard.press("d");
    await page.getByRole("option", { name: /neg-a Backend/ }).click();
    await expect.poll(() => text(page)).not.toContain("zone a");
  });

  it.each(["dark", "light", "hc-dark", "hc-light"] as const)("is clean for axe in %s", async (theme) => {
    const page = await start({ theme });
    await focusOn(page, neg("b"));
    await page.keyboard.press("c");
    await page.getByText("internet-neg-not-alone").waitFor();
    const { violations } = await new AxeBuilder({ page: page as never }).analyze();
    expect(violations.map((it) => `${it.id}: ${it.nodes.map((each) => each.target.join(" "))}`)).toEqual([]);
  });
});
