/** The diagram as the only editor: a load balancer built from an empty folder, gestures refused, deleted, and taken back. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/lib/paths.mjs";
import { buildShop, shop } from "../../support/build-shop";
import { type Diagram, dialogOf, type Hands, Keyboard, Mouse, nodeOf } from "../../support/hands";
import { useVSCode } from "./vscode-ui";
import type { VSCodeWindow } from "./vscode-window";

const vscode = useVSCode();
const made = "load-balancer.tf";

/** A window with the panel open on these files. */
async function openDiagram(files: Readonly<Record<string, string>>) {
  const window = await vscode.open({ files });
  await window.runCommand("Load Balancer Topology: Open Topology");
  const diagram: Diagram = { page: window.page, root: window.webview() };
  await diagram.root.locator(".lb-node, .lb-state-actions").first().waitFor();
  return { window, diagram };
}

interface Lint {
  readonly diagnostics: readonly { readonly rule: string; readonly severity: string }[];
  readonly summary: { readonly resources: number; readonly errors: number; readonly warnings: number };
}

/** What the command line says of a folder. */
function lint({ folder }: VSCodeWindow): Lint {
  const command = [path.join(root, "dist/cli.js"), "lint", "--format", "json", folder];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: "utf8" })) as Lint;
}

/** Builds it, saves it, and has the command line look at it. */
async function build(window: VSCodeWindow, hands: Hands): Promise<void> {
  let number = 0;
  await buildShop(hands, async () => {
    number++;
    if (process.env.SHOTS)
      await window.page.screenshot({ path: `${process.env.SHOTS}/${hands.constructor.name}-${number}.png` });
  });
  await window.saveAll();
  await window.untilOnDisk(made, (text) => text.match(/log_config/g)?.length === 2);
  const { diagnostics, summary } = lint(window);
  // What is left is a hint at what a global internet NEG cannot do, and this one is to be global.
  expect(diagnostics.map((it) => `${it.severity} ${it.rule}`)).toEqual(["info global-internet-neg-no-failover"]);
  expect(summary).toMatchObject({ resources: 18, errors: 0, warnings: 0 });
  expect(readdirSync(window.folder)).toEqual([made]);
}

/** Counts what a mouse does in the webview, from now on. */
async function countPresses({ root: frame }: Diagram): Promise<() => Promise<number>> {
  const body = frame.locator("body");
  await body.evaluate(() => {
    const seen = { presses: 0 };
    Object.assign(window, { seen });
    window.addEventListener("pointerdown", () => seen.presses++, true);
  });
  return () => body.evaluate(() => (window as unknown as { seen: { presses: number } }).seen.presses);
}

describe("the sample's external load balancer, from an empty folder", () => {
  it("is built by mouse", async () => {
    const { window, diagram } = await openDiagram({});
    await build(window, new Mouse(diagram));
  });

  it("is built by keyboard alone", async () => {
    const { window, diagram } = await openDiagram({});
    const presses = await countPresses(diagram);
    await build(window, new Keyboard(diagram));
    expect(await presses()).toBe(0);
  });
});

const zonal = "google_compute_network_endpoint_group.zonal";
const origin = "google_compute_backend_service.origin";
const backends = `resource "google_compute_backend_service" "origin" {
  name                  = "origin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_global_network_endpoint_group.origin.id # the old shop
  }
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 443
}

resource "google_compute_network_endpoint_group" "zonal" {
  name    = "zonal"
  zone    = "europe-west1-b"
  network = "default"
}
`;

describe("a zonal NEG on a backend service with an internet NEG", () => {
  it("is refused while it is dragged and when it is dropped, with the reason and the rule", async () => {
    const { window, diagram } = await openDiagram({ "main.tf": backends });
    await nodeOf(diagram, zonal).waitFor();
    const mouse = new Mouse(diagram);
    await mouse.dragOver(zonal, origin, "target");
    const hint = diagram.root.locator(".lb-connect-hint [data-state=refused]");
    await hint.getByText("internet-neg-not-alone").waitFor();
    await diagram.root.locator(`[data-node="${origin}"][data-connect=refused]`).waitFor();
    const reason = await hint.locator("p").first().innerText();
    expect(reason).toMatch(/\w+ .*internet.*\./i);
    await window.page.mouse.up();
    const question = diagram.root.getByRole("alertdialog");
    await question.getByRole("button", { name: "internet-neg-not-alone" }).waitFor();
    await question.getByRole("button", { name: "Leave it" }).click();
    await question.waitFor({ state: "detached" });
    expect(window.read("main.tf")).toBe(backends);
    expect(await window.page.locator(".tab.dirty").count()).toBe(0);
    // The keyboard is in the diagram again: its undo finds nothing that was done.
    await window.page.keyboard.press("Control+z");
    await diagram.root.getByRole("log").getByText("Nothing to undo.").waitFor({ state: "attached" });
    expect(window.read("main.tf")).toBe(backends);
  });
});

const map = (name: string) => `resource "google_compute_url_map" "${name}" {
  name            = "${name}"
  default_service = google_compute_backend_bucket.files.id
}
`;
const proxy = `resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.old.id # to be replaced
}
`;
const bucket = `resource "google_compute_backend_bucket" "files" {
  name        = "files"
  bucket_name = "files"
}
`;

describe("a URL map in use", () => {
  it("says on deletion what refers to it, and leads that elsewhere in the same step", async () => {
    const before = { "proxy.tf": proxy, "maps.tf": `${map("old")}\n${map("new")}`, "bucket.tf": bucket };
    const { window, diagram } = await openDiagram(before);
    await nodeOf(diagram, "google_compute_url_map.old").waitFor();
    await new Mouse(diagram).askDelete("google_compute_url_map.old");
    const dialog = dialogOf(diagram);
    await dialog.getByRole("heading", { name: "Delete URL map old" }).waitFor();
    await dialog.getByText("target HTTP proxy web urlMap").waitFor();
    const ways = dialog.getByRole("combobox");
    expect(await ways.locator("option").allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/new/), expect.stringMatching(/proxy web/)]),
    );
    await ways.selectOption({ label: "Lead to new instead" });
    await dialog.getByRole("button", { name: "Delete" }).click();
    await nodeOf(diagram, "google_compute_url_map.old").waitFor({ state: "detached" });
    for (const file of ["proxy.tf", "maps.tf"]) await window.untilDirty(file);
    await window.saveAll();
    await window.untilOnDisk("proxy.tf", (text) => text === proxy.replace("map.old", "map.new"));
    await window.untilOnDisk("maps.tf", (text) => text === map("new"));
    expect(window.read("bucket.tf")).toBe(bucket);
  });
});

describe("undo", () => {
  it("takes everything back to the empty folder: no file, nothing to save, and the keyboard where it began", async () => {
    const { window, diagram } = await openDiagram({});
    const keyboard = new Keyboard(diagram);
    await keyboard.add(null, {
      kind: "Internet NEG",
      id: shop.legacyGroup,
      name: "legacy-origin",
      answers: { "Host name": "origin.example.com" },
    });
    await keyboard.add(shop.legacyGroup, { kind: "Backend service", id: shop.legacy, name: "legacy-origin" });
    await keyboard.add(shop.legacy, { kind: "URL map", id: shop.map, name: "shop" });
    await window.untilDirty(made);
    for (const gone of [shop.map, shop.legacy, shop.legacyGroup]) {
      await window.page.keyboard.press("Control+z");
      await nodeOf(diagram, gone).waitFor({ state: "detached" });
    }
    const adds = diagram.root.getByRole("button", { name: "Add the first resource" });
    await adds.waitFor();
    // The file that the first gesture made is gone, and its tabs: there is nothing to save.
    await window.tab(made).first().waitFor({ state: "detached" });
    expect(readdirSync(window.folder)).toEqual([]);
    expect(await window.page.locator(".tab.dirty").count()).toBe(0);
    await keyboard.has(adds);
    // VS Code keeps no steps of a file that is not there.
    await window.page.keyboard.press("Control+y");
    await diagram.root.getByRole("log").getByText("Nothing to redo.").waitFor({ state: "attached" });
  });
});
