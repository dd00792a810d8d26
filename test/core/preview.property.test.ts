/** Previews between edits leave no trace, and what they foretell comes true; names come and go over the files of a folder. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyTextEdits, type Change } from "../../src/core/model/change";
import type { Engine, Snapshot } from "../../src/core/snapshot";
import { engineOf } from "../support/terraform";

const blocks = [
  `variable "port" {\n  default = 443\n}\n`,
  `locals {\n  port = var.port\n}\n`,
  `locals {\n  port = local.other\n}\n`,
  `locals {\n  other = local.port\n}\n`,
  `output "port" {\n  value = local.port\n}\n`,
  `resource "google_compute_backend_service" "web" {\n  name     = "web"\n  protocol = "TCP"\n  backend {\n    group = google_compute_global_network_endpoint_group.origin.id\n  }\n}\n`,
  `resource "google_compute_backend_service" "web" {\n  name        = "\${local.port}"\n  timeout_sec = local.port\n}\n`,
  `resource "google_compute_global_network_endpoint_group" "origin" {\n  name                  = "origin"\n  network_endpoint_type = "INTERNET_IP_PORT"\n  default_port          = local.port\n}\n`,
  `resource "google_compute_url_map" "web" {\n  name            = "web"\n  default_service = google_compute_backend_service.web.id\n}\n`,
];
const text = fc.subarray(blocks, { maxLength: 4 }).map((it) => it.join("\n"));
const file = fc.constantFrom("a.tf", "b.tf", "c.tf");
const web = "google_compute_backend_service.web";
const change = fc.constantFrom<Change>(
  { op: "setField", resource: web, field: "protocol", value: "HTTP" },
  { op: "rename", resource: "google_compute_url_map.web", name: "other" },
  { op: "removeResource", resource: "google_compute_url_map.web" },
  { op: "disconnect", from: "google_compute_url_map.web", to: web },
  { op: "addResource", kind: "BackendService", name: "api", fields: { protocol: "HTTP" }, file: "d.tf" },
);
const step = fc.oneof(
  fc.record({ path: file, text: fc.option(text, { nil: undefined, freq: 5 }) }),
  fc.record({ change, goes: fc.boolean() }),
);

const finding = (it: Snapshot["findings"][number]) => `${it.id} ${it.range.file} ${it.range.start} ${it.message}`;

function said({ topology, findings, problems }: Snapshot) {
  return {
    resources: topology.resources.map((it) => it.id),
    edges: topology.edges.map((it) => `${it.id} ${it.to}`).sort(),
    findings: findings.map(finding).sort(),
    problems: problems.map((it) => `${it.code} ${it.range.file} ${it.range.start} ${it.message}`).sort(),
  };
}

/** Tries a change, and where it goes, makes it: what was foretold is there then. */
function take(engine: Engine, wanted: Change, goes: boolean): void {
  const before = engine.snapshot;
  const told = said(before);
  const preview = before.preview([wanted]);
  expect(said(engine.snapshot)).toEqual(told);
  if (!preview.ok || !goes) return;
  const files = [...new Set(preview.edits.map((it) => it.file))];
  const after = engine.update(
    files.map((path) => ({
      path,
      text: applyTextEdits(
        before.text(path) ?? "",
        preview.edits.filter((it) => it.file === path),
      ),
    })),
  );
  const there = new Set(after.findings.map(finding));
  expect(preview.brings.filter((it) => !there.has(finding(it)))).toEqual([]);
}

describe("previews between edits", () => {
  it("leave no trace and come true", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        const engine = await engineOf({});
        for (const it of steps) {
          if ("change" in it) take(engine, it.change, it.goes);
          else engine.update([it]);
        }
        const texts = engine.snapshot.files.map((it) => [it, engine.snapshot.text(it) ?? ""]);
        const fresh = await engineOf(Object.fromEntries(texts));
        expect(said(engine.snapshot)).toEqual(said(fresh.snapshot));
        engine.dispose();
        fresh.dispose();
      }),
      { numRuns: 200, seed: 20261121 },
    );
  });
});
