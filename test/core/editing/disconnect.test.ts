import { expect, it } from "vitest";
import { connectionsOf } from "../../../src/core/editing/disconnect";
import { applyTextEdits } from "../../../src/core/model/change";
import { snapshotOf } from "../../support/terraform";

const MAIN = `resource "google_compute_target_http_proxy" "web" {
  name    = "proxy"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_url_map" "web" {
  name            = "map"
  default_service = google_compute_backend_service.one.id
  path_matcher {
    name            = "api"
    default_service = google_compute_backend_service.one.id
    path_rule {
      paths   = ["/v1/*"] # keep until March
      service = google_compute_backend_service.two.id
    }
  }
  test {
    host    = "example.com"
    path    = "/"
    service = google_compute_backend_service.one.id
  }
}

resource "google_compute_backend_service" "one" {
  name    = "one"
  network = google_compute_network.main.id
}

resource "google_compute_backend_service" "two" {
  name = "two"
}

resource "google_compute_network" "main" {
  name = "main"
}
`;
const map = "google_compute_url_map.web";

it("lists what a resource refers to and what refers to it, but for tests and what is never drawn", async () => {
  const { topology } = await snapshotOf(MAIN);
  expect(
    connectionsOf(topology, map).map((it) => `${it.from.split(".").at(-1)} ${it.label} ${it.to.split(".")[0]}`),
  ).toEqual([
    "web Everything else google_compute_backend_service",
    "web api: everything else google_compute_backend_service",
    "web api: /v1/* google_compute_backend_service",
    "web URL map google_compute_url_map",
  ]);
  expect(connectionsOf(topology, "google_compute_backend_service.one").map((it) => it.label)).toEqual([
    "Everything else",
    "api: everything else",
  ]);
});

it("takes away the rule that is there for the reference, and says what is left", async () => {
  const snapshot = await snapshotOf(MAIN);
  const rule = connectionsOf(snapshot.topology, map).find((it) => it.label === "api: /v1/*");
  expect(rule?.leaves).toEqual(["The rule goes with all that it says.", "Nothing else refers to two."]);
  const plan = snapshot.plan(rule?.changes ?? []);
  if (!plan.ok) throw new Error(plan.reason);
  const [file] = snapshot.files;
  expect(applyTextEdits(MAIN, plan.edits)).toBe(MAIN.replace(/ {4}path_rule \{[^}]*\}\n/, ""));
  expect(file).toBeDefined();
});

it("says what cannot do without it, and which expression goes", async () => {
  const { topology } = await snapshotOf(`locals {
  map = google_compute_url_map.web.id
}
${MAIN.replace("url_map = google_compute_url_map.web.id", "url_map = local.map")}`);
  const [link] = connectionsOf(topology, "google_compute_target_http_proxy.web");
  expect(link?.leaves).toEqual([
    "Nothing else refers to map.",
    "A target HTTP proxy needs one: connect proxy to another.",
    "It is set by local.map, which goes from here.",
  ]);
});
