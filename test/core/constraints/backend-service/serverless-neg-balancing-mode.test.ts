import rule from "../../../../src/core/constraints/backend-service/serverless-neg-balancing-mode";
import { testConstraint } from "../../../support/test-constraint";
import { backend, serverlessNeg, service, toServerless } from "../fixtures";

testConstraint(rule, {
  valid: [
    { name: "none", tf: serverlessNeg() + service(backend(toServerless)) },
    {
      name: "UTILIZATION is ignored",
      tf: serverlessNeg() + service(backend(toServerless, 'balancing_mode = "UTILIZATION"')),
    },
    {
      name: "not known",
      tf: `variable "m" {}\n${serverlessNeg()}${service(backend(toServerless, "balancing_mode = var.m"))}`,
    },
  ],
  invalid: [
    {
      name: "RATE",
      tf: serverlessNeg() + service(backend(toServerless, 'balancing_mode = «"RATE"»\nmax_rate = 5')),
      message:
        '"run" is a serverless NEG, which scales on its own and takes no balancing mode: the API refuses RATE. Remove it.',
      fixes: ["Remove balancing mode and limits"],
      fixed: serverlessNeg() + service(backend(toServerless)),
    },
  ],
});
