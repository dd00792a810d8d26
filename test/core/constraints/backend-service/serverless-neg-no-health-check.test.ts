import rule from "../../../../src/core/constraints/backend-service/serverless-neg-no-health-check";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, serverlessNeg, service, toServerless, toZonal, zonalNeg } from "../fixtures";

testConstraint(rule, {
  valid: [
    { name: "none", tf: serverlessNeg() + service(backend(toServerless)) },
    {
      name: "beside a zonal NEG: serverless-neg-not-alone says it",
      tf: serverlessNeg() + zonalNeg() + service(`${probed}\n${backend(toServerless)}\n${backend(toZonal)}`),
    },
    { name: "a zonal NEG", tf: zonalNeg() + service(`${probed}\n${backend(toZonal)}`) },
    {
      name: "not known",
      tf: `variable "h" {}\n${serverlessNeg()}${service(`health_checks = var.h\n${backend(toServerless)}`)}`,
    },
  ],
  invalid: [
    {
      name: "one",
      tf:
        serverlessNeg() + service(`health_checks = «["projects/p/global/healthChecks/hc"]»\n${backend(toServerless)}`),
      fixes: ["Remove the health check"],
      fixed: serverlessNeg() + service(backend(toServerless)),
    },
  ],
});
