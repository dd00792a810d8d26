import { describe, expect, it } from "vitest";
import { linkedTopology } from "../../../src/core/topology/build";
import { engineOf } from "../../support/terraform";

const text = `resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  target                = google_compute_target_http_proxy.web.id
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id

  test {
    host    = "example.com"
    path    = "/"
    service = google_compute_backend_service.other.id
  }
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  protocol              = "HTTP"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  timeout_sec           = 10
}

resource "google_compute_backend_service" "other" {
  name                  = "other"
  protocol              = "HTTP"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
`;

/** The load balancers before and after an edit, and those of the edited text read anew. */
async function edited(from: string, to: string) {
  const engine = await engineOf({ "main.tf": text });
  const before = engine.snapshot.topology;
  expect(before.loadBalancers).toHaveLength(1);
  expect(before.productsOf("google_compute_backend_service.other")).toEqual([["global-external-alb"]]);
  expect(text).toContain(from);
  const { topology } = engine.update([{ path: "main.tf", text: text.replace(from, to) }]);
  const { resources, edges, ghosts, unresolved } = topology;
  const anew = linkedTopology(resources, edges, ghosts, unresolved);
  expect(topology.loadBalancers).toEqual(anew.loadBalancers);
  for (const it of resources) expect(topology.productsOf(it.id), it.id).toEqual(anew.productsOf(it.id));
  return { isTakenOver: topology.loadBalancers === before.loadBalancers };
}

describe("load balancers after an edit", () => {
  it.each([
    ["a field that decides nothing", "timeout_sec           = 10", "timeout_sec           = 30"],
    ["what moves in the text", 'name    = "web"', 'description = "x"\n  name    = "web"'],
    ["a port", 'port_range            = "80"', 'port_range            = "8080"'],
  ])("are taken over: %s", async (_, from, to) => {
    expect(await edited(from, to)).toEqual({ isTakenOver: true });
  });

  it.each([
    [
      "the scheme of the rule",
      'load_balancing_scheme = "EXTERNAL_MANAGED"\n  port',
      'load_balancing_scheme = "EXTERNAL"\n  port',
    ],
    [
      "the scheme of a service that none reaches",
      /"other"[^}]*"EXTERNAL_MANAGED"/.exec(text)?.[0] ?? "",
      '"other"\n  load_balancing_scheme = "INTERNAL_SELF_MANAGED"',
    ],
    [
      "where a reference leads",
      "default_service = google_compute_backend_service.web.id",
      "default_service = google_compute_backend_service.other.id",
    ],
    ["what only a test asks", "test {", "path_matcher {"],
    ["a name", 'name                  = "web"\n  target', 'name                  = "www"\n  target'],
    [
      "the module's provider",
      'resource "google_compute_global_forwarding_rule" "web" {',
      'provider "google" {\n  project = "other"\n}\n\nresource "google_compute_global_forwarding_rule" "web" {',
    ],
  ])("are found anew: %s", async (_, from, to) => {
    expect(await edited(from, to)).toEqual({ isTakenOver: false });
  });
});
