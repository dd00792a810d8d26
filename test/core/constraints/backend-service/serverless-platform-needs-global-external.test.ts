import rule from "../../../../src/core/constraints/backend-service/serverless-platform-needs-global-external";
import { testConstraint } from "../../../support/test-constraint";
import { apiGateway, appEngine, globalRun, internal, managed, regionalRun } from "../serverless-fixtures";

const marked = (text: string) => text.replace(/group = (\S+\.id)/, "group = «$1»");

testConstraint(rule, {
  valid: [
    { name: "App Engine behind a global external one", tf: globalRun(managed, appEngine) },
    { name: "App Engine behind the classic one", tf: globalRun("", appEngine) },
    { name: "API Gateway behind a global external one", tf: globalRun(managed, apiGateway) },
    { name: "Cloud Run behind a regional one", tf: regionalRun(managed) },
    { name: "Cloud Run behind a cross-region internal one", tf: globalRun(internal) },
    {
      name: "a platform that is not known",
      tf: `variable "p" {}\n${regionalRun(managed, apiGateway.replace(/"apig[^"]*"/, "var.p"))}`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${globalRun("load_balancing_scheme = var.s", appEngine)}`,
    },
    {
      name: "a block that may be there or not",
      tf: `variable "on" {}\n${regionalRun(managed, 'dynamic "app_engine" {\n  for_each = var.on ? [1] : []\n  content {}\n}')}`,
    },
  ],
  invalid: [
    {
      name: "App Engine behind a regional one",
      tf: marked(regionalRun(managed, appEngine)),
      message:
        'The NEG "run" points at App Engine, and a regional load balancer reaches Cloud Run and second generation functions only. Use a global backend service with scheme EXTERNAL_MANAGED.',
    },
    { name: "App Engine's default routing", tf: marked(regionalRun(internal, "app_engine {\n}")) },
    {
      name: "API Gateway behind a cross-region internal one",
      tf: marked(globalRun(internal, apiGateway)),
      message:
        'The NEG "run" points at API Gateway, and a cross-region internal load balancer reaches Cloud Run and second generation functions only. Use a global backend service with scheme EXTERNAL_MANAGED.',
    },
  ],
});
