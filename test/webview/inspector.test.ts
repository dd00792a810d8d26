/** The form of what is selected, over the engine itself: what is entered reaches the text as one edit, and nothing silently. */
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Opening } from "./dev-browser";
import { devPage, node, seen } from "./dev-page";

const open = devPage();
const service = "google_compute_backend_service.web";
const MAIN = `resource "google_compute_backend_service" "web" {
  name            = "web" # the shop
  protocol        = local.protocol
  timeout_sec     = 45
  security_policy = google_compute_security_policy.strict.id

  # the origin
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }

  custom_request_headers = ["a: b", "c: d"]
}

resource "google_compute_backend_service" "api" {
  name     = "api"
  protocol = local.protocol
}

locals {
  protocol = "HTTPS" # everywhere
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 443
}

resource "google_compute_security_policy" "strict" {
  name = "strict"
}

resource "google_compute_security_policy" "loose" {
  name = "loose"
}
`;

async function inspect(opening: Opening = {}, id = service): Promise<{ page: Page; form: Locator }> {
  const page = await open({ files: { "main.tf": MAIN }, ...opening });
  await page.locator(".lb-node").first().waitFor();
  await page.evaluate((it) => {
    window.session.select(it);
    window.session.setTab("fields");
  }, id);
  const form = page.locator(".lb-form");
  await form.waitFor();
  return { page, form };
}

const text = (page: Page) => page.evaluate(() => window.liveHost.texts()["main.tf"] ?? "");
const steps = (page: Page) =>
  page.evaluate(() => window.liveHost.asked.filter((it) => /^apply/.test(it.method)).length);
const row = (page: Page, path: string) => page.locator(`.lb-field[data-path="${path}"]`);
const input = (page: Page, path: string) => row(page, path).locator("input").first();

describe("the way to the fields", () => {
  it("is one key from the diagram, and Escape goes back", async () => {
    const page = await open({ files: { "main.tf": MAIN } });
    await node(page, service).focus();
    await page.keyboard.press("i");
    await expect.poll(() => input(page, "name").evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => node(page, service).evaluate((it) => it === document.activeElement)).toBe(true);
  });
});

describe("labels", () => {
  const rule = "google_compute_global_forwarding_rule.web";
  const labelled = `resource "google_compute_global_forwarding_rule" "web" {
  name   = "web"
  target = "all"
  labels = {
    team = "shop" # theirs
  }
}
`;
  const opened = () => inspect({ files: { "main.tf": labelled } }, rule);

  it("are changed, added under a key of one's own, and taken away, by keyboard", async () => {
    const { page } = await opened();
    await input(page, "labels.team").fill("web");
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe(labelled.replace('"shop"', '"web"'));
    await page.getByRole("button", { name: "Add an entry to labels" }).press("Enter");
    await page.keyboard.type("team");
    await page.keyboard.press("Enter");
    await expect.poll(() => seen(row(page, "labels"))).toContain("team is there already.");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("cost");
    await page.keyboard.press("Tab");
    await page.keyboard.type("7");
    await page.keyboard.press("Enter");
    const both = labelled.replace('"shop" # theirs\n', '"web" # theirs\n    cost = "7"\n');
    await expect.poll(() => text(page)).toBe(both);
    await expect.poll(() => input(page, "labels.cost").inputValue()).toBe("7");
    await page.getByRole("button", { name: "Remove labels.cost" }).click();
    await expect.poll(() => text(page)).toBe(labelled.replace('"shop"', '"web"'));
  });
});

describe("fields", () => {
  it("are set by typing and Enter, in one edit, and taken back by Ctrl+Z", async () => {
    const { page } = await inspect();
    await input(page, "timeoutSec").fill("60");
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe(MAIN.replace("= 45", "= 60"));
    expect(await steps(page)).toBe(1);
    // The keyboard stays, and nothing is typed and unsent any more, so undo is that of the document.
    expect(await input(page, "timeoutSec").evaluate((it) => it === document.activeElement)).toBe(true);
    await expect.poll(() => input(page, "timeoutSec").getAttribute("data-dirty")).toBeNull();
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toBe(MAIN);
    await expect.poll(() => input(page, "timeoutSec").inputValue()).toBe("45");
  });

  it("are set by leaving them, and left by Escape", async () => {
    const { page } = await inspect();
    await input(page, "timeoutSec").fill("61");
    await page.keyboard.press("Escape");
    await expect.poll(() => input(page, "timeoutSec").inputValue()).toBe("45");
    await input(page, "timeoutSec").fill("62");
    await input(page, "name").focus();
    await expect.poll(() => text(page)).toBe(MAIN.replace("= 45", "= 62"));
    expect(await steps(page)).toBe(1);
  });

  it("say what is wrong while it is typed, and do not send it", async () => {
    const { page } = await inspect();
    await input(page, "timeoutSec").fill("soon");
    await row(page, "timeoutSec").getByText("A whole number is wanted.").waitFor();
    expect(await input(page, "timeoutSec").getAttribute("aria-invalid")).toBe("true");
    await page.keyboard.press("Enter");
    await input(page, "name").focus();
    await page.waitForTimeout(100);
    expect(await text(page)).toBe(MAIN);
    expect(await input(page, "timeoutSec").inputValue()).toBe("soon");
  });

  it("ask before they bring an error", async () => {
    const { page } = await inspect({ files: { "main.tf": MAIN.replace("local.protocol", '"HTTPS"') } });
    const protocol = input(page, "protocol");
    await protocol.click();
    const tcp = page.getByRole("option", { name: /^TCP/ });
    await tcp.getByText("internet-neg-protocol").waitFor();
    await tcp.click();
    const question = page.getByRole("alertdialog");
    await question.getByText("internet-neg-protocol").waitFor();
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    await expect.poll(() => protocol.inputValue()).toBe("HTTPS");
    expect(await text(page)).toBe(MAIN.replace("local.protocol", '"HTTPS"'));
  });

  it("refer to another resource by typing a part of its name", async () => {
    const { page } = await inspect();
    await input(page, "securityPolicy").focus();
    await page.keyboard.type("loo");
    await page.getByRole("option", { name: /^loose/ }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe(MAIN.replace("strict.id", "loose.id"));
    await expect.poll(() => input(page, "securityPolicy").inputValue()).toBe("loose");
    await row(page, "securityPolicy").getByRole("button", { name: "Go to loose" }).click();
    await expect.poll(() => page.locator(".lb-details-head h2").innerText()).toBe("loose");
  });

  it("that are not set are found by typing, filled in, and left out again", async () => {
    const { page, form } = await inspect();
    await form.getByRole("button", { name: "More fields", exact: true }).click();
    await page.getByRole("option", { name: /^localityLbPolicy/ }).waitFor();
    await page.keyboard.type("affinity");
    await page.getByRole("option", { name: /^sessionAffinity/ }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => input(page, "sessionAffinity").getAttribute("placeholder")).toBe("NONE (default)");
    expect(await input(page, "sessionAffinity").evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.type("client_ip");
    await page.getByRole("option", { name: /^CLIENT_IP(?!_)/ }).waitFor();
    await page.getByRole("option", { name: /^CLIENT_IP(?!_)/ }).click();
    await expect.poll(() => text(page)).toContain('session_affinity = "CLIENT_IP"');
    await row(page, "sessionAffinity").locator(".lb-field-action").last().click();
    await expect.poll(() => text(page)).toBe(MAIN);
  });

  it("that the product forbids cannot be picked, and say why", async () => {
    const { page, form } = await inspect();
    await form.getByRole("button", { name: "More fields", exact: true }).click();
    await page.keyboard.type("healthChecks");
    const option = page.getByRole("option", { name: /^healthChecks/ });
    await option.getByText("internet-neg-no-health-check").waitFor();
    expect(await option.getAttribute("aria-disabled")).toBe("true");
    await page.keyboard.press("Enter");
    expect(await row(page, "healthChecks").count()).toBe(0);
    expect(await text(page)).toBe(MAIN);
  });

  it("are switched on and off", async () => {
    const { page, form } = await inspect();
    await form.getByRole("button", { name: "More fields", exact: true }).click();
    await page.keyboard.type("enableCDN");
    await page.keyboard.press("Enter");
    await input(page, "enableCDN").check();
    await expect.poll(() => text(page)).toMatch(/enable_cdn\s+= true/);
  });
});

describe("values that are read from elsewhere", () => {
  it("are changed where they are written, once the user says so", async () => {
    const { page } = await inspect();
    await row(page, "protocol").getByText("from local.protocol").waitFor();
    await input(page, "protocol").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("option", { name: /^HTTP2/ }).click();
    const question = row(page, "protocol").locator(".lb-choices");
    await question.getByText("google_compute_backend_service.api change with it").waitFor();
    expect(await text(page)).toBe(MAIN);
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe(MAIN.replace('"HTTPS" #', '"HTTP2" #'));
    expect(await steps(page)).toBe(1);
    await question.waitFor({ state: "detached" });
  });

  it("are written over, or left, as the user says", async () => {
    const { page } = await inspect();
    const pick = async () => {
      await input(page, "protocol").click();
      await page.getByRole("option", { name: /^HTTP2/ }).click();
    };
    await pick();
    await row(page, "protocol").getByRole("button", { name: "Leave it" }).click();
    expect(await text(page)).toBe(MAIN);
    expect(await input(page, "protocol").inputValue()).toBe("HTTPS");
    await pick();
    await row(page, "protocol").getByRole("button", { name: "Replace the expression by this value" }).click();
    await expect.poll(() => text(page)).toBe(MAIN.replace("local.protocol", '"HTTP2"'));
  });

  it("say where nothing can be changed", async () => {
    const files = {
      "main.tf": `resource "google_compute_backend_service" "web" {
  for_each    = { a = 10, b = 20 }
  name        = each.key
  timeout_sec = each.value * 2
}
`,
    };
    const { page } = await inspect({ files }, `${service}["a"]`);
    await page.getByText("The text makes 2 resources.").waitFor();
    await input(page, "timeoutSec").fill("30");
    await page.keyboard.press("Enter");
    const question = row(page, "timeoutSec").locator(".lb-choices");
    await question.getByText("differs from instance to instance").waitFor();
    expect(await question.locator("vscode-button").allInnerTexts()).toEqual(["Leave it"]);
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    expect(await text(page)).toBe(files["main.tf"]);
  });
});

describe("lists and groups", () => {
  it("get items with what these must have, lose them and change their order", async () => {
    const { page } = await inspect();
    const headers = row(page, "customRequestHeaders");
    await headers.getByRole("button", { name: "Add an item to customRequestHeaders" }).click();
    await page.keyboard.type("e: f");
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toContain('["a: b", "c: d", "e: f"]');
    await headers.getByRole("button", { name: "Move item 3 of customRequestHeaders up" }).click();
    await expect.poll(() => text(page)).toContain('["a: b", "e: f", "c: d"]');
    await headers.getByRole("button", { name: "Remove customRequestHeaders[0]" }).click();
    await expect.poll(() => text(page)).toContain('["e: f", "c: d"]');

    await page.getByRole("button", { name: "Add an item to backends" }).click();
    await page.locator(".lb-new-part").getByRole("button", { name: "Add" }).click();
    await page.getByText("It cannot be left out.").waitFor();
    await page.keyboard.type("origin");
    await page.getByRole("option", { name: /^origin/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".lb-new-part").getByRole("button", { name: "Add" }).click();
    const dialog = page.getByRole("alertdialog");
    // Naming it twice is an error that has to be said first.
    await Promise.race([dialog.waitFor(), row(page, "backends[1]").waitFor()]);
    if (await dialog.count()) await dialog.getByRole("button", { name: "Do it all the same" }).click();
    await expect.poll(() => text(page).then((it) => it.match(/ {2}backend \{/g)?.length)).toBe(2);
    expect(await text(page)).toContain("  # the origin\n  backend {");
  });

  it("open and close, and come into being as a whole", async () => {
    const { page } = await inspect();
    const toggle = page.getByRole("button", { name: "backends, 1 item" });
    expect(await toggle.getAttribute("aria-expanded")).toBe("true");
    await toggle.click();
    await row(page, "backends[0].group").waitFor({ state: "detached" });
    // Something is found about it, so it is in sight already.
    await row(page, "logConfig").getByRole("button", { name: "Add logConfig" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toContain("log_config {");
    await page.getByRole("button", { name: "More fields of logConfig" }).waitFor();
  });
});

describe("an open form", () => {
  it("keeps what has been typed while the text changes elsewhere, and says when it was this very field", async () => {
    const { page } = await inspect();
    await input(page, "timeoutSec").fill("99");
    await page.evaluate((to) => window.liveHost.write("main.tf", to), MAIN.replace('"a: b"', '"x: y"'));
    await expect.poll(() => input(page, "customRequestHeaders[0]").inputValue()).toBe("x: y");
    expect(await input(page, "timeoutSec").inputValue()).toBe("99");
    expect(await input(page, "timeoutSec").evaluate((it) => it === document.activeElement)).toBe(true);
    await page.evaluate((to) => window.liveHost.write("main.tf", to), MAIN.replace("= 45", "= 50"));
    await row(page, "timeoutSec").getByText("the text says “50” now").waitFor();
    expect(await input(page, "timeoutSec").inputValue()).toBe("99");
    // Leaving the field does not decide it.
    await input(page, "name").focus();
    await page.waitForTimeout(100);
    expect(await steps(page)).toBe(0);
    await input(page, "timeoutSec").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe(MAIN.replace("= 45", "= 99"));
    await row(page, "timeoutSec").getByText("now").waitFor({ state: "detached" });
  });

  it("keeps it while another resource, or another tab, is looked at", async () => {
    const { page, form } = await inspect();
    await input(page, "timeoutSec").focus();
    await page.keyboard.type("soon");
    await page.evaluate(() => window.session.setTab("connections"));
    await form.waitFor({ state: "detached" });
    await node(page, "google_compute_backend_service.api").click({ position: { x: 80, y: 12 } });
    await page.evaluate((id) => {
      window.session.select(id);
      window.session.setTab("fields");
    }, service);
    await expect.poll(() => input(page, "timeoutSec").inputValue()).toContain("soon");
  });

  it("offers the repair of a finding beside its field", async () => {
    const { page } = await inspect({ files: { "main.tf": MAIN.replace("local.protocol", '"TCP"') } });
    const finding = row(page, "protocol").locator(".lb-field-finding").first();
    await finding.getByText("internet-neg-protocol").waitFor();
    await finding.locator(".lb-fixes vscode-button").first().click();
    await expect.poll(() => text(page)).not.toContain('"TCP"');
    // The form stays in sight.
    await expect.poll(() => row(page, "protocol").locator(".lb-field-finding").count()).toBe(0);
  });
});

describe("accessibility", () => {
  it.each<Opening>([{ theme: "dark" }, { theme: "light" }, { theme: "hc-dark" }, { theme: "hc-light", width: 640 }])(
    "is clean for axe: $theme $width",
    async (opening) => {
      const { page } = await inspect({ ...opening, files: { "main.tf": MAIN.replace("local.protocol", '"TCP"') } });
      const violations = async () => {
        const { violations: found } = await new AxeBuilder({ page: page as never }).include(".lb-details").analyze();
        return found.map((it) => `${it.id}: ${it.nodes.map((each) => each.html).slice(0, 3)}`);
      };
      await page.getByRole("button", { name: "Add an item to backends" }).click();
      await page.locator(".lb-new-part").waitFor();
      expect(await violations()).toEqual([]);
      await page.keyboard.press("Escape");
      await input(page, "protocol").focus();
      await page.keyboard.press("ArrowDown");
      await page.getByRole("option").first().waitFor();
      expect(await violations()).toEqual([]);
    },
  );

  it("fits a narrow panel at twice the size", async () => {
    const { page, form } = await inspect({ width: 480, height: 700 });
    await page.evaluate(() => document.documentElement.style.setProperty("zoom", "2"));
    const overflowing = await form.evaluate(
      (it) =>
        [...it.querySelectorAll("*")].filter(
          (each) =>
            each.scrollWidth > each.clientWidth + 1 &&
            each.clientWidth > 0 &&
            getComputedStyle(each).overflowX === "visible",
        ).length,
    );
    expect(overflowing).toBe(0);
    expect(await seen(form)).toContain("timeoutSec");
  });
});
