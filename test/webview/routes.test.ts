/** The routes of a URL map, edited in the details and on the node, over the engine itself. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { devPage, node } from "./dev-page";

const open = devPage();
const map = "google_compute_url_map.map";
const service = (name: string) => `google_compute_backend_service.${name}.id`;
const rule = (priority: number, path: string, name: string) =>
  `    route_rules {\n      priority = ${priority}\n      match_rules {\n        prefix_match = "${path}"\n      }\n      service = ${service(name)}\n    }\n`;
const MAIN = `resource "google_compute_url_map" "map" {
  name            = "map"
  default_service = ${service("web")}
  host_rule {
    hosts        = ["api.example.com"] # for partners
    path_matcher = "api"
  }
  path_matcher {
    name            = "api"
    default_service = ${service("api")}
    path_rule {
      paths   = ["/v1/*"]
      service = ${service("api")}
    }
    # going away
    path_rule {
      paths   = ["/old/*"]
      service = ${service("web")}
    }
  }
  host_rule {
    hosts        = ["www.example.com"]
    path_matcher = "www"
  }
  path_matcher {
    name            = "www"
    default_service = ${service("web")}
${rule(1, "/a/", "api")}${rule(2, "/b/", "web")}${rule(30, "/c/", "web")}  }
}
${["api", "web"].map((it) => `resource "google_compute_backend_service" "${it}" {\n  name                  = "${it}"\n  load_balancing_scheme = "EXTERNAL_MANAGED"\n}\n`).join("")}`;

const text = (page: Page) => page.evaluate(() => window.liveHost.texts()["main.tf"] ?? "");
const routes = (page: Page) => page.getByRole("region", { name: "Routes of map" });

async function start(): Promise<Page> {
  const page = await open({ files: { "main.tf": MAIN }, width: 1500, height: 1100 });
  await node(page, map).click({ position: { x: 60, y: 15 } });
  await page.getByRole("tab", { name: /Routes/ }).click();
  await routes(page).waitFor();
  return page;
}

it("edits hosts, paths and priorities in place", async () => {
  const page = await start();
  const paths = routes(page).getByRole("textbox", { name: "Paths" }).first();
  await paths.fill("/v1/*, /v2/*");
  await paths.press("Enter");
  await expect.poll(() => text(page)).toBe(MAIN.replace('["/v1/*"]', '["/v1/*", "/v2/*"]'));
  await node(page, map).getByText("/v1/*, /v2/*").waitFor();
  const priority = routes(page).getByRole("textbox", { name: "Priority of /b/*" });
  await priority.fill("20");
  await priority.press("Enter");
  await expect.poll(() => text(page)).toContain("priority = 20");
  const hosts = routes(page).getByRole("textbox", { name: "Hosts" }).first();
  await hosts.fill("api.example.org");
  await page.keyboard.press("Escape");
  expect(await hosts.inputValue()).toBe("api.example.com");
  await page.keyboard.press("Control+z");
  await expect.poll(() => text(page)).toBe(MAIN.replace('["/v1/*"]', '["/v1/*", "/v2/*"]'));
});

it("adds hosts with the keyboard alone, from the node on", async () => {
  const page = await open({ files: { "main.tf": MAIN }, width: 1500, height: 1100 });
  await node(page, map).waitFor();
  await page.evaluate((id) => window.session.focus(id, true), map);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-node"))).toBe(map);
  await page.keyboard.press("r");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Hosts");
  const add = routes(page).getByRole("button", { name: "Add hosts…" });
  await add.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("shop.example.com, *.shop.example.com");
  await page.keyboard.press("Enter");
  await page.keyboard.type("web");
  await page.keyboard.press("Enter");
  await expect.poll(() => text(page)).toContain('hosts        = ["shop.example.com", "*.shop.example.com"]');
  expect(await text(page)).toMatch(/path_matcher = "shop-example-com"/);
  await node(page, map).getByText("shop.example.com, *.shop.example.com").waitFor();
  await expect.poll(() => add.evaluate((it) => it === document.activeElement)).toBe(true);
  await page.keyboard.press("Control+z");
  await expect.poll(() => text(page)).toBe(MAIN);
});

it("moves rules with the keyboard: texts with their comments, priorities with as few numbers as can be", async () => {
  const page = await start();
  const grip = routes(page).getByRole("button", { name: /^Move \/old/ });
  await grip.focus();
  await page.keyboard.press("ArrowUp");
  await expect
    .poll(() => text(page))
    .toMatch(/# going away\n {4}path_rule \{\n {6}paths {3}= \["\/old\/\*"\][^}]*\}\n {4}path_rule/);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
    .toMatch(/^Move \/old.*place 1 of 2/);
  const first = routes(page).getByRole("button", { name: /^Move \/a/ });
  await first.focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => text(page)).toContain("priority = 16");
  expect((await text(page)).match(/priority = \d+/g)).toEqual(["priority = 16", "priority = 2", "priority = 30"]);
});

it("reorders route rules by dragging, in the details and on the node", async () => {
  const page = await start();
  const numbers = async () => (await text(page)).match(/priority = \d+/g)?.map((it) => Number(it.slice(11)));
  await routes(page)
    .getByRole("button", { name: /^Move \/c/ })
    .dragTo(routes(page).locator('[data-rule="pathMatchers[1].routeRules[0]"]'));
  await expect.poll(numbers).toEqual([10, 20, 5].map(() => expect.any(Number)));
  await expect
    .poll(async () => ((n) => n && (n[2] ?? 0) < (n[0] ?? 0) && (n[0] ?? 0) < (n[1] ?? 0))(await numbers()))
    .toBe(true);
  const row = (index: number) => node(page, map).locator(`[data-row="pathMatchers[1].routeRules[${index}].service"]`);
  await row(1).dragTo(row(2));
  await expect.poll(async () => ((n) => n && (n[1] ?? 0) < (n[2] ?? 0))(await numbers())).toBe(true);
});

it("sends requests elsewhere, and shares them by weight", async () => {
  const page = await start();
  const target = routes(page).getByRole("combobox", { name: "Destination of /v1/*" });
  await target.click();
  await page.keyboard.type("web");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => text(page))
    .toBe(MAIN.replace(`["/v1/*"]\n      service = ${service("api")}`, `["/v1/*"]\n      service = ${service("web")}`));
  await routes(page).getByRole("button", { name: "Share /b/* with one more service" }).click();
  const weight = routes(page).getByRole("textbox", { name: "Weight of api" });
  await weight.fill("10");
  await weight.press("Enter");
  await expect.poll(() => text(page)).toMatch(/weighted_backend_services/);
  await expect.poll(() => text(page)).toMatch(/weight\s*=\s*10\n/);
});

it("says why a gesture is refused, and changes nothing", async () => {
  const page = await start();
  const priority = routes(page).getByRole("textbox", { name: "Priority of /b/*" });
  await priority.fill("30");
  await priority.press("Enter");
  await page
    .getByRole("alert")
    .getByText(/has priority 30 already/)
    .waitFor();
  expect(await text(page)).toBe(MAIN);
});
