/** What the text says by an expression, whatever the expression is, no gesture overwrites without a word. */
import { describe, expect, it } from "vitest";
import { judgeConnection } from "../../../src/core/editing/connections";
import { expressionBehind } from "../../../src/core/editing/expression-behind";
import { planRoutes } from "../../../src/core/editing/url-map";
import { valueAt } from "../../../src/core/model/value";
import { snapshotOf } from "../../support/terraform";

const map = "google_compute_url_map.web";
const service = (name: string) => `resource "google_compute_backend_service" "${name}" {\n  name = "${name}"\n}\n`;
const text = (host: string, to = "google_compute_backend_service.one.id") => `variable "env" {
  default = "prod"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = ${to}
  host_rule {
    hosts        = [${host}]
    path_matcher = "all"
  }
  path_matcher {
    name            = "all"
    default_service = google_compute_backend_service.one.id
  }
}
${service("one")}${service("two")}`;

describe("an expression", () => {
  it.each([
    ["a template", '"${var.env}.example.com"'],
    ["a function", 'lower("WWW.example.com")'],
    ["a condition", 'var.env == "prod" ? "example.com" : "example.org"'],
    ["a variable", "var.env"],
    ["a call among others", '"a.example.com", join(".", [var.env, "example.com"])'],
  ])("keeps its place when hosts are set: %s", async (_, host) => {
    const snapshot = await snapshotOf(text(host));
    const hosts = valueAt(snapshot.topology.get(map)?.fields, "hostRules[0].hosts");
    expect(hosts?.type).toBe("list");
    expect(expressionBehind(hosts)).toBeDefined();
    const plan = planRoutes(snapshot.topology, map, { do: "setHosts", path: "hostRules[0]", hosts: ["b.example.com"] });
    expect(plan).toMatchObject({ ok: false, reason: expect.stringContaining("comes from") });
  });

  it.each([
    ["a text", '"www.example.com"'],
    ["a text with signs of templates", '"$${www}.example.com"'],
    ["several", '"a.example.com", "b.example.com"'],
  ])("is none, and is set at once: %s", async (_, host) => {
    const snapshot = await snapshotOf(text(host));
    const plan = planRoutes(snapshot.topology, map, { do: "setHosts", path: "hostRules[0]", hosts: ["c.example.com"] });
    expect(plan).toMatchObject({ ok: true });
  });

  it.each([
    ["google_compute_backend_service.one.id", "fits"],
    ['"${google_compute_backend_service.one.id}"', "fits"],
    ['var.env == "prod" ? google_compute_backend_service.one.id : null', "asks"],
    ["try(google_compute_backend_service.one.id, null)", "asks"],
    ['"projects/p/global/backendServices/${var.env}"', "asks"],
  ])("is asked about when a connection would take its place: %s", async (to, state) => {
    const { ways } = judgeConnection(
      await snapshotOf(text('"a.example.com"', to)),
      { id: map },
      "google_compute_backend_service.two",
    );
    expect(
      ways.find((it) => it.changes.some((each) => "field" in each && each.field === "defaultService"))?.state,
    ).toBe(state);
  });
});
