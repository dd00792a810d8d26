import { expect, test } from "vitest";
import rule from "../../../../src/core/constraints/backend-service/serverless-function-gen1-needs-global-external";
import { configConnectorFormat } from "../../../../src/core/formats/config-connector";
import { buildTopology } from "../../../../src/core/topology/build";
import { testConstraint } from "../../../support/test-constraint";
import { cloudFunction, globalRun, internal, managed, overHttps, regionalRun } from "../serverless-fixtures";

const first = `resource "google_cloudfunctions_function" "resize" {
  name    = "resize"
  runtime = "nodejs20"
  region  = "europe-west1"
}
`;
const second = `resource "google_cloudfunctions2_function" "resize" {
  name     = "resize"
  location = "europe-west1"
}
`;
const toFirst = "cloud_function {\n  function = google_cloudfunctions_function.resize.name\n}";
const toSecond = "cloud_function {\n  function = google_cloudfunctions2_function.resize.name\n}";
const marked = (text: string) => text.replace(/group = (\S+\.id)/, "group = «$1»");

testConstraint(rule, {
  valid: [
    { name: "behind a global external one", tf: first + globalRun(managed, toFirst) },
    { name: "behind the classic one", tf: first + globalRun("", toFirst) },
    { name: "of the second generation", tf: second + regionalRun(`${managed}\n${overHttps}`, toSecond) },
    { name: "named only", tf: first + regionalRun(managed, cloudFunction.replace('"fn"', '"resize"')) },
    {
      name: "found by a URL mask",
      tf: first + regionalRun(managed, 'cloud_function {\n  url_mask = "/<function>"\n}'),
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${first}${globalRun("load_balancing_scheme = var.s", toFirst)}`,
    },
    {
      name: "a function that is not known",
      tf: `variable "f" {}\n${first}${regionalRun(managed, "cloud_function {\n  function = var.f\n}")}`,
    },
  ],
  invalid: [
    {
      name: "behind a regional one",
      tf: first + marked(regionalRun(managed, toFirst)),
      message:
        'The function "resize" behind the NEG "run" is of the first generation, and a regional load balancer reaches Cloud Run and second generation functions only. Move the function to the second generation, or use a global external load balancer.',
    },
    {
      name: "behind a cross-region internal one",
      tf: first + marked(globalRun(internal, toFirst)),
      message:
        'The function "resize" behind the NEG "run" is of the first generation, and a cross-region internal load balancer reaches Cloud Run and second generation functions only. Move the function to the second generation, or use a global external load balancer.',
    },
  ],
});

test("reads functions of Config Connector", () => {
  const session = configConnectorFormat.open();
  session.update(
    "lb.yaml",
    `apiVersion: cloudfunctions.cnrm.cloud.google.com/v1beta1
kind: CloudFunctionsFunction
metadata:
  name: resize
spec:
  region: us-central1
  runtime: nodejs20
---
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeRegionNetworkEndpointGroup
metadata:
  name: resize
spec:
  region: us-central1
  networkEndpointType: SERVERLESS
  cloudFunction:
    functionRef:
      name: resize
---
apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: resize
spec:
  location: us-central1
  loadBalancingScheme: INTERNAL_MANAGED
  backend:
    - group:
        networkEndpointGroupRef:
          external: projects/p/regions/us-central1/networkEndpointGroups/resize
`,
  );
  const reports = [...rule.find(buildTopology(session.result().resources))];
  expect(reports.map((it) => it.resource)).toEqual(["ComputeBackendService/resize"]);
});
