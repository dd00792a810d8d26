import { afterEach, describe, expect, it } from "vitest";
import { applyTextEdits, type Change } from "../../../src/core/model/change";
import type { Engine } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

let engine: Engine;
afterEach(() => engine.dispose());

const adding = (file: string, format?: string): Change[] => {
  const own = { op: "addResource", name: "web", scope: "global", file, ...(format ? { format } : {}) } as const;
  return [
    { ...own, kind: "HealthCheck", fields: { type: "HTTP", httpHealthCheck: { port: 80 } } },
    { ...own, kind: "BackendService", fields: { protocol: "HTTP", healthChecks: [{ ref: "HealthCheck/web" }] } },
  ];
};

const hcl = `resource "google_compute_health_check" "web" {
  name = "web"

  http_health_check {
    port = 80
  }
}

resource "google_compute_backend_service" "web" {
  name          = "web"
  protocol      = "HTTP"
  health_checks = [google_compute_health_check.web.id]
}
`;

describe("resources in a file that is not there yet", () => {
  it.each([
    ["lb/new.tf", undefined, hcl],
    ["new.tf.json", "terraform", /^\{\n {2}"resource": \{\n/],
    [
      "new.yaml",
      "config-connector",
      /^apiVersion: compute\.cnrm.*\nkind: ComputeHealthCheck\n[\s\S]*\n---\napiVersion: /,
    ],
  ])("are written to %s", async (file, format, expected) => {
    engine = await engineOf({});
    const plan = engine.snapshot.plan(adding(file, format));
    if (!plan.ok) throw new Error(plan.reason);
    expect(plan.edits.map((it) => [it.file, it.start, it.end])).toEqual([[file, 0, 0]]);
    const text = applyTextEdits("", plan.edits);
    if (typeof expected === "string") expect(text).toBe(expected);
    else expect(text).toMatch(expected);
    const { topology, problems, files } = engine.update([{ path: file, text }]);
    expect(problems).toEqual([]);
    expect(files).toEqual([file]);
    expect(topology.resources.map((it) => it.kind)).toEqual(["HealthCheck", "BackendService"]);
    expect(topology.edges.map((it) => it.role)).toEqual(["healthCheck"]);
  });

  it("may refer to what is in the files there", async () => {
    engine = await engineOf({ "main.tf": hcl });
    const plan = engine.snapshot.plan([
      {
        op: "addResource",
        kind: "UrlMap",
        name: "web",
        fields: { defaultService: { ref: "google_compute_backend_service.web" } },
        file: "map.tf",
      },
    ]);
    if (!plan.ok) throw new Error(plan.reason);
    expect(plan.edits[0]?.newText).toContain("google_compute_backend_service.web.id");
    expect(engine.snapshot.files).toEqual(["main.tf"]);
  });

  it.each([
    ["new.yaml", undefined, /new\.yaml|no file/],
    ["export.yaml", "api", /export\.yaml|no file/],
    ["note.txt", "terraform", /note\.txt|no file/],
    ["values.yaml", "config-connector", /^values\.yaml is there already/],
  ])("are refused for %s in the format %s", async (file, format, reason) => {
    engine = await engineOf({ "values.yaml": "replicas: 1\n" });
    expect(engine.snapshot.plan(adding(file, format))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(reason),
    });
  });
});
