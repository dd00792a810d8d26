import { afterEach, describe, expect, it } from "vitest";
import type { Engine } from "../../src/core/snapshot";
import { engineOf } from "../support/terraform";

const MAIN = `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "HTTP"
  # keep
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
  default_port          = 443
}
`;
const service = "google_compute_backend_service.web";
let engine: Engine;
afterEach(() => engine.dispose());

describe("a preview", () => {
  it("tells what a change would bring and mend, and leaves everything as it was", async () => {
    engine = await engineOf({ "main.tf": MAIN });
    const { snapshot } = engine;
    const before = snapshot.findings.map((it) => it.id);
    const preview = snapshot.preview([{ op: "setField", resource: service, field: "protocol", value: "TCP" }]);
    if (!preview.ok) throw new Error(preview.reason);
    expect(preview.edits).toHaveLength(1);
    expect(preview.brings.map((it) => it.rule)).toContain("internet-neg-protocol");
    expect(engine.snapshot).toBe(snapshot);
    expect(engine.snapshot.text("main.tf")).toBe(MAIN);
    expect(snapshot.findings.map((it) => it.id)).toEqual(before);
    // The snapshot can still be edited, and what is made of it next is right.
    expect(snapshot.plan([{ op: "removeField", resource: service, field: "protocol" }]).ok).toBe(true);
    const next = engine.update([{ path: "main.tf", text: MAIN.replace('"HTTP"', '"TCP"') }]);
    expect(next.findings.map((it) => it.rule)).toContain("internet-neg-protocol");
    expect(engine.update([{ path: "main.tf", text: MAIN }]).findings.map((it) => it.id)).toEqual(before);
  });

  it("mends what is gone, brings nothing where only places move, and leaves no new file behind", async () => {
    engine = await engineOf({ "main.tf": MAIN.replace('"HTTP"', '"TCP"') });
    const preview = engine.snapshot.preview([
      { op: "setField", resource: service, field: "protocol", value: "HTTP" },
      { op: "addResource", kind: "BackendBucket", name: "static", fields: { bucketName: "b" }, file: "new.tf" },
    ]);
    if (!preview.ok) throw new Error(preview.reason);
    expect(preview.mends.map((it) => it.rule)).toContain("internet-neg-protocol");
    expect(preview.brings.filter((it) => it.severity === "error")).toEqual([]);
    expect(engine.snapshot.files).toEqual(["main.tf"]);
    expect(engine.snapshot.text("new.tf")).toBeUndefined();
  });

  it("is refused where the change is", async () => {
    engine = await engineOf({ "main.tf": MAIN });
    expect(engine.snapshot.preview([{ op: "removeResource", resource: "x" }])).toMatchObject({ ok: false });
  });

  it("takes what was wrong with a resource before it was renamed for no news", async () => {
    engine = await engineOf({ "main.tf": MAIN.replace('"HTTP"', '"TCP"') });
    expect(engine.snapshot.findings.map((it) => it.rule)).toContain("internet-neg-protocol");
    const preview = engine.snapshot.preview([{ op: "rename", resource: service, name: "www" }]);
    if (!preview.ok) throw new Error(preview.reason);
    expect(preview).toMatchObject({ brings: [], mends: [] });
    // What only the new name makes wrong is news.
    const bad = engine.snapshot.preview([
      { op: "setField", resource: service, field: "name", value: "Web" },
      { op: "rename", resource: service, name: "www" },
    ]);
    if (!bad.ok) throw new Error(bad.reason);
    expect(bad.brings.map((it) => it.rule)).toEqual(["resource-name-invalid"]);
    expect(bad.mends).toEqual([]);
  });
});
