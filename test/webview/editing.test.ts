/** Gestures over the engine itself: the text changes, the picture follows, and undo brings both back. */
import { expect, it } from "vitest";
import { devPage } from "./dev-page";

const open = devPage();
const MAIN = `resource "google_compute_backend_service" "web" {
  name     = "web" # the shop
  protocol = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 443
}
`;
const change = (field: string, value: string) => [
  { op: "setField" as const, resource: "google_compute_backend_service.web", field, value },
];
const text = async (page: Awaited<ReturnType<typeof open>>) => page.evaluate(() => window.liveHost.texts()["main.tf"]);

it("edits the text, redraws, and goes back and forth", async () => {
  const page = await open({ files: { "main.tf": MAIN } });
  const service = page.locator('[data-node="google_compute_backend_service.web"]');
  await service.getByText("HTTPS").waitFor();
  await page.evaluate((changes) => window.session.edit("Set protocol", changes), change("protocol", "HTTP2"));
  await service.getByText("HTTP2").waitFor();
  expect(await text(page)).toBe(MAIN.replace('"HTTPS"', '"HTTP2"'));
  await page.keyboard.press("Control+z");
  await service.getByText("HTTPS").waitFor();
  expect(await text(page)).toBe(MAIN);
  await page.keyboard.press("Control+Shift+z");
  await service.getByText("HTTP2").waitFor();
});

it("tells errors that a change would bring before it is done", async () => {
  const page = await open({ files: { "main.tf": MAIN } });
  await page.locator(".lb-node").first().waitFor();
  await page.evaluate((changes) => void window.session.edit("Set protocol", changes), change("protocol", "TCP"));
  const question = page.getByRole("alertdialog");
  await question.getByText("internet-neg-protocol").waitFor();
  expect(await text(page)).toBe(MAIN);
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  expect(await text(page)).toBe(MAIN);
  await page.evaluate((changes) => void window.session.edit("Set protocol", changes), change("protocol", "TCP"));
  await question.getByRole("button", { name: "Do it all the same" }).click();
  await page.locator('[data-node="google_compute_backend_service.web"][data-severity="error"]').waitFor();
  expect(await text(page)).toBe(MAIN.replace('"HTTPS"', '"TCP"'));
});

it("says why a change is refused", async () => {
  const page = await open({ files: { "main.tf": MAIN } });
  await page.locator(".lb-node").first().waitFor();
  await page.evaluate(() => void window.session.edit("Remove", [{ op: "removeResource", resource: "none" }]));
  await page.getByRole("alert").getByText("There is no resource none.").waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("alert").waitFor({ state: "detached" });
});
