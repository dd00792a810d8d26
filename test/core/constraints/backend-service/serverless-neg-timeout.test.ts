import rule from "../../../../src/core/constraints/backend-service/serverless-neg-timeout";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, service, toInstances } from "../fixtures";
import { globalRun, internal, regionalRun } from "../serverless-fixtures";

testConstraint(rule, {
  valid: [
    { name: "none", tf: globalRun("") },
    { name: "the default is tolerated", tf: globalRun("timeout_sec = 30") },
    { name: "zero is not sent", tf: globalRun("timeout_sec = 0") },
    { name: "not known", tf: `variable "t" {}\n${globalRun("timeout_sec = var.t")}` },
    { name: "instances", tf: service(`timeout_sec = 120\n${probed}\n${backend(toInstances)}`) },
    {
      name: "meant for instances beside, which is another mistake",
      tf: globalRun(`timeout_sec = 120\n${backend(toInstances)}`),
    },
  ],
  invalid: [
    {
      name: "two minutes",
      tf: globalRun("timeout_sec = «120»"),
      message:
        'The backend "run" is a serverless NEG, whose platform decides the timeout: the API refuses 120 seconds. Remove the timeout here and set it on the service behind the NEG.',
      fixes: ["Remove the timeout"],
      fixed: globalRun(""),
    },
    { name: "by a variable", tf: `variable "t" {\n  default = 60\n}\n${globalRun("timeout_sec = «var.t»")}` },
    { name: "of a regional service", tf: regionalRun(`${internal}\ntimeout_sec = «10»`), fixed: regionalRun(internal) },
  ],
});
