import { afterEach, describe, expect, it } from "vitest";
import { valueAt } from "../../../../src/core/model/value";
import type { Engine } from "../../../../src/core/snapshot";
import { engineOf } from "../../../support/terraform";

const service = "google_compute_backend_service.web";
const main = `resource "google_compute_backend_service" "web" {
  name        = "web"
  protocol    = "TCP"
  timeout_sec = 20

  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
`;
const over = (body: string, type = "google_compute_backend_service", name = "web") =>
  `resource "${type}" "${name}" {\n${body}\n}\n`;

let engine: Engine;
afterEach(() => engine.dispose());
const rules = () => engine.snapshot.findings.map((it) => it.rule);
const at = (path: string) => valueAt(engine.snapshot.topology.get(service)?.fields, path);

describe("override files", () => {
  it.each(["override.tf", "prod_override.tf", "infra/override.tf"])("make what %s sets unknown", async (path) => {
    const folder = path.includes("/") ? "infra/" : "";
    engine = await engineOf({ [`${folder}main.tf`]: main, [path]: over('  protocol = "HTTPS"') });
    expect(at("protocol")).toMatchObject({
      type: "unknown",
      reason: `overridden in ${path.slice(folder.length)}`,
      range: { file: `${folder}main.tf`, start: main.indexOf('"TCP"') },
    });
    expect(at("timeoutSec")).toMatchObject({ type: "scalar", value: 20 });
    expect(rules()).not.toContain("internet-neg-protocol");
    expect(engine.snapshot.topology.resources).toHaveLength(2);
    expect(engine.snapshot.problems).toEqual([]);
  });

  it("take effect and lose it as they come, change and go", async () => {
    engine = await engineOf({ "main.tf": main });
    expect(rules()).toContain("internet-neg-protocol");
    engine.update([{ path: "override.tf", text: over('  protocol = "HTTPS"') }]);
    expect(rules()).not.toContain("internet-neg-protocol");
    engine.update([{ path: "override.tf", text: over("  timeout_sec = 30") }]);
    expect(rules()).toContain("internet-neg-protocol");
    expect(at("timeoutSec")?.type).toBe("unknown");
    engine.update([{ path: "main.tf", text: main.replace("20", "25") }]);
    expect(at("timeoutSec")?.type).toBe("unknown");
    engine.update([{ path: "override.tf", text: undefined }]);
    expect(at("timeoutSec")).toMatchObject({ value: 25 });
    expect(rules()).toContain("internet-neg-protocol");
  });

  it("replace nested blocks whole, JSON as well", async () => {
    const body = { resource: { google_compute_backend_service: { web: { backend: [{ group: "x" }] } } } };
    engine = await engineOf({ "main.tf": main, "override.tf.json": JSON.stringify(body) });
    expect(at("backends")?.type).toBe("unknown");
    expect(at("protocol")).toMatchObject({ value: "TCP" });
    expect(rules()).not.toContain("internet-neg-protocol");
  });

  it("leave other folders and other resources alone, and are checked for syntax", async () => {
    engine = await engineOf({
      "main.tf": main,
      "other/override.tf": over('  protocol = "HTTPS"'),
      "override.tf": `${over('  name = "x"', "google_compute_url_map")}resource {`,
    });
    expect(rules()).toContain("internet-neg-protocol");
    expect(engine.snapshot.problems.map((it) => it.range.file)).toContain("override.tf");
  });

  it("are not written into", async () => {
    engine = await engineOf({ "main.tf": main, "override.tf": over('  protocol = "HTTPS"') });
    const plan = engine.snapshot.plan([{ op: "setField", resource: service, field: "timeoutSec", value: 30 }]);
    expect(plan.ok && plan.edits.map((it) => it.file)).toEqual(["main.tf"]);
  });
});
