/** Copies of objects in manifests and in what gcloud prints. */
import { expect, it } from "vitest";
import { snapshotOf } from "../../support/terraform";
import { applied } from "../../support/test-change";

const manifest = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: web
  namespace: shop
  uid: 1234
  annotations:
    cnrm.cloud.google.com/project-id: p
spec:
  location: global
  resourceID: web-in-api
  protocol: HTTPS
  backend:
  - group:
      networkEndpointGroupRef:
        external: projects/p/global/networkEndpointGroups/origin
status:
  observedGeneration: 3
`;
const copy = (copyOf: string, fields = {}) =>
  ({ op: "addResource", kind: "BackendService", name: "api", fields, copyOf }) as const;

async function copied(files: Record<string, string>, id: string, fields = {}) {
  const snapshot = await snapshotOf(files);
  return applied(files, snapshot.plan([copy(id, fields)]));
}

it("writes one more manifest, without what the cluster added", async () => {
  const after = await copied({ "lb.yaml": manifest }, "ComputeBackendService/web", { protocol: "HTTP2" });
  expect(after["lb.yaml"]).toBe(`${manifest}---
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: api
  namespace: shop
  annotations:
    cnrm.cloud.google.com/project-id: p
spec:
  location: global
  resourceID: api
  protocol: HTTP2
  backend:
  - group:
      networkEndpointGroupRef:
        external: projects/p/global/networkEndpointGroups/origin
`);
});

const object = (name: string, more = "") => `- backends: []
${more}  kind: compute#backendService
  name: ${name}
  protocol: HTTP
  selfLink: https://www.googleapis.com/compute/v1/projects/p/global/backendServices/${name}
`;

it("writes one more item of what gcloud lists, without what the API added", async () => {
  const text = object("web", "  fingerprint: abc=\n  id: '12'\n");
  const after = await copied({ "lb.yaml": text }, "projects/p/global/backendServices/web");
  expect(after["lb.yaml"]).toBe(text + object("api"));
});

it("refuses a name that is taken, and text that takes no second object", async () => {
  const list = { "lb.yaml": object("web") + object("api") };
  const one = {
    "lb.json": `${JSON.stringify({ kind: "compute#backendService", name: "web", selfLink: "https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web" })}\n`,
  };
  const id = "projects/p/global/backendServices/web";
  expect((await snapshotOf(list)).plan([copy(id)])).toMatchObject({
    reason: expect.stringContaining("is there already"),
  });
  expect((await snapshotOf(one)).plan([copy(id)])).toMatchObject({ reason: expect.stringContaining("no place") });
});
