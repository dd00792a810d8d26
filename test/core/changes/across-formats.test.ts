/** Changes over files of several formats, planned by the real writers and read again. */
import { afterEach, describe, expect, it } from "vitest";
import { applyTextEdits, type Change, type TextEdit } from "../../../src/core/model/change";
import type { Engine, Snapshot } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

const files = {
  "main.tf": `provider "google" {
  project = "p"
}

resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "HTTP" # plain

  backend {
    group = "projects/p/zones/z-a/networkEndpointGroups/old"
  }
}
`,
  "k8s/map.yaml": `# the front door
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeURLMap
metadata:
  name: door
  namespace: shop
  annotations:
    cnrm.cloud.google.com/project-id: p
spec:
  location: global
`,
  "exports/neg.yaml": `kind: compute#networkEndpointGroup
name: shop
networkEndpointType: GCE_VM_IP_PORT
selfLink: https://www.googleapis.com/compute/v1/projects/p/zones/z-a/networkEndpointGroups/shop
zone: https://www.googleapis.com/compute/v1/projects/p/zones/z-a
`,
};
const service = "google_compute_backend_service.web";
const map = "ComputeURLMap/shop/door";
const group = "projects/p/zones/z-a/networkEndpointGroups/shop";

let engine: Engine | undefined;
afterEach(() => engine?.dispose());

/** The snapshot after changes, with the files that they edited. */
async function changed(...changes: Change[]): Promise<{ snapshot: Snapshot; edited: string[] }> {
  engine = await engineOf(files);
  const plan = engine.snapshot.plan(changes);
  if (!plan.ok) throw new Error(plan.reason);
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of plan.edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  const text = (file: string) => engine?.snapshot.text(file) ?? "";
  const snapshot = engine.update(
    [...byFile].map(([path, edits]) => ({ path, text: applyTextEdits(text(path), edits) })),
  );
  expect(snapshot.problems).toEqual([]);
  return { snapshot, edited: [...byFile.keys()].sort() };
}

const edges = ({ topology }: Snapshot) => topology.edges.map((it) => `${it.from} ${it.field} ${it.to}`);

describe("changes over several formats", () => {
  it("edit each file in its own way, in one plan", async () => {
    const { snapshot, edited } = await changed(
      { op: "setField", resource: service, field: "timeoutSec", value: 20 },
      { op: "setField", resource: map, field: "description", value: "door" },
      { op: "setField", resource: group, field: "defaultPort", value: 80 },
    );
    expect(edited).toEqual(["exports/neg.yaml", "k8s/map.yaml", "main.tf"]);
    expect(snapshot.text("main.tf")).toContain("timeout_sec");
    expect(snapshot.text("main.tf")).toContain('protocol    = "HTTP" # plain');
    expect(snapshot.text("k8s/map.yaml")).toBe(`${files["k8s/map.yaml"]}  description: door\n`);
    expect(snapshot.text("exports/neg.yaml")).toContain("defaultPort: 80");
  });

  it("refer by self-link from Config Connector to Terraform", async () => {
    const { snapshot, edited } = await changed({
      op: "setField",
      resource: map,
      field: "defaultService",
      value: { ref: service },
    });
    expect(edited).toEqual(["k8s/map.yaml"]);
    expect(snapshot.text("k8s/map.yaml")).toContain("external: projects/p/global/backendServices/web");
    expect(edges(snapshot)).toContain(`${map} defaultService ${service}`);
  });

  it("connect and disconnect Terraform and an export", async () => {
    const connected = await changed({ op: "connect", from: service, to: group });
    expect(connected.edited).toEqual(["main.tf"]);
    expect(connected.snapshot.text("main.tf")).toContain(`group = "${group}"`);
    expect(edges(connected.snapshot)).toContain(`${service} backends[1].group ${group}`);
    const back = connected.snapshot.plan([{ op: "disconnect", from: service, to: group }]);
    if (!back.ok) throw new Error(back.reason);
    expect(applyTextEdits(connected.snapshot.text("main.tf") ?? "", back.edits)).toBe(files["main.tf"]);
  });

  it("add a resource where those around it stand", async () => {
    const { snapshot, edited } = await changed(
      {
        op: "addResource",
        kind: "BackendService",
        name: "api",
        scope: "global",
        fields: { protocol: "HTTP" },
        file: "map.yaml",
      },
      { op: "setField", resource: map, field: "defaultService", value: { ref: "BackendService/api" } },
    );
    expect(edited).toEqual(["k8s/map.yaml"]);
    expect(edges(snapshot).some((it) => it.startsWith(`${map} defaultService ComputeBackendService/`))).toBe(true);
  });

  it("are refused whole when one format refuses", async () => {
    engine = await engineOf(files);
    const plan = engine.snapshot.plan([
      { op: "setField", resource: service, field: "timeoutSec", value: 20 },
      { op: "setField", resource: map, field: "noSuchField", value: 1 },
    ]);
    expect(plan.ok).toBe(false);
  });

  it("that are true already edit nothing", async () => {
    engine = await engineOf(files);
    const plan = engine.snapshot.plan([
      { op: "setField", resource: service, field: "protocol", value: "HTTP" },
      { op: "disconnect", from: map, to: service },
    ]);
    expect(plan).toEqual({ ok: true, edits: [] });
  });
});
