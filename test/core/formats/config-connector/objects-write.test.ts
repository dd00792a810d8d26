import { describe, expect, it } from "vitest";
import { applyTextEdits, type Change, type ChangeValue } from "../../../../src/core/model/change";
import { manifest, sessionOf } from "./support";
import { testConnectorChanges } from "./testing-changes";

const service = (spec = "location: global", metadata = "") => manifest("ComputeBackendService", "app", spec, metadata);
const urlMap = (name = "app", spec?: string) =>
  manifest(
    "ComputeURLMap",
    "web",
    spec ?? `location: global\ndefaultService:\n  backendServiceRef:\n    name: ${name}`,
  );
const add = (kind: string, name: string, fields: Record<string, ChangeValue>, more: object = {}): Change => ({
  op: "addResource",
  kind,
  name,
  fields,
  ...more,
});

testConnectorChanges("addResource", [
  {
    name: "writes a document behind the others, in their namespace, and refers to it",
    before: service("location: global", "namespace: shop"),
    changes: [
      add(
        "HealthCheck",
        "app-check",
        { type: "HTTP", httpHealthCheck: { port: 80 }, checkIntervalSec: 10 },
        { scope: "global" },
      ),
      { op: "connect", from: "ComputeBackendService/shop/app", to: "HealthCheck/app-check" },
    ],
    after: `${service("location: global\nhealthChecks:\n- healthCheckRef:\n    name: app-check", "namespace: shop")}---
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeHealthCheck
metadata:
  name: app-check
  namespace: shop
spec:
  location: global
  httpHealthCheck:
    port: 80
  checkIntervalSec: 10
`,
    again: true,
  },
  {
    name: "makes what decides a field that the manifest does not have",
    before: service(),
    changes: [add("HealthCheck", "tcp", { type: "TCP" }, { scope: "region/us-east1" })],
    after: `${service()}---
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeHealthCheck
metadata:
  name: tcp
spec:
  location: us-east1
  tcpHealthCheck: {}
`,
    again: true,
  },
  {
    name: "takes over the project annotation and keeps a name that Kubernetes does not allow for the API",
    before: manifest(
      "ComputeURLMap",
      "web",
      "location: global",
      "annotations:\n  cnrm.cloud.google.com/project-id: shop-prod",
    ),
    changes: [add("SslPolicy", "TLS_1.2", { profile: "MODERN", description: "for all" }, { scope: "global" })],
    after: `${manifest("ComputeURLMap", "web", "location: global", "annotations:\n  cnrm.cloud.google.com/project-id: shop-prod")}---
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeSSLPolicy
metadata:
  name: tls-1.2
  annotations:
    cnrm.cloud.google.com/project-id: shop-prod
spec:
  resourceID: TLS_1.2
  profile: MODERN
  description: for all
`,
    again: true,
  },
  {
    name: "says the project where the kind wants to be told",
    before: manifest(
      "ComputeURLMap",
      "web",
      "location: global",
      "annotations:\n  cnrm.cloud.google.com/project-id: ${PROJECT_ID?}",
    ),
    changes: [add("NetworkEndpointGroup", "neg", { networkEndpointType: "INTERNET_FQDN_PORT" }, { scope: "global" })],
    after: `${manifest("ComputeURLMap", "web", "location: global", "annotations:\n  cnrm.cloud.google.com/project-id: ${PROJECT_ID?}")}---
apiVersion: compute.cnrm.cloud.google.com/v1alpha1
kind: ComputeGlobalNetworkEndpointGroup
metadata:
  name: neg
  annotations:
    cnrm.cloud.google.com/project-id: \${PROJECT_ID?}
spec:
  projectRef:
    external: projects/\${PROJECT_ID?}
  networkEndpointType: INTERNET_FQDN_PORT
`,
    again: true,
  },
  {
    name: "goes to the file that is named, among the items of a list, with labels where they belong",
    before: {
      "a.yaml": service(),
      "b/list.yaml": `apiVersion: v1\nkind: List\nitems:\n- apiVersion: compute.cnrm.cloud.google.com/v1beta1\n  kind: ComputeURLMap\n  metadata:\n    name: web\n`,
    },
    changes: [
      add(
        "Address",
        "ip",
        { labels: { team: "web" }, addressType: "EXTERNAL" },
        { scope: "region/us-east1", file: "list.yaml" },
      ),
    ],
    after: {
      "b/list.yaml": `apiVersion: v1\nkind: List\nitems:\n- apiVersion: compute.cnrm.cloud.google.com/v1beta1\n  kind: ComputeURLMap\n  metadata:\n    name: web\n- apiVersion: compute.cnrm.cloud.google.com/v1beta1\n  kind: ComputeAddress\n  metadata:\n    name: ip\n    labels:\n      team: web\n  spec:\n    location: us-east1\n    addressType: EXTERNAL\n`,
    },
    again: true,
  },
  {
    name: "refers to others, finds a free name, and chooses the kind by the scope",
    before: service("location: us-east1"),
    changes: [
      add("BackendService", "app", { region: "us-east1", protocol: "TCP" }),
      add("NetworkEndpointGroup", "neg", { networkEndpointType: "SERVERLESS" }, { scope: "region/us-east1" }),
      add(
        "BackendService",
        "more",
        { backends: [{ group: { ref: "NetworkEndpointGroup/neg" } }] },
        { scope: "region/us-east1" },
      ),
    ],
    after: `${service("location: us-east1")}---
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: app-2
spec:
  location: us-east1
  resourceID: app
  protocol: TCP
---
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeRegionNetworkEndpointGroup
metadata:
  name: neg
spec:
  region: us-east1
  networkEndpointType: SERVERLESS
---
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: more
spec:
  location: us-east1
  backend:
  - group:
      regionNetworkEndpointGroupRef:
        name: neg
`,
    again: true,
  },
  {
    name: "refuses a kind that Config Connector does not have",
    before: service(),
    changes: [add("HealthSource", "h", {}, { scope: "region/us-east1" })],
    refused: "Config Connector has no region kind that makes a health source with these fields.",
  },
  {
    name: "refuses a field that there is not",
    before: service(),
    changes: [add("UrlMap", "u", { colour: "red" })],
    refused: /no field colour/,
  },
]);

testConnectorChanges("removeResource", [
  {
    name: "takes the document with its marker",
    before: `${service()}---\n${manifest("ComputeHealthCheck", "hc", "location: global")}---\n${manifest("ComputeSSLPolicy", "p")}`,
    changes: [{ op: "removeResource", resource: "ComputeHealthCheck/hc" }],
    after: `${service()}---\n${manifest("ComputeSSLPolicy", "p")}`,
    again: true,
  },
  {
    name: "takes the item of a list",
    before:
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: compute.cnrm.cloud.google.com/v1beta1\n  kind: ComputeURLMap\n  metadata: {name: a}\n- apiVersion: compute.cnrm.cloud.google.com/v1beta1\n  kind: ComputeURLMap\n  metadata: {name: b}\n",
    changes: [{ op: "removeResource", resource: "ComputeURLMap/a" }],
    after:
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: compute.cnrm.cloud.google.com/v1beta1\n  kind: ComputeURLMap\n  metadata: {name: b}\n",
    again: true,
  },
  {
    name: "leaves what stands at the head of the file, and takes what is said of the object",
    before: `# Licence\n\n# the check\n${manifest("ComputeHealthCheck", "hc", "location: global")}---\n# the policy\n${manifest("ComputeSSLPolicy", "p")}`,
    changes: [{ op: "removeResource", resource: "ComputeHealthCheck/hc" }],
    after: `# Licence\n\n---\n# the policy\n${manifest("ComputeSSLPolicy", "p")}`,
    again: true,
  },
  {
    name: "goes with what refers to it",
    before: { "a.yaml": service(), "b.yaml": urlMap() },
    changes: [
      { op: "removeResource", resource: "ComputeBackendService/app" },
      { op: "removeResource", resource: "ComputeURLMap/web" },
    ],
    after: { "a.yaml": "", "b.yaml": "" },
    again: true,
  },
  {
    name: "is refused while an overlay patches it",
    before: {
      "base/a.yaml": service(),
      "prod/kustomization.yaml": "resources: [../base]\npatches:\n- path: patch.yaml\n",
      "prod/patch.yaml": service("timeoutSec: 90"),
    },
    changes: [{ op: "removeResource", resource: "ComputeBackendService/app" }],
    refused: "ComputeBackendService/app cannot be removed while it is referred to by the patch prod/patch.yaml.",
    at: "app",
  },
  {
    name: "looks after its own folder only",
    before: { "dev/a.yaml": service(), "dev/b.yaml": urlMap(), "prod/a.yaml": service() },
    changes: [{ op: "removeResource", resource: "prod:ComputeBackendService/app" }],
    after: { "prod/a.yaml": "" },
    again: true,
  },
  {
    name: "is refused while something refers to it",
    before: { "a.yaml": service(), "b.yaml": urlMap() },
    changes: [{ op: "removeResource", resource: "ComputeBackendService/app" }],
    refused: "ComputeBackendService/app cannot be removed while it is referred to by ComputeURLMap/web.",
    at: "app",
  },
]);

testConnectorChanges("rename", [
  {
    name: "changes the name and every reference to it, in all files",
    before: {
      "a.yaml": `${service()}---\n${manifest("ComputeForwardingRule", "entry", "location: global\nbackendServiceRef: {name: app} # all of it")}`,
      "b.yaml": urlMap(),
      "c.yaml": manifest(
        "ComputePacketMirroring",
        "m",
        "collector:\n  backendServiceRef: {name: app}\nother:\n  urlMapRef: {name: app}",
      ),
      "d.yaml":
        "apiVersion: iam.cnrm.cloud.google.com/v1beta1\nkind: IAMPolicyMember\nmetadata: {name: x}\nspec:\n  resourceRef:\n    kind: ComputeBackendService\n    name: app\n",
    },
    changes: [{ op: "rename", resource: "ComputeBackendService/app", name: "shop" }],
    after: {
      "a.yaml": `${manifest("ComputeBackendService", "shop", "location: global")}---\n${manifest("ComputeForwardingRule", "entry", "location: global\nbackendServiceRef: {name: shop} # all of it")}`,
      "b.yaml": urlMap("shop"),
      "c.yaml": manifest(
        "ComputePacketMirroring",
        "m",
        "collector:\n  backendServiceRef: {name: shop}\nother:\n  urlMapRef: {name: app}",
      ),
      "d.yaml":
        "apiVersion: iam.cnrm.cloud.google.com/v1beta1\nkind: IAMPolicyMember\nmetadata: {name: x}\nspec:\n  resourceRef:\n    kind: ComputeBackendService\n    name: shop\n",
    },
    again: true,
  },
  {
    name: "leaves those of other namespaces",
    before: {
      "a.yaml": service("location: global", "namespace: shop"),
      "b.yaml": `${manifest("ComputeURLMap", "one", "defaultService: {backendServiceRef: {name: app, namespace: shop}}", "namespace: edge")}---\n${manifest("ComputeURLMap", "two", "defaultService: {backendServiceRef: {name: app}}", "namespace: edge")}`,
    },
    changes: [{ op: "rename", resource: "ComputeBackendService/shop/app", name: "till" }],
    after: {
      "a.yaml": manifest("ComputeBackendService", "till", "location: global", "namespace: shop"),
      "b.yaml": `${manifest("ComputeURLMap", "one", "defaultService: {backendServiceRef: {name: till, namespace: shop}}", "namespace: edge")}---\n${manifest("ComputeURLMap", "two", "defaultService: {backendServiceRef: {name: app}}", "namespace: edge")}`,
    },
    again: true,
  },
  {
    name: "leaves the same names in other folders, and takes along the patches of an overlay",
    before: {
      "dev/a.yaml": service(),
      "dev/b.yaml": urlMap(),
      "prod/base/a.yaml": service(),
      "prod/base/b.yaml": urlMap(),
      "prod/eu/kustomization.yaml": "resources: [../base]\npatches:\n- path: patch.yaml\n",
      "prod/eu/patch.yaml": service("timeoutSec: 90"),
    },
    changes: [{ op: "rename", resource: "prod/base:ComputeBackendService/app", name: "shop" }],
    after: {
      "prod/base/a.yaml": manifest("ComputeBackendService", "shop", "location: global"),
      "prod/base/b.yaml": urlMap("shop"),
      "prod/eu/patch.yaml": manifest("ComputeBackendService", "shop", "timeoutSec: 90"),
    },
    again: true,
  },
  {
    name: "never puts the name in the place of a reference that is repeated by its anchor",
    before: `${manifest("ComputeURLMap", "web", "location: global\ndefaultService:\n  backendServiceRef: &app {name: app}\ntest:\n- host: a\n  path: /\n  service:\n    backendServiceRef: *app")}---\n${service()}`,
    changes: [{ op: "rename", resource: "ComputeBackendService/app", name: "shop" }],
    refused: /app/,
  },
  {
    name: "changes the self-links that end in the name, for the name in the API follows",
    before: `${service()}---\n${urlMap("", "defaultService: {backendServiceRef: {external: projects/p/global/backendServices/app}}")}`,
    changes: [{ op: "rename", resource: "ComputeBackendService/app", name: "shop" }],
    after: `${manifest("ComputeBackendService", "shop", "location: global")}---\n${urlMap("", "defaultService: {backendServiceRef: {external: projects/p/global/backendServices/shop}}")}`,
    again: true,
  },
  {
    name: "leaves self-links where the name in the API is another one",
    before: `${service("resourceID: app-prod\nlocation: global")}---\n${urlMap("", "defaultService: {backendServiceRef: {external: projects/p/global/backendServices/app-prod}}")}`,
    changes: [{ op: "rename", resource: "ComputeBackendService/app", name: "shop" }],
    after: `${manifest("ComputeBackendService", "shop", "resourceID: app-prod\nlocation: global")}---\n${urlMap("", "defaultService: {backendServiceRef: {external: projects/p/global/backendServices/app-prod}}")}`,
    again: true,
  },
  {
    name: "does nothing to the same name",
    before: service(),
    changes: [{ op: "rename", resource: "ComputeBackendService/app", name: "app" }],
    after: "unchanged",
  },
  {
    name: "refuses a name that Kubernetes does not allow",
    before: service(),
    changes: [{ op: "rename", resource: "ComputeBackendService/app", name: "App_1" }],
    refused: /cannot be the name of an object/,
  },
  {
    name: "refuses a name that is taken",
    before: `${service()}---\n${manifest("ComputeBackendService", "shop")}`,
    changes: [{ op: "rename", resource: "ComputeBackendService/app", name: "shop" }],
    refused: /is there already/,
  },
]);

describe("silencing a rule", () => {
  const suppressed = (text: string, at: string) => {
    const start = text.indexOf(at);
    const plan = sessionOf(text).planSuppress({ file: "lb.yaml", start, end: start + at.length }, "some-rule");
    return plan.ok ? applyTextEdits(text, plan.edits) : plan.reason;
  };

  it("writes a comment above the document that the finding is in", () => {
    const text = `${manifest("ComputeURLMap", "web", "location: global")}---\n${service()}`;
    expect(suppressed(text, "name: app")).toBe(
      `${manifest("ComputeURLMap", "web", "location: global")}---\n# lb-topology:ignore some-rule because …\n${service()}`,
    );
  });

  it("writes it above the item of a list, and only once", () => {
    const text =
      "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: compute.cnrm.cloud.google.com/v1beta1\n    kind: ComputeURLMap\n    metadata: {name: web}\n";
    const after = suppressed(text, "name: web");
    expect(after).toBe(text.replace("  - api", "  # lb-topology:ignore some-rule because …\n  - api"));
    expect(suppressed(after, "name: web")).toBe(after);
  });

  it("says where there is nothing to write it above", () => {
    expect(suppressed(`# only this\n${service()}`, "# only this")).toBe(
      "There is no object here to write the comment above.",
    );
  });
});
