/** Adding, duplicating, renaming and deleting from the diagram, over the engine itself. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { devPage, node } from "./dev-page";

const open = devPage();
const MAIN = `resource "google_compute_url_map" "shop" {
  name            = "shop"
  default_service = google_compute_backend_service.web.id

  host_rule {
    hosts        = ["api.example.com"]
    path_matcher = "api"
  }

  path_matcher {
    name            = "api"
    default_service = google_compute_backend_service.api.id
  }
}

resource "google_compute_backend_service" "web" {
  name                  = "web" # the shop
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
}

resource "google_compute_backend_service" "api" {
  name                  = "api"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 443
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = 443
}
`;
const web = "google_compute_backend_service.web";
const map = "google_compute_url_map.shop";
const text = (page: Page) => page.evaluate(() => window.liveHost.texts()["main.tf"] ?? "");
const errors = (page: Page) => page.evaluate(() => window.liveHost.findings());
const head = { position: { x: 60, y: 12 } };
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("data-node"));
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
const said = (page: Page) => page.getByRole("log").innerText();

async function goTo(page: Page, id: string) {
  await node(page, id).click(head);
  await page.evaluate((it) => {
    window.session.focus(it, true);
    window.session.camera?.takeFocus();
  }, id);
  await expect.poll(() => focused(page)).toBe(id);
}

async function violations(page: Page) {
  const { violations: found } = await new AxeBuilder({ page: page as never }).analyze();
  return found.map((it) => `${it.id}: ${it.nodes.map((each) => each.target.join(" ")).slice(0, 3)}`);
}

describe("adding", () => {
  it("writes what fits behind a node, connects it in one step, and goes there", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    const before = await errors(page);
    await goTo(page, web);
    await page.keyboard.press("a");
    const dialog = page.getByRole("dialog", { name: "Add to web" });
    await dialog.getByRole("option").first().waitFor();
    expect(
      await dialog.getByRole("group").evaluateAll((all) => all.map((it) => it.firstElementChild?.textContent)),
    ).toEqual(["Behind it", "Before it", "Beside it", "On its own"]);
    await page.keyboard.type("internet");
    await page.keyboard.press("Enter");
    await page.getByLabel("Name", { exact: true }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await page.getByLabel("Host name").fill("shop.example.net");
    await page.keyboard.press("Enter");
    const fresh = "google_compute_global_network_endpoint_group.web_neg";
    await node(page, fresh).waitFor();
    await expect.poll(() => focused(page)).toBe(fresh);
    const after = await text(page);
    expect(after).toContain('name                  = "web" # the shop');
    expect(after).toContain("group = google_compute_global_network_endpoint_group.web_neg.id");
    expect(after).toContain('fqdn                          = "shop.example.net"');
    expect((await errors(page)).filter((it) => !before.includes(it))).toEqual([]);
    await page.keyboard.press("Control+z");
    await node(page, fresh).waitFor({ state: "detached" });
    expect(await text(page)).toBe(MAIN);
  });

  it("says what is wrong with a name and a host while they are typed, and writes nothing", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    await goTo(page, map);
    await page.keyboard.press("a");
    await page
      .getByRole("group", { name: "Behind it" })
      .getByRole("option", { name: /^Backend service/ })
      .click();
    await page.getByLabel("Name", { exact: true }).fill("web");
    await page.getByText("There is a backend service web already.").waitFor();
    await page.getByLabel("Name", { exact: true }).fill("basket");
    await page.getByText("There is a backend service web already.").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Add", exact: true }).last().click();
    await page.getByText("Nothing has been entered yet.").waitFor();
    expect(await text(page)).toBe(MAIN);
    await page.getByLabel("Host whose requests it gets").fill("basket.example.com");
    await page.keyboard.press("Enter");
    await node(page, "google_compute_backend_service.basket").waitFor();
    expect(await text(page)).toContain('hosts        = ["basket.example.com"]');
  });

  it("begins in an empty folder", async () => {
    const page = await open({ files: {} });
    await page.getByRole("button", { name: "New load balancer…" }).click();
    expect(await page.evaluate(() => window.liveHost.asked.filter((it) => it.method === "runCommand"))).toEqual([
      { method: "runCommand", params: { command: "lb-topology.newLoadBalancer" } },
    ]);
    await page.getByRole("button", { name: "Add the first resource" }).click();
    await page.getByRole("option", { name: /^URL map that redirects/ }).click();
    await page.getByLabel("File").waitFor();
    await page.keyboard.press("Enter");
    await node(page, "google_compute_url_map.web_redirect").waitFor();
    expect(await page.evaluate(() => window.liveHost.texts()["load-balancer.tf"])).toContain("https_redirect");
    await page.keyboard.press("Control+z");
    await page.getByRole("heading", { name: "No load balancer resources in this folder" }).waitFor();
    await expect.poll(() => focusedText(page)).toBe("Add the first resource");
  });

  it("gives the keyboard back in an empty folder too", async () => {
    const page = await open({ files: {} });
    await page.getByRole("button", { name: "Add the first resource" }).click();
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => focusedText(page)).toBe("Add the first resource");
  });

  it("offers what stands on its own wherever one is, below what fits, and connects it to nothing", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    await goTo(page, web);
    await page.keyboard.press("a");
    const alone = page.getByRole("group", { name: "On its own" });
    await alone.getByRole("option", { name: /^Zonal NEG/ }).click();
    await page.getByRole("dialog", { name: "Add a resource: Zonal NEG" }).waitFor();
    await page.keyboard.press("Enter");
    await node(page, "google_compute_network_endpoint_group.web_neg").waitFor();
    expect((await text(page)).startsWith(MAIN)).toBe(true);
  });

  it("has the suggested name typed over, and goes to what is missing", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    await goTo(page, web);
    await page.keyboard.press("a");
    await page
      .getByRole("option", { name: /^Internet NEG/ })
      .first()
      .click();
    const name = page.getByLabel("Name", { exact: true });
    await name.waitFor();
    // A form would not be sent: webviews of VS Code let none.
    expect(await page.evaluate(() => document.forms.length)).toBe(0);
    await page.keyboard.type("elsewhere");
    expect(await name.inputValue()).toBe("elsewhere");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing has been entered yet.").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true");
    await page.keyboard.type("shop.example.net");
    await page.keyboard.press("Enter");
    await node(page, "google_compute_global_network_endpoint_group.elsewhere").waitFor();
  });

  it("leaves the keyboard with whoever has gone on meanwhile", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    await goTo(page, web);
    await page.keyboard.press("Control+d");
    await page.getByRole("dialog", { name: "Duplicate backend service web" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+f");
    await page.keyboard.type("ap");
    await node(page, "google_compute_backend_service.web_copy").waitFor();
    await page.keyboard.type("i");
    const search = page.locator(".lb-search vscode-text-field");
    expect(await search.evaluate((it) => (it as HTMLInputElement).value)).toMatch(/api$/);
  });

  it("closes by Escape and gives the keyboard back", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    await goTo(page, web);
    await page.keyboard.press("a");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => focused(page)).toBe(web);
  });
});

describe("the context menu", () => {
  it("opens by right click and by keys, walks by arrows and letters, and runs what is chosen", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    await node(page, web).click({ button: "right", ...head });
    const menu = page.getByRole("menu", { name: "Actions" });
    await menu.waitFor();
    expect(
      await menu.getByRole("menuitem").evaluateAll((all) => all.map((it) => it.getAttribute("aria-label"))),
    ).toEqual(expect.arrayContaining(["Show in text", "Add…", "Duplicate…", "Rename…", "Delete…"]));
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "detached" });
    await expect.poll(() => focused(page)).toBe(web);
    await page.keyboard.press("Shift+F10");
    await menu.waitFor();
    await page.keyboard.press("r");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Rename backend service web" }).waitFor();
  });

  it("offers what fits the canvas, and an edge", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    const canvas = page.locator(".react-flow__pane");
    const box = await canvas.boundingBox();
    await canvas.click({ button: "right", position: { x: 400, y: (box?.height ?? 0) - 20 } });
    await page.getByRole("menuitem", { name: "New load balancer…" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".lb-edge-reach").first().click({ button: "right", force: true });
    await page.getByRole("menuitem", { name: "Go to where it leads" }).waitFor();
  });
});

describe("duplicating and renaming", () => {
  it("copies the text under another name and goes to the copy", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    await goTo(page, web);
    await page.keyboard.press("Control+d");
    await page.getByRole("dialog", { name: "Duplicate backend service web" }).waitFor();
    await page.keyboard.press("Enter");
    const copy = "google_compute_backend_service.web_copy";
    await node(page, copy).waitFor();
    await expect.poll(() => focused(page)).toBe(copy);
    expect(await text(page)).toContain('name                  = "web-copy" # the shop');
  });

  it("renames with a moved block, and every reference with it", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    await goTo(page, web);
    await page.keyboard.press("F2");
    await page.getByRole("dialog", { name: "Rename backend service web" }).waitFor();
    await page.getByLabel("Name in Terraform").fill("api");
    await page.keyboard.press("Enter");
    await page.getByText("There is a backend service api already.").waitFor();
    await page.getByLabel("Name in Terraform").fill("front");
    await page.keyboard.press("Enter");
    await node(page, "google_compute_backend_service.front").waitFor();
    const after = await text(page);
    expect(after).toContain("default_service = google_compute_backend_service.front.id");
    expect(after).toContain("to   = google_compute_backend_service.front");
    expect(after).toContain('name                  = "web" # the shop');
    await page.keyboard.press("Control+z");
    await node(page, web).waitFor();
    expect(await text(page)).toBe(MAIN);
  });
});

describe("deleting", () => {
  it("asks what becomes of the references, and leaves none without an end", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    const api = "google_compute_backend_service.api";
    await goTo(page, api);
    await page.keyboard.press("Delete");
    const dialog = page.getByRole("dialog", { name: "Delete backend service api" });
    await dialog.waitFor();
    await dialog.getByText("pathMatchers[0].defaultService").waitFor();
    await dialog.getByRole("checkbox", { name: "network endpoint group origin" }).click();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await node(page, api).waitFor({ state: "detached" });
    const after = await text(page);
    expect(after).not.toContain("origin");
    expect(after).not.toContain("path_matcher");
    expect(after).toContain("default_service = google_compute_backend_service.web.id");
    await expect.poll(() => focused(page)).not.toBeNull();
    await expect.poll(() => said(page)).toContain("Deleted backend service api");
    await page.keyboard.press("Control+z");
    await node(page, api).waitFor();
    expect(await text(page)).toBe(MAIN);
  });

  it("leads references elsewhere", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    await goTo(page, web);
    await page.keyboard.press("Delete");
    const dialog = page.getByRole("dialog", { name: "Delete backend service web" });
    await dialog.getByRole("combobox").selectOption({ label: "Lead to api instead" });
    await dialog.getByRole("button", { name: "Delete" }).click();
    await node(page, web).waitFor({ state: "detached" });
    expect(await text(page)).toMatch(/^ {2}default_service = google_compute_backend_service\.api\.id$/m);
  });

  it("does at once what nothing stands against", async () => {
    const page = await open({
      files: { "main.tf": MAIN.replace(/resource "google_compute_url_map"[\s\S]*?\n}\n\n/, "") },
    });
    await goTo(page, web);
    await page.keyboard.press("Delete");
    await node(page, web).waitFor({ state: "detached" });
  });
});

it.each(["dark", "light", "hc-dark", "hc-light"] as const)("is clean for axe in %s", async (theme) => {
  const page = await open({ files: { "main.tf": MAIN }, theme });
  const shot = process.env.SHOTS;
  const look = async (name: string) => {
    if (shot) await page.screenshot({ path: `${shot}/${theme}-${name}.png` });
    expect(await violations(page)).toEqual([]);
  };
  await goTo(page, web);
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menu").waitFor();
  await look("menu");
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await page.getByRole("option").first().waitFor();
  await look("palette");
  await page.keyboard.type("internet");
  await page.keyboard.press("Enter");
  await page.getByLabel("Host name").fill("http://x");
  await page.locator(".lb-field .lb-field-wrong").waitFor();
  await look("form");
  await page.keyboard.press("Escape");
  await page.keyboard.press("F2");
  await page.getByLabel("Name in Terraform").waitFor();
  await look("rename");
  await page.keyboard.press("Escape");
  await goTo(page, "google_compute_backend_service.api");
  await page.keyboard.press("Delete");
  await page.getByRole("dialog").waitFor();
  await look("delete");
});
