import rule from "../../../../src/core/constraints/backend-service/serverless-neg-same-platform";
import { testConstraint } from "../../../support/test-constraint";
import { backend, service } from "../fixtures";
import { apiGateway, appEngine, cloudFunction, cloudRun, groupOf, managed, negOf } from "../serverless-fixtures";

const two = (first: string, second: string) => negOf("a", first) + negOf("b", second, "us-central1");
const both = (second = groupOf("b")) => service(`${managed}\n${backend(groupOf("a"))}\n${backend(second)}`);
const marked = both(`«${groupOf("b")}»`);

testConstraint(rule, {
  valid: [
    { name: "Cloud Run in two regions", tf: two(cloudRun, cloudRun) + both() },
    { name: "one by name, one by mask", tf: two(cloudRun, 'cloud_run {\n  url_mask = "/<service>"\n}') + both() },
    {
      name: "a NEG that names two platforms is another mistake",
      tf: two(cloudRun, `${cloudRun}\n${appEngine}`) + both(),
    },
    {
      name: "a platform that is not known",
      tf: `variable "p" {}\n${two(cloudRun, apiGateway.replace(/"apig[^"]*"/, "var.p"))}${both()}`,
    },
    {
      name: "blocks that may be there or not",
      tf: `variable "on" {}\n${two(
        cloudRun,
        `dynamic "cloud_run" {
  for_each = var.on ? [1] : []
  content {
    service = "svc"
  }
}
dynamic "app_engine" {
  for_each = var.on ? [] : [1]
  content {}
}`,
      )}${both()}`,
    },
    { name: "a literal link", tf: two(cloudRun, cloudRun) + both('"projects/p/regions/r/networkEndpointGroups/x"') },
  ],
  invalid: [
    {
      name: "Cloud Run and App Engine",
      tf: two(cloudRun, appEngine) + marked,
      message:
        'The serverless NEG "b" points at App Engine, but "a" at Cloud Run: the NEGs of one backend service must be deployments of one application. Give it its own backend service.',
      fixes: ["Move b to its own backend service"],
    },
    { name: "a function and Cloud Run", tf: two(cloudFunction, cloudRun) + marked },
    {
      name: "Cloud Run and API Gateway",
      tf: two(cloudRun, apiGateway) + marked,
      message:
        'The serverless NEG "b" points at API Gateway, but "a" at Cloud Run: the NEGs of one backend service must be deployments of one application. Give it its own backend service.',
    },
  ],
});
