import { expect, test } from "vitest";
import rule from "../../../../src/core/constraints/network-endpoint-group/serverless-neg-project-mismatch";
import { configConnectorFormat } from "../../../../src/core/formats/config-connector";
import { buildTopology } from "../../../../src/core/topology/build";
import { testConstraint } from "../../../support/test-constraint";
import { negOf } from "../serverless-fixtures";

const service = (project: string) => `resource "google_cloud_run_v2_service" "svc" {
  name     = "svc"
  location = "europe-west1"
${project}}
`;
const toService = "google_cloud_run_v2_service.svc.name";
const neg = (project: string, reference = toService) =>
  negOf("run", `${project}cloud_run {\n  service = ${reference}\n}`);

testConstraint(rule, {
  valid: [
    { name: "the same", tf: service('  project = "apps"\n') + neg('project = "apps"\n') },
    { name: "none is said", tf: service("") + neg("") },
    { name: "one is said", tf: service('  project = "apps"\n') + neg("") },
    { name: "not known", tf: `variable "p" {}\n${service("  project = var.p\n")}${neg('project = "network"\n')}` },
    {
      name: "a name means a service of the NEG's project",
      tf: service('  project = "apps"\n') + neg('project = "network"\n', '"svc"'),
    },
  ],
  invalid: [
    {
      name: "another",
      tf: service('  project = "apps"\n') + neg('project = "network"\n', `«${toService}»`),
      message:
        'The NEG is in the project network, but "svc" in apps: a serverless NEG looks for its service in its own project, so requests can fail. Create the NEG and its backend service in apps.',
      fixes: [],
    },
  ],
});

test("reads projects of Config Connector", () => {
  const session = configConnectorFormat.open();
  session.update(
    "lb.yaml",
    `apiVersion: run.cnrm.cloud.google.com/v1beta1
kind: RunService
metadata:
  name: svc
spec:
  projectRef:
    external: apps
  location: europe-west1
---
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeRegionNetworkEndpointGroup
metadata:
  name: run
  annotations:
    cnrm.cloud.google.com/project-id: network
spec:
  region: europe-west1
  cloudRun:
    serviceRef:
      name: svc
`,
  );
  const reports = [...rule.find(buildTopology(session.result().resources))];
  expect(reports.map((it) => it.data)).toEqual([{ project: "network", service: "svc", other: "apps" }]);
});
