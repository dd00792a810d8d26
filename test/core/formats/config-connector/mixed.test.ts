import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyTextEdits, type Change, type EditPlan } from "../../../../src/core/model/change";
import type { Engine } from "../../../../src/core/snapshot";
import { engineOf } from "../../../support/terraform";
import { manifest } from "./support";

/** A workspace in which the routes are Terraform's and the way in is Config Connector's. */
const files = {
  "routes.tf": `provider "google" {
  project = "shop"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.app.id
}

resource "google_compute_backend_service" "app" {
  name                  = "app"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
`,
  "entry.yaml": `${manifest("ComputeForwardingRule", "entry", "location: global\nloadBalancingScheme: INTERNAL_MANAGED\nportRange: '80'\ntarget:\n  targetHTTPProxyRef: {name: front}", "namespace: edge")}---
${manifest("ComputeTargetHTTPProxy", "front", "location: global\nurlMapRef:\n  external: projects/shop/global/urlMaps/web", "namespace: edge")}---
${manifest("ComputeURLMap", "other", "location: global", "namespace: edge\nannotations:\n  cnrm.cloud.google.com/project-id: shop")}`,
};

describe("one workspace of two formats", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(files);
  });
  afterAll(() => engine.dispose());

  const textsAfter = (plan: EditPlan) => {
    if (!plan.ok) throw new Error(plan.reason);
    return Object.fromEntries(
      Object.entries(files).map(([file, text]) => [
        file,
        applyTextEdits(
          text,
          plan.edits.filter((it) => it.file === file),
        ),
      ]),
    );
  };
  const changed = (...changes: Change[]) => textsAfter(engine.snapshot.plan(changes));

  it("is one load balancer", () => {
    const { topology, problems } = engine.snapshot;
    expect(problems).toEqual([]);
    expect(topology.loadBalancers.map((it) => [...it.members].sort())).toEqual([
      [
        "ComputeForwardingRule/edge/entry",
        "ComputeTargetHTTPProxy/edge/front",
        "google_compute_backend_service.app",
        "google_compute_url_map.web",
      ],
    ]);
  });

  it("is judged across, and repaired where the repair belongs", () => {
    const found = engine.snapshot.findings.find((it) => it.rule === "fr-scheme-backend-mismatch");
    expect(found?.resource).toBe("ComputeForwardingRule/edge/entry");
    expect(changed(...(found?.fixes[0]?.changes ?? []))).toEqual({
      ...files,
      "entry.yaml": files["entry.yaml"].replace("INTERNAL_MANAGED", "EXTERNAL_MANAGED"),
    });
    if (found)
      expect(textsAfter(engine.snapshot.planSuppress(found))["entry.yaml"]).toBe(
        `# lb-topology:ignore fr-scheme-backend-mismatch because …\n${files["entry.yaml"]}`,
      );
  });

  it("connects by name within the format and by link across", () => {
    expect(
      changed({ op: "connect", from: "ComputeTargetHTTPProxy/edge/front", to: "ComputeURLMap/edge/other" })[
        "entry.yaml"
      ],
    ).toContain("urlMapRef:\n    name: other\n");
    expect(
      changed({
        op: "connect",
        from: "ComputeURLMap/edge/other",
        to: "google_compute_backend_service.app",
        role: "defaultService",
      })["entry.yaml"],
    ).toContain("defaultService:\n    backendServiceRef:\n      external: projects/shop/global/backendServices/app\n");
  });
});
